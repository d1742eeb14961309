namespace RawOpsNet.Generator.Model;

/// <summary>One test of a record.</summary>
internal sealed record TestModel
{
    /// <summary>What the test shows; a running number where the record gives no name.</summary>
    public required string Name { get; init; }

    /// <summary>
    /// The dtypes to run it in: values of the op's first type attr that an input carries; empty for an op without one.
    /// </summary>
    public EquatableArray<DType> Types { get; init; }

    /// <summary>Values of attrs.</summary>
    public EquatableArray<TestEntry> Attrs { get; init; }

    /// <summary>Values of inputs.</summary>
    public EquatableArray<TestEntry> Inputs { get; init; }

    /// <summary>Expected outputs, and resources after the call.</summary>
    public EquatableArray<TestEntry> Outputs { get; init; }

    /// <summary>How far results may be off; null for the dtype's own.</summary>
    public double? Tolerance { get; init; }

    /// <summary>A part of the message that the call must throw with; null where it must not.</summary>
    public string? Throws { get; init; }

    /// <summary>Whether the gradient is compared with central differences in float64.</summary>
    public bool GradCheck { get; init; }

    /// <summary>Whether two calls must give the same bits.</summary>
    public bool Repeatable { get; init; }

    /// <summary>Moments of outputs.</summary>
    public EquatableArray<TestStatistic> Stats { get; init; }

    /// <summary>The devices to run it on; empty for all.</summary>
    public EquatableArray<string> Devices { get; init; }

    /// <summary>The line of the yaml file, counted from 1 at the record's first line.</summary>
    public int RelativeLine { get; init; }
}
