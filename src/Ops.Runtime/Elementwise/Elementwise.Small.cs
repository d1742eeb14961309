using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace RawOpsNet.OpServices;

// Most calls are small, and most of these have operands of one shape: they go to the loop with nothing but their addresses. What
// does not fit (broadcasts, scalars, fewer elements than a lane, uniforms, work for several threads) takes the general way.
public static unsafe partial class Elementwise
{
    /// <summary>Computes an output from an input; see <see cref="Run{T,TLanes,TBody}(ref TBody, ReadOnlySpan{Tensor},
    /// ReadOnlySpan{Tensor})"/>.</summary>
    /// <param name="body">The body; it is bound here.</param>
    /// <param name="x">The input.</param>
    /// <param name="z">The output, allocated.</param>
    [SkipLocalsInit]
    public static void Run<T, TLanes, TBody>(ref TBody body, Tensor x, Tensor z)
        where T : unmanaged
        where TLanes : struct, ILaneFamily<T>
        where TBody : struct, IElementwiseBody<T>
    {
        long length = z.Count;
        if (TBody.Uniforms == 0 && x.Count == length && length <= Grain(TBody.Cost))
        {
            byte* input = (byte*)TensorAccess.Pointer(x);
            byte* output = (byte*)TensorAccess.Pointer(z);
            Unsafe.SkipInit(out TwoOperands operands);
            Operand.Write(ref operands.X, input, -1);
            Operand.Write(ref operands.Z, output, -1);
            body.Bind(new OperandRow(MemoryMarshal.CreateReadOnlySpan(ref operands.X, 2)));
            SmallLoop<T, TBody> loop = new(ref body, (nint)length, AreApart(input, output, length * sizeof(T)));
            TLanes.Run(ref loop);
            if (loop.IsDone)
            {
                return;
            }
        }

        Run<T, TLanes, TBody>(ref body, [x], [z]);
    }

    /// <summary>Computes an output from two inputs; see <see cref="Run{T,TLanes,TBody}(ref TBody, ReadOnlySpan{Tensor},
    /// ReadOnlySpan{Tensor})"/>.</summary>
    /// <param name="body">The body; it is bound here.</param>
    /// <param name="x">The first input.</param>
    /// <param name="y">The second input.</param>
    /// <param name="z">The output, allocated.</param>
    /// <exception cref="InvalidArgumentException">An input does not broadcast to the output's shape.</exception>
    [SkipLocalsInit]
    public static void Run<T, TLanes, TBody>(ref TBody body, Tensor x, Tensor y, Tensor z)
        where T : unmanaged
        where TLanes : struct, ILaneFamily<T>
        where TBody : struct, IElementwiseBody<T>
    {
        // As many elements as the output has an input can have only in the output's order: broadcasting adds elements or ones.
        long length = z.Count;
        if (TBody.Uniforms == 0 && x.Count == length && y.Count == length && length <= Grain(TBody.Cost))
        {
            byte* left = (byte*)TensorAccess.Pointer(x);
            byte* right = (byte*)TensorAccess.Pointer(y);
            byte* output = (byte*)TensorAccess.Pointer(z);
            Unsafe.SkipInit(out ThreeOperands operands);
            Operand.Write(ref operands.X, left, -1);
            Operand.Write(ref operands.Y, right, -1);
            Operand.Write(ref operands.Z, output, -1);
            body.Bind(new OperandRow(MemoryMarshal.CreateReadOnlySpan(ref operands.X, 3)));
            long bytes = length * sizeof(T);
            SmallLoop<T, TBody> loop = new(
                ref body, (nint)length, AreApart(left, output, bytes) && AreApart(right, output, bytes));
            TLanes.Run(ref loop);
            if (loop.IsDone)
            {
                return;
            }
        }

        Run<T, TLanes, TBody>(ref body, [x, y], [z]);
    }

    private static bool AreApart(byte* left, byte* right, long bytes) => left + bytes <= right || right + bytes <= left;

    [StructLayout(LayoutKind.Sequential)]
    private struct TwoOperands
    {
        public Operand X;
        public Operand Z;
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct ThreeOperands
    {
        public Operand X;
        public Operand Y;
        public Operand Z;
    }
}
