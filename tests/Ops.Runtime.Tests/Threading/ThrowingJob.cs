using System.Globalization;

namespace RawOpsNet.Tests.Runtime;

/// <summary>Throws in parts 7, 17, 27 and 37.</summary>
internal readonly struct ThrowingJob(int[] runs) : IParallelJob
{
    public int[] Runs => runs;

    public void Run(int part)
    {
        Interlocked.Increment(ref runs[part]);
        if (part % 10 == 7)
        {
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"part {part}"));
        }
    }
}
