namespace RawOpsNet.Tests.Runtime.Kernels.Convolution;

/// <summary>A convolution drawn from a seed, and its sums as the definition gives them, tap by tap in double.</summary>
internal sealed class ConvolutionCase
{
    private static readonly int[] ManyChannels = [1, 2, 3, 5, 8, 16, 17, 33, 40];

    private readonly long[] _dilations;
    private readonly long[] _before;
    private readonly long[] _after;

    public ConvolutionCase(int seed)
    {
        Random random = new(seed);
        int groups = random.Next(4) == 0 ? random.Next(2, 4) : 1;
        int groupChannels = ManyChannels[random.Next(ManyChannels.Length)];
        int groupFilters = ManyChannels[random.Next(ManyChannels.Length)];
        Filter = [random.Next(1, 5), random.Next(1, 5), groupChannels, groupFilters * groups];
        Strides = [1, random.Next(1, 4), random.Next(1, 4), 1];
        _dilations = [1, random.Next(1, 3), random.Next(1, 3), 1];
        _before = [random.Next(0, 3), random.Next(0, 3)];
        _after = [random.Next(0, 3), random.Next(0, 3)];
        long rows = Math.Max(1, Reach(0) - _before[0] - _after[0]) + random.Next(0, 9);
        long columns = Math.Max(1, Reach(1) - _before[1] - _after[1]) + random.Next(0, 30);
        Input = [random.Next(1, 4), rows, columns, groupChannels * groups];
        Output = [Input[0], Stops(0), Stops(1), Filter[3]];
        X = Draw(random, Input);
        W = Draw(random, Filter);
        Dy = Draw(random, Output);
    }

    public long[] Input { get; }

    public long[] Filter { get; }

    public long[] Output { get; }

    public long[] Strides { get; }

    public ReadOnlySpan<long> Dilations => _dilations;

    public long[] Paddings => [0, 0, _before[0], _after[0], _before[1], _after[1], 0, 0];

    public double[] X { get; }

    public double[] W { get; }

    public double[] Dy { get; }

    /// <summary>Sums y, dx and dw over every stop, tap, channel and filter.</summary>
    public (double[] Y, double[] Dx, double[] Dw) Sums()
    {
        double[] y = new double[Dy.Length];
        double[] dx = new double[X.Length];
        double[] dw = new double[W.Length];
        long channels = Filter[2];
        long filters = Filter[3] / (Input[3] / channels);
        ForEachTap((stop, pixel, tap) =>
        {
            for (long filter = 0; filter < Filter[3]; filter++)
            {
                long group = filter / filters;
                for (long channel = 0; channel < channels; channel++)
                {
                    long x = (pixel * Input[3]) + (group * channels) + channel;
                    long w = (((tap * channels) + channel) * Filter[3]) + filter;
                    long at = (stop * Filter[3]) + filter;
                    y[at] += X[x] * W[w];
                    dx[x] += Dy[at] * W[w];
                    dw[w] += Dy[at] * X[x];
                }
            }
        });
        return (y, dx, dw);
    }

    private static double[] Draw(Random random, long[] shape)
    {
        double[] values = new double[shape.Aggregate(1L, (product, dim) => product * dim)];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = random.Next(-8, 9) / 8.0;
        }

        return values;
    }

    private long Reach(int dim) => ((Filter[dim] - 1) * _dilations[dim + 1]) + 1;

    private long Stops(int dim) =>
        ((Input[dim + 1] + _before[dim] + _after[dim] - Reach(dim)) / Strides[dim + 1]) + 1;

    private void ForEachTap(Action<long, long, long> act)
    {
        for (long stop = 0; stop < Output[0] * Output[1] * Output[2]; stop++)
        {
            long column = stop % Output[2];
            long row = stop / Output[2] % Output[1];
            long image = stop / Output[2] / Output[1];
            for (long tap = 0; tap < Filter[0] * Filter[1]; tap++)
            {
                long y = (row * Strides[1]) - _before[0] + (tap / Filter[1] * _dilations[1]);
                long x = (column * Strides[2]) - _before[1] + (tap % Filter[1] * _dilations[2]);
                if (y >= 0 && y < Input[1] && x >= 0 && x < Input[2])
                {
                    act(stop, (((image * Input[1]) + y) * Input[2]) + x, tap);
                }
            }
        }
    }
}
