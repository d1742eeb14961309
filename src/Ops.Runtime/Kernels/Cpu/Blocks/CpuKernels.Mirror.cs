using System.Numerics;
using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

/// <summary>Padding with reflections, and its gradient.</summary>
internal static unsafe partial class CpuKernels
{
    internal static partial void MirrorPad<T>(in MirrorPadCall call)
        where T : struct
    {
        Mirror mirror = new(call.Input.Shape, HostValues.Integers(call.Paddings), call.Mode == MirrorMode.REFLECT);
        if (call.Output.Device.IsCpu)
        {
            mirror.Pad(TensorAccess.Read<T>(call.Input), TensorAccess.Write<T>(call.Output));
        }
        else
        {
            DeviceMoves.Mirror(call.Input, call.Output, mirror.Places());
        }
    }

    internal static partial void MirrorPadGrad<T>(in MirrorPadGradCall call)
        where T : unmanaged, INumberBase<T>
    {
        Mirror mirror = new(call.Output.Shape, HostValues.Integers(call.Paddings), call.Mode == MirrorMode.REFLECT);
        if (!HalfCopies.Concern<T>())
        {
            mirror.Add(TensorAccess.Read<T>(call.Input), TensorAccess.Write<T>(call.Output));
            return;
        }

        using Tensor sums = TensorAccess.AllocateUnscoped(call.Output.Shape, DType.Float32);
        mirror.Add(TensorAccess.Read<T>(call.Input), TensorAccess.Write<float>(sums));
        HalfCopies.Narrow(
            (float*)TensorAccess.Pointer(sums), (T*)TensorAccess.Pointer(call.Output), (nint)call.Output.Count);
    }
}
