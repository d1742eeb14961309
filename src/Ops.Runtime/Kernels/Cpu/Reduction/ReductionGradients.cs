using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

// Gradients of reductions, after TF math_grad.py; they call ops, so that second order works.
internal static partial class GradientFunctions
{
    // The sum's gradient over the number of elements that went into each mean.
    internal static partial Tensor? MeanInput(in MeanGradient g)
    {
        Tensor kept = GradientServices.KeptShape(g.Input.Shape, g.Axis);
        Tensor spread = RawOps.BroadcastTo(RawOps.Reshape(g.DOutput, kept), g.Input.Shape);
        long count = g.Input.Shape.ElementCount / Math.Max(1, g.Output.Shape.ElementCount);
        return RawOps.RealDiv(spread, GradientServices.Constant(Math.Max(1, count), g.Input));
    }

    internal static partial Tensor? MaxInput(in MaxGradient g) =>
        ShareAmongEquals(g.Input, g.Axis, g.Output, g.DOutput);

    internal static partial Tensor? MinInput(in MinGradient g) =>
        ShareAmongEquals(g.Input, g.Axis, g.Output, g.DOutput);

    // Exact at zeros: the product of all other elements, as the exclusive product from the left times the one from the right,
    // with the reduced axes moved to the front and flattened into one.
    internal static partial Tensor? ProdInput(in ProdGradient g)
    {
        Shape shape = g.Input.Shape;
        Span<int> buffer = stackalloc int[shape.Rank];
        ReadOnlySpan<int> axes = Shapes.Axes(g.Site, g.Axis, "reduction_indices", shape, buffer);
        int[] permutation = FrontAxes(axes, shape.Rank);
        long reduced = 1;
        foreach (int axis in axes)
        {
            reduced *= shape[axis];
        }

        Tensor moved = RawOps.Transpose(g.Input, permutation);
        long rest = reduced == 0 ? 0 : shape.ElementCount / reduced;
        Tensor rows = RawOps.Reshape(moved, new[] { reduced, rest });
        Tensor left = RawOps.Cumprod(rows, 0, exclusive: true);
        Tensor right = RawOps.Cumprod(rows, 0, exclusive: true, reverse: true);
        Tensor others = RawOps.Reshape(
            RawOps.Mul(GradientServices.Conj(left), GradientServices.Conj(right)), moved.Shape);
        Tensor back = RawOps.Transpose(others, Inverse(permutation));
        Tensor kept = GradientServices.KeptShape(shape, g.Axis);
        return RawOps.Mul(back, RawOps.BroadcastTo(RawOps.Reshape(g.DOutput, kept), shape));
    }

    // The true derivative, also where elements are zero (TensorFlow divides by x): for each element k the products that
    // contain it are the product before it times the running products after it. O(n) ops of n elements along the axis.
    internal static partial Tensor? CumprodX(in CumprodGradient g)
    {
        Tensor x = GradientServices.Conj(g.X);
        int axis = g.Site.Dim(HostValues.Integer(g.Axis), x.Shape.Rank, "axis");
        long length = x.Shape[axis];
        if (x.Shape.ElementCount == 0)
        {
            return RawOps.ZerosLike(x);
        }

        Tensor before = RawOps.Cumprod(x, axis, exclusive: true, reverse: g.Reverse);
        Tensor[] parts = new Tensor[length];
        for (long k = 0; k < length; k++)
        {
            parts[k] = CumprodPart(g, x, before, axis, k);
        }

        return RawOps.ConcatV2([.. parts, Slice(parts[0], axis, 0, 0)], axis);
    }

    private static Tensor CumprodPart(in CumprodGradient g, Tensor x, Tensor before, int axis, long k)
    {
        // What follows k in the direction of the product; without the element itself the first product is 1.
        long length = x.Shape[axis];
        long start = g.Reverse ? 0 : k + 1;
        long count = g.Reverse ? k : length - k - 1;
        Tensor following = Slice(x, axis, start, count);
        Tensor upstream;
        Tensor products;
        if (g.Exclusive)
        {
            products = RawOps.Cumprod(following, axis, exclusive: true, reverse: g.Reverse);
            upstream = Slice(g.DOut, axis, start, count);
        }
        else
        {
            Tensor one = RawOps.OnesLike(Slice(x, axis, k, 1));
            Tensor running = RawOps.Cumprod(following, axis, reverse: g.Reverse);
            products = g.Reverse ? RawOps.ConcatV2([running, one], axis) : RawOps.ConcatV2([one, running], axis);
            upstream = Slice(g.DOut, axis, g.Reverse ? 0 : k, count + 1);
        }

        Tensor sum = RawOps.Sum(RawOps.Mul(upstream, products), new[] { axis }, keepDims: true);
        return RawOps.Mul(sum, Slice(before, axis, k, 1));
    }

    private static Tensor Slice(Tensor x, int axis, long start, long count)
    {
        long[] begin = new long[x.Shape.Rank];
        long[] size = x.Shape.Dims.ToArray();
        begin[axis] = start;
        size[axis] = count;
        return RawOps.Slice(x, begin, size);
    }

    private static Tensor ShareAmongEquals(Tensor input, Tensor axes, Tensor output, Tensor upstream)
    {
        Tensor kept = GradientServices.KeptShape(input.Shape, axes);
        Tensor mask = RawOps.Cast(RawOps.Equal(RawOps.Reshape(output, kept), input), dstT: input.DType);
        Tensor count = RawOps.Reshape(RawOps.Sum(mask, axes), kept);
        return RawOps.Mul(RawOps.RealDiv(mask, count), RawOps.Reshape(upstream, kept));
    }

    private static int[] FrontAxes(ReadOnlySpan<int> axes, int rank)
    {
        int[] permutation = new int[rank];
        int next = 0;
        foreach (int axis in axes)
        {
            permutation[next++] = axis;
        }

        for (int d = 0; d < rank; d++)
        {
            if (axes.IndexOf(d) < 0)
            {
                permutation[next++] = d;
            }
        }

        return permutation;
    }

    private static int[] Inverse(int[] permutation)
    {
        int[] inverse = new int[permutation.Length];
        for (int d = 0; d < permutation.Length; d++)
        {
            inverse[permutation[d]] = d;
        }

        return inverse;
    }
}
