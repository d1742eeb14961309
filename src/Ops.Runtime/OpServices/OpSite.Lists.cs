using System.Runtime.CompilerServices;

namespace RawOpsNet.OpServices;

/// <summary>What generated code does with lists of tensors, and with rows that indices name.</summary>
public readonly partial struct OpSite
{
    /// <summary>Keeps the tensors of a list alive up to this point.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void KeepAlive(ReadOnlySpan<Tensor> inputs)
    {
        // A span of references keeps what it refers to; the call is the use.
        foreach (Tensor input in inputs)
        {
            GC.KeepAlive(input);
        }
    }

    /// <summary>Gives one shape as often as a list has items.</summary>
    public static Shape[] Repeat(Shape shape, long count)
    {
        Shape[] shapes = new Shape[checked((int)count)];
        Array.Fill(shapes, shape);
        return shapes;
    }

    /// <summary>Requires that all tensors of a list have one shape.</summary>
    public void SameShapes(Shape expected, string other, ReadOnlySpan<Tensor> inputs, string argument)
    {
        for (int i = 0; i < inputs.Length; i++)
        {
            if (inputs[i].Shape != expected)
            {
                ThrowShapeDiffers(expected, other, inputs[i].Shape, Item(argument, i));
            }
        }
    }

    /// <summary>
    /// Requires that a vector of int32 or int64 names rows that are there, all of it before anything is written.
    /// </summary>
    public void Rows(Tensor indices, string argument, Shape target, string targetName)
    {
        RankAtLeast(1, target, targetName);
        long rows = target[0];
        if (!indices.Device.IsCpu)
        {
            DeviceChecks.Rows(this, indices, argument, rows, targetName);
            return;
        }

        long bad = indices.DType == DType.Int32
            ? FirstOutside(TensorAccess.Read<int>(indices), rows)
            : FirstOutside(TensorAccess.Read<long>(indices), rows);
        if (bad >= 0)
        {
            ThrowNoRow(argument, bad, HostValues.Integer(indices, (int)bad), targetName, rows);
        }
    }

    private static long FirstOutside(ReadOnlySpan<int> indices, long rows)
    {
        for (int i = 0; i < indices.Length; i++)
        {
            if ((ulong)indices[i] >= (ulong)rows)
            {
                return i;
            }
        }

        return -1;
    }

    private static long FirstOutside(ReadOnlySpan<long> indices, long rows)
    {
        for (int i = 0; i < indices.Length; i++)
        {
            if ((ulong)indices[i] >= (ulong)rows)
            {
                return i;
            }
        }

        return -1;
    }

    [System.Diagnostics.CodeAnalysis.DoesNotReturn]
    private void ThrowNoRow(string argument, long position, long value, string target, long rows) =>
        Invalid(Format($"{argument}[{position}] is {value}, but {target} has {rows} {(rows == 1 ? "row" : "rows")}."), argument);
}
