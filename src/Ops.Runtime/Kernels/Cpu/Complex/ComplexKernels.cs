using System.Numerics;
using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

// Parts of complex numbers: the element types of input and output differ, so no lane body can say them.
internal static partial class CpuKernels
{
    internal static partial void Complex(in ComplexCall call)
    {
        BroadcastWalk walk = new(call.Out.Shape, call.Real.Shape, call.Imag.Shape);
        if (call.Real.DType == DType.Float32)
        {
            ReadOnlySpan<float> real = TensorAccess.Read<float>(call.Real);
            ReadOnlySpan<float> imaginary = TensorAccess.Read<float>(call.Imag);
            Span<Complex64> output = TensorAccess.Write<Complex64>(call.Out);
            for (int i = 0; i < output.Length; i++, walk.Next())
            {
                output[i] = new Complex64(real[(int)walk[0]], imaginary[(int)walk[1]]);
            }
        }
        else
        {
            ReadOnlySpan<double> real = TensorAccess.Read<double>(call.Real);
            ReadOnlySpan<double> imaginary = TensorAccess.Read<double>(call.Imag);
            Span<Complex> output = TensorAccess.Write<Complex>(call.Out);
            for (int i = 0; i < output.Length; i++, walk.Next())
            {
                output[i] = new Complex(real[(int)walk[0]], imaginary[(int)walk[1]]);
            }
        }
    }

    internal static partial void Real(in RealCall call) =>
        Parts(call.Input, call.Output, new RealPart());

    internal static partial void Imag(in ImagCall call) =>
        Parts(call.Input, call.Output, new ImaginaryPart());

    internal static partial void ComplexAbs(in ComplexAbsCall call) =>
        Parts(call.X, call.Y, new Magnitude());

    internal static partial void Angle(in AngleCall call) =>
        Parts(call.Input, call.Output, new Argument());

    private static void Parts<TPart>(Tensor input, Tensor output, TPart part)
        where TPart : struct, IComplexPart
    {
        if (input.DType == DType.Complex64)
        {
            ReadOnlySpan<Complex64> numbers = TensorAccess.Read<Complex64>(input);
            Span<float> parts = TensorAccess.Write<float>(output);
            for (int i = 0; i < parts.Length; i++)
            {
                parts[i] = (float)part.Of(numbers[i].Real, numbers[i].Imaginary);
            }
        }
        else
        {
            ReadOnlySpan<Complex> numbers = TensorAccess.Read<Complex>(input);
            Span<double> parts = TensorAccess.Write<double>(output);
            for (int i = 0; i < parts.Length; i++)
            {
                parts[i] = part.Of(numbers[i].Real, numbers[i].Imaginary);
            }
        }
    }

    private interface IComplexPart
    {
        double Of(double real, double imaginary);
    }

    private readonly struct RealPart : IComplexPart
    {
        public double Of(double real, double imaginary) => real;
    }

    private readonly struct ImaginaryPart : IComplexPart
    {
        public double Of(double real, double imaginary) => imaginary;
    }

    private readonly struct Magnitude : IComplexPart
    {
        public double Of(double real, double imaginary) => double.Hypot(real, imaginary);
    }

    private readonly struct Argument : IComplexPart
    {
        public double Of(double real, double imaginary) => Math.Atan2(imaginary, real);
    }
}
