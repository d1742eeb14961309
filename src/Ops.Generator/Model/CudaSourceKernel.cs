using RawOpsNet.Generator.Expressions.Syntax;

namespace RawOpsNet.Generator.Model;

/// <summary>A hand-written CUDA source and how it is launched.</summary>
internal sealed record CudaSourceKernel : KernelModel
{
    /// <summary>The path as the record gives it: <c>kernels/matmul.cu</c>.</summary>
    public required string Source { get; init; }

    /// <summary>The text of the source; empty where it was not found.</summary>
    public string SourceText { get; init; } = "";

    /// <summary>The entry's name, with <c>{T}</c> or <c>{bytes}</c> standing for the dtype or the element size.</summary>
    public required string Entry { get; init; }

    /// <summary>The arguments in order: inputs, outputs, attrs, bound dims, <c>state.key</c>, <c>state.counter</c>.</summary>
    public EquatableArray<Expression> Args { get; init; }

    /// <summary>How many threads are launched.</summary>
    public required LaunchModel Launch { get; init; }

    /// <summary>Whether one entry serves every dtype of an element size.</summary>
    public bool ByBytes { get; init; }
}
