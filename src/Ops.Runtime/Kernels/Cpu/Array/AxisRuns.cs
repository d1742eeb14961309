using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

/// <summary>
/// Joins tensors along an axis, and cuts them. Seen from the axis a tensor is [outer, run]: a run is what lies side by side
/// in memory from the axis on.
/// </summary>
internal static class AxisRuns
{
    /// <summary>Writes the runs of each value one after another into the target.</summary>
    /// <param name="site">The call.</param>
    /// <param name="values">The values.</param>
    /// <param name="target">The joined tensor.</param>
    /// <param name="outer">The number of runs of each.</param>
    public static void Join<T>(in OpSite site, ReadOnlySpan<Tensor> values, Tensor target, long outer)
        where T : struct
    {
        if (target.Count == 0)
        {
            return;
        }

        site.OneSpan(target, "output");
        long total = target.Count / outer;
        long start = 0;
        foreach (Tensor value in values)
        {
            long run = value.Count / outer;
            StridedCopy.Run<T>(value, 0, [run, 1], target, start, [total, 1], [outer, run]);
            start += run;
        }
    }

    /// <summary>Cuts the runs of a source into those of each target.</summary>
    /// <param name="site">The call.</param>
    /// <param name="source">The tensor to cut.</param>
    /// <param name="targets">The parts, in order.</param>
    /// <param name="outer">The number of runs of each.</param>
    public static void Cut<T>(in OpSite site, Tensor source, ReadOnlySpan<Tensor> targets, long outer)
        where T : struct
    {
        if (source.Count == 0)
        {
            return;
        }

        site.OneSpan(source, "value");
        long total = source.Count / outer;
        long start = 0;
        foreach (Tensor target in targets)
        {
            long run = target.Count / outer;
            StridedCopy.Run<T>(source, start, [total, 1], target, 0, [run, 1], [outer, run]);
            start += run;
        }
    }
}
