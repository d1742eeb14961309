namespace RawOpsNet.Models;

/// <summary>Means values with weights: their weighted sum over the sum of the weights, 0 where there are none.</summary>
public sealed class Mean : Trackable, IFigure
{
    /// <summary>Makes a mean.</summary>
    /// <param name="name">The name in the logs.</param>
    public Mean(string name = "mean")
    {
        Name = name;
        Total = Variable.From(() => 0f, trainable: false, name: "total");
        Count = Variable.From(() => 0f, trainable: false, name: "count");
    }

    /// <summary>Gets the name in the logs.</summary>
    public string Name { get; }

    /// <summary>Gets the weighted sum.</summary>
    public Variable Total { get; }

    /// <summary>Gets the sum of the weights.</summary>
    public Variable Count { get; }

    /// <summary>Takes values in.</summary>
    /// <param name="values">The values.</param>
    /// <param name="sampleWeight">A weight for each, of their shape or fewer dims; null: all 1.</param>
    public void UpdateState(Tensor values, Tensor? sampleWeight = null)
    {
        ArgumentNullException.ThrowIfNull(values);
        Tensor numbers = values.DType == DType.Float32 ? values : RawOps.Cast(values, dstT: DType.Float32);
        Tensor count = (float)numbers.Count;
        if (sampleWeight is not null)
        {
            Tensor weights = SampleWeights.For(numbers, sampleWeight);
            numbers = RawOps.Mul(numbers, weights);
            Tensor spread = RawOps.BroadcastTo(weights, values.Shape.ToArray());
            count = RawOps.Sum(spread, Axes.All(spread));
        }

        Total.AssignAdd(RawOps.Sum(numbers, Axes.All(numbers)));
        Count.AssignAdd(count);
    }

    /// <summary>Computes the mean.</summary>
    public Tensor Result() => RawOps.DivNoNan(Total, Count);

    /// <summary>Forgets all values.</summary>
    public void ResetState()
    {
        // Assigning shares the zero's buffer: while the zero lives, the next update would copy.
        using TensorScope scope = new();
        Total.Assign(0f);
        Count.Assign(0f);
    }

    /// <summary>Makes a mean from what <see cref="GetConfig"/> gave.</summary>
    /// <param name="config">The config, by Keras' keys.</param>
    /// <exception cref="InvalidArgumentException">A key or value is not one of the class.</exception>
    public static Mean FromConfig(IReadOnlyDictionary<string, object?> config) =>
        new(Config.FigureName("Mean", config, "mean"));

    /// <summary>Gives what the mean is made of, by Keras' keys.</summary>
    public IReadOnlyDictionary<string, object?> GetConfig() => Config.Of(("name", Name), ("dtype", "float32"));
}
