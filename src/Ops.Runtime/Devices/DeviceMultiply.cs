using System.ComponentModel;

namespace RawOpsNet.OpServices;

/// <summary>
/// Says which matrices to multiply: <c>C[i] = op(A[i]) op(B[i])</c>, all of them row after row, C packed.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct DeviceMultiply
{
    /// <summary>Makes a product of single matrices.</summary>
    public DeviceMultiply()
    {
    }

    /// <summary>The call, for errors.</summary>
    public required OpSite Site { get; init; }

    /// <summary>The left matrices: M x K each, or K x M where <see cref="TransposesA"/>.</summary>
    public required Tensor A { get; init; }

    /// <summary>The right matrices: K x N each, or N x K where <see cref="TransposesB"/>.</summary>
    public required Tensor B { get; init; }

    /// <summary>The products: M x N each. Device and dtype are those of A and B too.</summary>
    public required Tensor C { get; init; }

    /// <summary>Rows of C.</summary>
    public required uint M { get; init; }

    /// <summary>Columns of C.</summary>
    public required uint N { get; init; }

    /// <summary>Terms of each sum.</summary>
    public required uint K { get; init; }

    /// <summary>Whether A is read transposed.</summary>
    public bool TransposesA { get; init; }

    /// <summary>Whether B is read transposed.</summary>
    public bool TransposesB { get; init; }

    /// <summary>Whether the numbers of transposed matrices are conjugated too.</summary>
    public bool Conjugates { get; init; }

    /// <summary>How many matrices there are.</summary>
    public ulong Batches { get; init; } = 1;

    /// <summary>Elements from one A to the next; 0 where one serves all.</summary>
    public ulong StrideA { get; init; }

    /// <summary>Elements from one B to the next; 0 where one serves all.</summary>
    public ulong StrideB { get; init; }
}
