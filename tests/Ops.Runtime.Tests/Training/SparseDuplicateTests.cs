namespace RawOpsNet.Tests.Runtime.Training;

/// <summary>Repeated rows of sparse training ops: steps in the order of indices, on any number of threads.</summary>
[Collection(ThreadCountTests.Name)]
public class SparseDuplicateTests
{
    // Together above the size from which threads share the work.
    private const int Rows = 37;
    private const int Listed = 160;
    private const int Columns = 1031;

    public static TheoryData<string> Ops() => TrainingOpTests.SparseOps();

    [Theory]
    [MemberData(nameof(Ops))]
    public void Repeated_rows_are_steps_in_order_with_one_two_and_eight_threads(string op)
    {
        int[] indices = [.. Enumerable.Range(0, Listed).Select(i => i * i % Rows)];
        List<byte[]> expected = OneByOne(op, indices);

        foreach (int threads in (int[])[1, 2, 8])
        {
            using ThreadCount count = new(threads);
            TrainingCall call = Make(op);
            call.Set("indices", indices);
            call.Set(call.Gradient!, Waves(0, Listed));
            call.Run();

            Assert.True(expected.SequenceEqual(call.Snapshot(), BytesComparer.Instance), $"{threads} threads");
        }
    }

    private static List<byte[]> OneByOne(string op, int[] indices)
    {
        TrainingCall call = Make(op);
        for (int i = 0; i < indices.Length; i++)
        {
            call.Set("indices", indices[i..(i + 1)]);
            call.Set(call.Gradient!, Waves(i, 1));
            call.Run();
        }

        return call.Snapshot();
    }

    private static TrainingCall Make(string op)
    {
        TrainingCall call = new(op);
        foreach (string resource in call.Resources)
        {
            call.Replace(resource, TrainingCall.Filled([Rows, Columns]));
        }

        return call;
    }

    private static Tensor Waves(int first, int rows)
    {
        float[] values = new float[rows * Columns];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = MathF.Sin((first * Columns) + i);
        }

        return Tensor.From(values, [rows, Columns]);
    }
}
