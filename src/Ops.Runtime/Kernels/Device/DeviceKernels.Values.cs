using RawOpsNet.Generated;
using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

/// <summary>Conversions, parts of complex numbers, comparisons and choices on a device.</summary>
internal static unsafe partial class DeviceKernels
{
    private static readonly DeviceProgram Casts = DeviceTexts.Program("cast", "cast.cu");
    private static readonly DeviceEntries?[] CastFrom = new DeviceEntries?[64];
    private static readonly DeviceProgram Parts = DeviceTexts.Program("complex", "complex.cu");
    private static readonly DeviceEntries RealParts = new(Parts, "real_");
    private static readonly DeviceEntries ImaginaryParts = new(Parts, "imag_");
    private static readonly DeviceEntries Magnitudes = new(Parts, "magnitude_");
    private static readonly DeviceEntries Angles = new(Parts, "angle_");
    private static readonly DeviceProgram Equality = DeviceTexts.Program("equal", "pairs.cu");
    private static readonly DeviceProgram Joining = DeviceTexts.Program("complex", "pairs.cu");
    private static readonly DeviceProgram Vectors = DeviceTexts.Program("one_hot", "onehot.cu");
    private static readonly DeviceEntries[] VectorsBy =
    [
        new(Vectors, "one_hot_1_"), new(Vectors, "one_hot_2_"), new(Vectors, "one_hot_4_"), new(Vectors, "one_hot_8_"),
        new(Vectors, "one_hot_16_"),
    ];

    internal static partial void Cast(in CastCall call)
    {
        if (call.X.DType == call.Y.DType)
        {
            DeviceBackend.Of(call.Y.Device).Copy(call.X, call.Y);
            return;
        }

        Convert(call.Site, call.X, call.Y, call.Truncate);
    }

    internal static partial void Complex(in ComplexCall call) => Pair(
        call.Site, Joining, call.Real.DType, call.Real, call.Imag, call.Out, false);

    internal static partial void Real(in RealCall call) => Part(call.Site, RealParts, call.Input, call.Output);

    internal static partial void Imag(in ImagCall call) => Part(call.Site, ImaginaryParts, call.Input, call.Output);

    internal static partial void ComplexAbs(in ComplexAbsCall call) => Part(call.Site, Magnitudes, call.X, call.Y);

    internal static partial void Angle(in AngleCall call) => Part(call.Site, Angles, call.Input, call.Output);

    internal static partial void Equal(in EqualCall call) => Compare(call.Site, call.X, call.Y, call.Z, true);

    internal static partial void NotEqual(in NotEqualCall call) => Compare(call.Site, call.X, call.Y, call.Z, false);

    // A scalar picks the whole and a vector picks rows: both broadcast once the condition has dims of 1 behind it.
    internal static partial void Select(in SelectCall call)
    {
        long[] dims = new long[call.X.Rank];
        Array.Fill(dims, 1);
        if (call.Condition.Rank > 0)
        {
            call.Condition.Shape.Dims.CopyTo(dims);
        }

        using Tensor condition = Detached(call.Condition, dims, DType.Bool);
        DeviceBackend.Of(call.Output.Device).Elementwise(new DeviceLaunch
        {
            Site = call.Site,
            Program = SelectV2Op.Program,
            Device = call.Output.Device,
            DType = call.Output.DType,
            Inputs = [condition, call.X, call.Y],
            Outputs = [call.Output],
        });
    }

    internal static partial void OneHot(in OneHotCall call)
    {
        if (call.Output.Count == 0)
        {
            return;
        }

        ReadOnlySpan<long> dims = call.Output.Shape.Dims;
        int axis = (int)(call.Axis < 0 ? dims.Length - 1 : call.Axis);
        DeviceEntries entries = VectorsBy[System.Numerics.BitOperations.Log2((uint)call.Output.DType.Size)];
        entries.LaunchPlain(
            call.Site, call.Output.Device, entries[call.Indices.DType], DeviceGrid.Over(call.Output.Count),
            [
                call.Indices, call.Output, DeviceArgument.Scalar(call.OnValue), DeviceArgument.Scalar(call.OffValue),
                (ulong)call.Output.Count, (ulong)dims[axis], (ulong)RowMajor.Count(dims[(axis + 1)..]),
            ]);
    }

    /// <summary>Gives a tensor in another dtype, or a view of it where it has it; to be disposed.</summary>
    private static Tensor Converted(in OpSite site, Tensor tensor, DType dtype)
    {
        if (tensor.DType == dtype)
        {
            return Detached(tensor, tensor.Shape, dtype);
        }

        Tensor converted = TensorAccess.AllocateUnscoped(tensor.Shape, dtype, tensor.Device);
        Convert(site, tensor, converted, truncates: false);
        return converted;
    }

    private static void Convert(in OpSite site, Tensor x, Tensor y, bool truncates)
    {
        if (y.Count == 0)
        {
            return;
        }

        DeviceEntries entries = CastFrom[(int)x.DType] ??= new(Casts, "cast_" + DeviceEntries.Suffix(x.DType) + "_");
        DeviceBackend.Of(y.Device).Launch(new DeviceCall
        {
            Site = site,
            Program = Casts,
            Device = y.Device,
            DType = x.DType,
            Entry = entries[y.DType],
            Grid = DeviceGrid.Over(y.Count),
            Arguments = [x, y, (ulong)y.Count, truncates ? FractionMask(x.DType, y.DType) : ulong.MaxValue],
        });
    }

    // The bits of a fraction that the target has room for, in the form that the source computes in: f64, or f32.
    private static ulong FractionMask(DType from, DType to)
    {
        int bits = FractionBits(to);
        return bits >= FractionBits(from) ? ulong.MaxValue
            : from == DType.Float64 ? ulong.MaxValue << (52 - bits) : ulong.MaxValue << (23 - bits);
    }

    private static int FractionBits(DType dtype) => dtype switch
    {
        DType.Float64 => 52,
        DType.Float32 => 23,
        DType.Float16 => 10,
        DType.BFloat16 => 7,
        _ => int.MaxValue,
    };

    private static void Part(in OpSite site, DeviceEntries entries, Tensor input, Tensor output)
    {
        if (output.Count > 0)
        {
            entries.Launch(
                site, output.Device, input.DType, DeviceGrid.Over(output.Count), [input, output, (ulong)output.Count]);
        }
    }

    // Shapes that clash are simply unequal.
    private static void Compare(in OpSite site, Tensor x, Tensor y, Tensor z, bool whenEqual)
    {
        if (Broadcasting.Fits(x.Shape, y.Shape))
        {
            Pair(site, Equality, x.DType, x, y, z, whenEqual);
            return;
        }

        using Tensor answer = TensorScope.Detach(GradientServices.Constant(whenEqual ? 0 : 1, DType.Bool));
        DeviceMoves.Fill(answer, z);
    }

    private static void Pair(in OpSite site, DeviceProgram program, DType dtype, Tensor x, Tensor y, Tensor z, bool flag) =>
        DeviceBackend.Of(z.Device).Elementwise(new DeviceLaunch
        {
            Site = site,
            Program = program,
            Device = z.Device,
            DType = dtype,
            Inputs = [x, y],
            Outputs = [z],
            Scalars = [flag],
        });
}
