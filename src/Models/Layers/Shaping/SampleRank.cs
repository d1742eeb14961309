namespace RawOpsNet.Models;

/// <summary>Checks the ranks of what layers are called on.</summary>
internal static class SampleRank
{
    /// <summary>Checks that a batch has some rank.</summary>
    public static void Require(int rank, Tensor input, string layer, string dims)
    {
        if (input.Rank != rank)
        {
            throw new InvalidArgumentException(
                $"{layer}: the input has shape {input.Shape}; it must have {rank} dims: [{dims}].");
        }
    }

    /// <summary>Checks that a batch has a dim that counts samples, and others.</summary>
    public static void RequireAtLeast(int rank, Tensor input, string layer)
    {
        if (input.Rank < rank)
        {
            throw new InvalidArgumentException(
                $"{layer}: the input has shape {input.Shape}; it must have at least {rank} dims, the first of which counts "
                + "samples.");
        }
    }
}
