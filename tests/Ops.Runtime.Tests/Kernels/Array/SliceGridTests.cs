using RawOpsNet.Kernels;
using RawOpsNet.OpServices;

namespace RawOpsNet.Tests.Runtime.Kernels;

public class SliceGridTests
{
    [Fact]
    public void Takes_what_pythons_slices_take()
    {
        Random random = new(11);
        for (int round = 0; round < 3000; round++)
        {
            int size = random.Next(0, 7);
            int begin = random.Next(-10, 11);
            int end = random.Next(-10, 11);
            int step = random.Next(1, 4) * (random.Next(2) == 0 ? 1 : -1);
            long masks = random.Next(4);
            Span<long> room = new long[3];
            SliceMasks both = new(masks & 1, masks >> 1, 0, 0, 0);
            SliceGrid grid = new(new OpSite("StridedSlice", null), [size], room, Vector(begin), Vector(end), Vector(step), both);
            List<int> expected = Python((masks & 1) != 0 ? null : begin, masks >> 1 != 0 ? null : end, step, size);
            Assert.Equal([expected.Count], grid.Output.ToArray());
            for (int i = 0; i < expected.Count; i++)
            {
                Assert.Equal(expected[i], grid.Starts[0] + (i * grid.Steps[0]));
            }
        }
    }

    [Theory]
    [InlineData(0, 0, 0, new long[] { 2, 2, 5, 6 })]
    [InlineData(1, 0, 0, new long[] { 3, 4, 5, 2 })]
    [InlineData(1, 0, 2, new long[] { 3, 4, 5 })]
    [InlineData(2, 0, 1, new long[] { 4, 5, 6 })]
    [InlineData(2, 1, 0, new long[] { 1, 3, 4, 5, 6 })]
    [InlineData(3, 0, 0, null)]
    public void Places_ellipsis_new_and_shrunk_dims(long ellipsis, long inserted, long shrunk, long[]? expected)
    {
        // Items [1:3, 0:2] over [3, 4, 5, 6], read by the masks as an ellipsis, a new dim or one element.
        Shape Take()
        {
            SliceMasks masks = new(0, 0, ellipsis, inserted, shrunk);
            OpSite site = new("StridedSlice", null);
            return new SliceGrid(site, [3, 4, 5, 6], new long[12], Vector(1, 0), Vector(3, 2), Vector(1, 1), masks).Output;
        }

        if (expected is null)
        {
            Assert.Throws<InvalidArgumentException>(() => Take());
        }
        else
        {
            Assert.Equal(expected, Take().ToArray());
        }
    }

    [Fact]
    public void Bears_extreme_numbers()
    {
        OpSite site = new("StridedSlice", null);
        foreach (long extreme in new[] { long.MinValue, long.MinValue + 1, long.MaxValue })
        {
            Tensor numbers = Tensor.From(new[] { extreme });
            SliceGrid grid = new(site, [5], new long[3], numbers, Tensor.From(new[] { 5L }), Tensor.From(new[] { 1L }), default);
            Assert.Equal(extreme < 0 ? 5 : 0, grid.Output[0]);
            SliceGrid step = new(site, [5], new long[3], Tensor.From(new[] { 4L }), numbers, numbers, default);
            Assert.Equal(1, step.Output[0]);
        }
    }

    private static Tensor Vector(params int[] values) => Tensor.From(values);

    private static List<int> Python(int? begin, int? end, int step, int size)
    {
        int lowest = step > 0 ? 0 : -1;
        int highest = step > 0 ? size : size - 1;
        int Clamp(int value) => Math.Clamp(value < 0 ? value + size : value, lowest, highest);
        int start = begin is { } b ? Clamp(b) : step > 0 ? lowest : highest;
        int stop = end is { } e ? Clamp(e) : step > 0 ? highest : lowest;
        List<int> places = [];
        for (int i = start; step > 0 ? i < stop : i > stop; i += step)
        {
            places.Add(i);
        }

        return places;
    }
}
