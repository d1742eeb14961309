using RawOpsNet.OpServices;

namespace RawOpsNet.Tests.Loops;

public class UpdateTests
{
    [Fact]
    public void An_update_writes_its_resources_in_place_and_leaves_the_rest()
    {
        foreach (int n in new[] { 1, 3, 16, 67, 1000, 70001 })
        {
            Tensor variable = LoopTensors.Uniform([n], 1);
            Tensor m = LoopTensors.Uniform([n], 2);
            Tensor v = LoopTensors.Uniform([n], 3);
            Square(v);
            Tensor rate = Tensor.From<float>([0.01f], []);
            Tensor gradient = LoopTensors.Uniform([n], 4);
            float[] expectedM = m.ToArray<float>();
            float[] expectedV = v.ToArray<float>();
            float[] expected = variable.ToArray<float>();
            float[] gradients = gradient.ToArray<float>();
            Reference(expected, expectedM, expectedV, 0.01f, gradients);

            AdamBody<float> body = default;
            Elementwise.Update<float, VectorLanes<float>, AdamBody<float>>(ref body, [variable, m, v, rate, gradient]);
            Assert.Equal(expected, variable.ToArray<float>());
            Assert.Equal(expectedM, m.ToArray<float>());
            Assert.Equal(expectedV, v.ToArray<float>());
            Assert.Equal(gradients, gradient.ToArray<float>());
            Assert.Equal(0.01f, rate.Item<float>());
        }
    }

    [Fact]
    public void Operands_of_different_sizes_are_refused_before_anything_is_written()
    {
        Tensor variable = LoopTensors.Uniform([8], 1);
        float[] before = variable.ToArray<float>();
        Tensor other = LoopTensors.Uniform([4], 1);
        AdamBody<float> body = default;
        Assert.Throws<InvalidArgumentException>(() => Elementwise.Update<float, VectorLanes<float>, AdamBody<float>>(
            ref body, [variable, variable, variable, other, variable]));
        Assert.Equal(before, variable.ToArray<float>());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(16)]
    [InlineData(67)]
    public void Rows_are_updated_in_the_order_of_their_indices(int width)
    {
        int rows = 300;
        Random random = new(width);
        int[] indices = [.. Enumerable.Range(0, 4000).Select(_ => random.Next(rows))];
        Tensor gradient = LoopTensors.Uniform([indices.Length, width], 4);
        float[] gradients = gradient.ToArray<float>();
        float[][] expected = State(rows, width);
        for (int k = 0; k < indices.Length; k++)
        {
            Range row = (indices[k] * width)..((indices[k] + 1) * width);
            Reference(
                expected[0].AsSpan(row),
                expected[1].AsSpan(row),
                expected[2].AsSpan(row),
                0.01f,
                gradients.AsSpan(k * width, width));
        }

        foreach (bool isWide in new[] { false, true })
        {
            foreach (int threads in new[] { 1, 2, 8 })
            {
                using ThreadCount count = new(threads);
                float[][] before = State(rows, width);
                Tensor[] state = [.. before.Select(values => Tensor.From<float>(values, [rows, width]))];
                Tensor list = isWide
                    ? Tensor.From<long>([.. indices.Select(i => (long)i)], [indices.Length])
                    : Tensor.From<int>(indices, [indices.Length]);
                Tensor rate = Tensor.From<float>([0.01f], []);
                AdamBody<float> body = default;
                Elementwise.Rows<float, VectorLanes<float>, AdamBody<float>>(
                    ref body,
                    [state[0], state[1], state[2], rate, gradient],
                    [RowAccess.Indexed, RowAccess.Indexed, RowAccess.Indexed, RowAccess.Shared, RowAccess.Listed],
                    list);
                for (int k = 0; k < 3; k++)
                {
                    Assert.Equal(expected[k], state[k].ToArray<float>());
                }
            }
        }
    }

    private static float[][] State(int rows, int width)
    {
        Tensor v = LoopTensors.Uniform([rows, width], 3);
        Square(v);
        return
        [
            LoopTensors.Uniform([rows, width], 1).ToArray<float>(), LoopTensors.Uniform([rows, width], 2).ToArray<float>(),
            v.ToArray<float>(),
        ];
    }

    private static void Square(Tensor tensor)
    {
        foreach (ref float value in TensorAccess.Write<float>(tensor))
        {
            value *= value;
        }
    }

    private static void Reference(Span<float> variable, Span<float> m, Span<float> v, float rate, ReadOnlySpan<float> gradient)
    {
        for (int i = 0; i < variable.Length; i++)
        {
            m[i] += (gradient[i] - m[i]) * 0.1f;
            v[i] += ((gradient[i] * gradient[i]) - v[i]) * 0.001f;
            variable[i] -= rate * m[i] / (MathF.Sqrt(v[i]) + 1e-7f);
        }
    }
}
