using System.Numerics;

namespace RawOpsNet.Kernels;

/// <summary>Factorisations.</summary>
internal static partial class CpuKernels
{
    internal static partial void Qr<T>(in QrCall call)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        new QrMatrices<T, double>(double.CreateTruncating, T.CreateTruncating).Run(call.Input, call.Q, call.R);

    internal static partial void QrComplex<T>(in QrCall call)
        where T : unmanaged, INumberBase<T>
    {
        if (typeof(T) == typeof(Complex64))
        {
            new QrMatrices<Complex64, Complex>(
                value => new Complex(value.Real, value.Imaginary),
                value => new Complex64((float)value.Real, (float)value.Imaginary)).Run(call.Input, call.Q, call.R);
        }
        else
        {
            new QrMatrices<Complex, Complex>(value => value, value => value).Run(call.Input, call.Q, call.R);
        }
    }
}
