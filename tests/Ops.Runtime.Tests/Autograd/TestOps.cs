using RawOpsNet.OpServices;

namespace RawOpsNet.Tests.Runtime.Autograd;

/// <summary>A few ops written by hand against the tape's contract, as generated code writes them.</summary>
internal static class TestOps
{
    /// <summary>How many gradients ran.</summary>
    [ThreadStatic]
    public static int GradientsRun;

    public static Tensor Mul(Tensor x, Tensor y)
    {
        Tensor z = Zip(x, y, (a, b) => a * b);
        if (Tapes.Watches(x, y))
        {
            RecordBuilder record = Tapes.Record(MulGradient.Instance);
            record.Input(x);
            record.Input(y);
            record.Output(z);
            record.Save(x);
            record.Save(y);
            record.Done();
        }

        return z;
    }

    public static Tensor Add(Tensor x, Tensor y)
    {
        Tensor z = Zip(x, y, (a, b) => a + b);
        if (Tapes.Watches(x, y))
        {
            RecordBuilder record = Tapes.Record(AddGradient.Instance);
            record.Input(x);
            record.Input(y);
            record.Output(z);
            record.Done();
        }

        return z;
    }

    public static Tensor Floor(Tensor x)
    {
        Tensor z = Zip(x, x, (a, _) => Math.Floor(a));
        if (Tapes.Watches(x))
        {
            RecordBuilder record = Tapes.Record(FloorGradient);
            record.Input(x);
            record.Output(z);
            record.Done();
        }

        return z;
    }

    public static Tensor ToInt(Tensor x)
    {
        int[] values = Array.ConvertAll(x.ToArray<double>(), value => (int)value);
        Tensor z = Tensor.From(values, x.Shape);
        if (Tapes.Watches(x))
        {
            RecordBuilder record = Tapes.Record(AddGradient.Instance);
            record.Input(x);
            record.Output(z);
            record.Done();
        }

        return z;
    }

    /// <summary>Cuts a vector in two; the outputs' gradients may be missing.</summary>
    public static Tensor[] Halves(Tensor x)
    {
        double[] values = x.ToArray<double>();
        int half = values.Length / 2;
        Tensor[] halves = [(Tensor)values[..half], (Tensor)values[half..]];
        if (Tapes.Watches(x))
        {
            RecordBuilder record = Tapes.Record(HalvesGradient.Instance);
            record.Input(x);
            record.Outputs(halves);
            record.Save(7L);
            record.Save(0.5);
            record.Save(true);
            record.Save(DType.Float64);
            record.Save(x.Shape);
            record.Save("text");
            record.Save((Tensor?)null);
            record.Save([x, x]);
            record.Done();
        }

        return halves;
    }

    /// <summary>Takes rows of a variable, whose gradient is rows.</summary>
    public static Tensor Gather(Variable table, Tensor indices)
    {
        using ResourceScope held = ResourceAccess.Open("ResourceGather", null, [table.Handle]);
        Tensor value = held.Value(0, "resource");
        int width = (int)value.Shape[1];
        double[] all = value.ToArray<double>();
        double[] rows = [.. indices.ToArray<int>().SelectMany(row => all[(row * width)..((row + 1) * width)])];
        Tensor z = Tensor.From(rows, [indices.Count, width]);
        if (Tapes.Watches(table.Handle))
        {
            RecordBuilder record = Tapes.Record(GatherGradient.Instance);
            record.Input(table.Handle);
            record.Output(z);
            record.Save(indices);
            record.Save(value.Shape);
            record.Done();
        }

        return z;
    }

    private static Tensor Zip(Tensor x, Tensor y, Func<double, double, double> function)
    {
        double[] left = x.ToArray<double>();
        double[] right = y.ToArray<double>();
        return Tensor.From(left.Zip(right, function).ToArray(), x.Shape);
    }

    private sealed class MulGradient : OpGradient
    {
        public static readonly MulGradient Instance = new();

        public override string Op => "Mul";

        public override void Run(ref SavedRecord saved, in UpstreamGradients upstream, ref GradientSink into)
        {
            GradientsRun++;
            Tensor x = saved.Tensor();
            Tensor y = saved.Tensor();
            if (into.Wants(0))
            {
                into.Set(0, Mul(upstream[0], y));
            }

            if (into.Wants(1))
            {
                into.Set(1, Mul(upstream[0], x));
            }
        }
    }

    private sealed class AddGradient : OpGradient
    {
        public static readonly AddGradient Instance = new();

        public override string Op => "Add";

        public override void Run(ref SavedRecord saved, in UpstreamGradients upstream, ref GradientSink into)
        {
            for (int i = 0; i < into.Count; i++)
            {
                into.Set(i, upstream[0]);
            }
        }
    }

    private sealed class HalvesGradient : OpGradient
    {
        public static readonly HalvesGradient Instance = new();

        public override string Op => "Halves";

        public override void Run(ref SavedRecord saved, in UpstreamGradients upstream, ref GradientSink into)
        {
            Assert.Equal(7, saved.Long());
            Assert.Equal(0.5, saved.Double());
            Assert.True(saved.Bool());
            Assert.Equal(DType.Float64, saved.DType());
            Shape shape = saved.Shape();
            Assert.Equal("text", saved.Object());
            Assert.Null(saved.TensorOrNull());
            Assert.Equal(2, saved.Tensors().Length);
            Assert.True(upstream.Has(0) || upstream.Has(1));
            into.Set(0, Tensor.From([.. upstream[0].ToArray<double>(), .. upstream[1].ToArray<double>()], shape));
        }
    }

    private static readonly NoGradient FloorGradient = new("TestOps.Floor");

    private sealed class GatherGradient : OpGradient
    {
        public static readonly GatherGradient Instance = new();

        public override string Op => "ResourceGather";

        public override void Run(ref SavedRecord saved, in UpstreamGradients upstream, ref GradientSink into) =>
            into.Set(0, new IndexedSlices(upstream[0], saved.Tensor(), saved.Shape()));
    }
}
