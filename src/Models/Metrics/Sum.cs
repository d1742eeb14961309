namespace RawOpsNet.Models;

/// <summary>Sums values with weights.</summary>
public sealed class Sum : Trackable, IFigure
{
    /// <summary>Makes a sum.</summary>
    /// <param name="name">The name in the logs.</param>
    public Sum(string name = "sum")
    {
        Name = name;
        Total = Variable.From(() => 0f, trainable: false, name: "total");
    }

    /// <summary>Gets the name in the logs.</summary>
    public string Name { get; }

    /// <summary>Gets the weighted sum.</summary>
    public Variable Total { get; }

    /// <summary>Takes values in.</summary>
    /// <param name="values">The values.</param>
    /// <param name="sampleWeight">A weight for each, of their shape or fewer dims; null: all 1.</param>
    public void UpdateState(Tensor values, Tensor? sampleWeight = null)
    {
        ArgumentNullException.ThrowIfNull(values);
        Tensor numbers = values.DType == DType.Float32 ? values : RawOps.Cast(values, dstT: DType.Float32);
        if (sampleWeight is not null)
        {
            numbers = RawOps.Mul(numbers, SampleWeights.For(numbers, sampleWeight));
        }

        Total.AssignAdd(RawOps.Sum(numbers, Axes.All(numbers)));
    }

    /// <summary>Gives the sum.</summary>
    public Tensor Result() => Total.Read();

    /// <summary>Forgets all values.</summary>
    public void ResetState()
    {
        using TensorScope scope = new();
        Total.Assign(0f);
    }

    /// <summary>Makes a sum from what <see cref="GetConfig"/> gave.</summary>
    /// <param name="config">The config, by Keras' keys.</param>
    /// <exception cref="InvalidArgumentException">A key or value is not one of the class.</exception>
    public static Sum FromConfig(IReadOnlyDictionary<string, object?> config) =>
        new(Config.FigureName("Sum", config, "sum"));

    /// <summary>Gives what the sum is made of, by Keras' keys.</summary>
    public IReadOnlyDictionary<string, object?> GetConfig() => Config.Of(("name", Name), ("dtype", "float32"));
}
