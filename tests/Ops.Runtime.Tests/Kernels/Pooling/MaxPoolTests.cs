namespace RawOpsNet.Tests.Runtime.Kernels.Pooling;

public class MaxPoolTests
{
    // Channels: less than a lane, whole lanes, lanes and a rest. Windows: tiles, tiles cut off at the edge, overlapping, apart.
    [Theory]
    [InlineData(3, 2, 2, ConvolutionPadding.VALID)]
    [InlineData(32, 2, 2, ConvolutionPadding.VALID)]
    [InlineData(37, 2, 2, ConvolutionPadding.SAME)]
    [InlineData(37, 3, 2, ConvolutionPadding.SAME)]
    [InlineData(16, 3, 1, ConvolutionPadding.VALID)]
    [InlineData(20, 2, 3, ConvolutionPadding.VALID)]
    public void The_first_largest_of_a_window_is_taken_and_gets_its_gradient(
        int channels, int size, int stride, ConvolutionPadding padding)
    {
        const int Images = 2, Side = 9;
        float[] images = Values(Images * Side * Side * channels);
        Tensor x = RawOps.Reshape(images, new[] { Images, Side, Side, channels });
        Tensor y = RawOps.MaxPool(x, [1, size, size, 1], [1, stride, stride, 1], padding);
        int stops = (int)y.Shape[1];
        float[] gradients = [.. Enumerable.Range(0, (int)y.Count).Select(i => 1 + (i % 7 * 0.25f))];
        Tensor dx = RawOps.MaxPoolGrad(
            x, y, RawOps.Reshape(gradients, y.Shape), [1, size, size, 1], [1, stride, stride, 1], padding);

        int before = padding == ConvolutionPadding.SAME ? Math.Max(0, ((stops - 1) * stride) + size - Side) / 2 : 0;
        float[] expected = new float[images.Length];
        float[] largest = y.ToArray<float>();
        for (int i = 0; i < largest.Length; i++)
        {
            int channel = i % channels;
            int stop = i / channels;
            (int row, int column) = ((stop / stops % stops * stride) - before, (stop % stops * stride) - before);
            int image = stop / (stops * stops);
            int best = -1;
            for (int tap = 0; tap < size * size; tap++)
            {
                (int at, int across) = (row + (tap / size), column + (tap % size));
                if (at is >= 0 and < Side && across is >= 0 and < Side)
                {
                    int place = (((((image * Side) + at) * Side) + across) * channels) + channel;
                    bool isLarger = best < 0 || images[place] > images[best] || float.IsNaN(images[place]);
                    best = isLarger && (best < 0 || !float.IsNaN(images[best])) ? place : best;
                }
            }

            Assert.Equal(images[best], largest[i]);
            expected[best] += gradients[i];
        }

        Assert.Equal(expected, dx.ToArray<float>());
    }

    // Many equal elements, and a NaN now and then.
    private static float[] Values(int count)
    {
        Random random = new(5);
        float[] values = new float[count];
        for (int i = 0; i < count; i++)
        {
            values[i] = random.Next(40) == 0 ? float.NaN : random.Next(-3, 4);
        }

        return values;
    }
}
