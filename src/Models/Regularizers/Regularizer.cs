using RawOpsNet.Optimizers;

namespace RawOpsNet.Models;

/// <summary>Penalizes a weight or an output: a scalar that is added to the loss. Converts from Keras' names ("l2").</summary>
public abstract class Regularizer
{
    internal static readonly ConfigMakers<Regularizer> Makers = new("regularizer", "keras.regularizers", new()
    {
        ["L1"] = config => new L1(config.Number("l1", 0.01)),
        ["L2"] = config => new L2(config.Number("l2", 0.01)),
        ["L1L2"] = config => new L1L2(config.Number("l1", 0), config.Number("l2", 0)),
        ["l1_l2"] = config => new L1L2(config.Number("l1", 0.01), config.Number("l2", 0.01)),
        ["OrthogonalRegularizer"] = config =>
            new OrthogonalRegularizer(config.Number("factor", 0.01), config.Text("mode", "rows") == "columns"),
    });

    /// <summary>Makes the regularizer of a name, with its defaults.</summary>
    /// <exception cref="InvalidArgumentException">There is none of that name; the message lists those there are.</exception>
    public static implicit operator Regularizer(string name) => Named(name);

    /// <summary>Makes the regularizer of a name, with its defaults.</summary>
    /// <exception cref="InvalidArgumentException">There is none of that name; the message lists those there are.</exception>
    public static Regularizer Named(string name) => FromConfig(name, Config.Of());

    /// <summary>Makes a regularizer from what <see cref="GetConfig"/> gave.</summary>
    /// <param name="className">The class.</param>
    /// <param name="config">The config, by Keras' keys.</param>
    /// <exception cref="InvalidArgumentException">There is no such class, or a key or value is not one of it.</exception>
    public static Regularizer FromConfig(string className, IReadOnlyDictionary<string, object?> config) =>
        Makers.Make(className, config);

    /// <summary>Gives what the regularizer is made of, by Keras' keys.</summary>
    public virtual IReadOnlyDictionary<string, object?> GetConfig() => Config.Of();

    /// <summary>Computes the penalty.</summary>
    public abstract Tensor Invoke(Tensor x);

    internal IReadOnlyDictionary<string, object?> Serialize() => Makers.Serialize(this, GetType().Name, GetConfig());
}
