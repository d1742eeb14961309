using RawOpsNet.Optimizers;

namespace RawOpsNet.Models;

/// <summary>Makes first values of weights. Converts from Keras' names ("zeros", "glorot_uniform").</summary>
public abstract class Initializer
{
    internal static readonly ConfigMakers<Initializer> Makers = new("initializer", "keras.initializers", new()
    {
        ["Constant"] = config => new Constant(config.Number("value", 0)),
        ["GlorotNormal"] = config => new GlorotNormal(config.OptionalWhole("seed")),
        ["GlorotUniform"] = config => new GlorotUniform(config.OptionalWhole("seed")),
        ["HeNormal"] = config => new HeNormal(config.OptionalWhole("seed")),
        ["HeUniform"] = config => new HeUniform(config.OptionalWhole("seed")),
        ["Identity"] = config => new Identity(config.Number("gain", 1)),
        ["LecunNormal"] = config => new LecunNormal(config.OptionalWhole("seed")),
        ["LecunUniform"] = config => new LecunUniform(config.OptionalWhole("seed")),
        ["Ones"] = _ => new Ones(),
        ["Orthogonal"] = config => new Orthogonal(config.Number("gain", 1), config.OptionalWhole("seed")),
        ["RandomNormal"] = config =>
            new RandomNormal(config.Number("mean", 0), config.Number("stddev", 0.05), config.OptionalWhole("seed")),
        ["RandomUniform"] = config =>
            new RandomUniform(config.Number("minval", -0.05), config.Number("maxval", 0.05), config.OptionalWhole("seed")),
        ["TruncatedNormal"] = config =>
            new TruncatedNormal(config.Number("mean", 0), config.Number("stddev", 0.05), config.OptionalWhole("seed")),
        ["VarianceScaling"] = VarianceScaling.FromConfig,
        ["Zeros"] = _ => new Zeros(),
    });

    /// <summary>Makes the initializer of a name, with its defaults.</summary>
    /// <exception cref="InvalidArgumentException">There is none of that name; the message lists those there are.</exception>
    public static implicit operator Initializer(string name) => Named(name);

    /// <summary>Makes the initializer of a name, with its defaults.</summary>
    /// <exception cref="InvalidArgumentException">There is none of that name; the message lists those there are.</exception>
    public static Initializer Named(string name) => FromConfig(name, Config.Of());

    /// <summary>Makes an initializer from what <see cref="GetConfig"/> gave.</summary>
    /// <param name="className">The class.</param>
    /// <param name="config">The config, by Keras' keys.</param>
    /// <exception cref="InvalidArgumentException">There is no such class, or a key or value is not one of it.</exception>
    public static Initializer FromConfig(string className, IReadOnlyDictionary<string, object?> config) =>
        Makers.Make(className, config);

    /// <summary>Gives what the initializer is made of, by Keras' keys.</summary>
    public virtual IReadOnlyDictionary<string, object?> GetConfig() => Config.Of();

    /// <summary>Makes a value.</summary>
    /// <param name="shape">The shape of the weight.</param>
    /// <param name="dtype">The dtype: float16, bfloat16, float32 or float64.</param>
    public abstract Tensor Make(Shape shape, DType dtype = DType.Float32);

    internal IReadOnlyDictionary<string, object?> Serialize() => Makers.Serialize(this, GetType().Name, GetConfig());
}
