using System.Diagnostics.CodeAnalysis;

namespace RawOpsNet.OpServices;

/// <summary>What a call checks that writes into a buffer of its caller's.</summary>
public readonly partial struct OpSite
{
    /// <summary>Throws unless a buffer has the output's shape and dtype, and lies on its device.</summary>
    public void Buffer(Tensor buffer, string output, Shape shape, DType dtype, Device device)
    {
        DType actual = DTypeOf(buffer, output);
        if (actual != dtype)
        {
            ThrowBuffer(output, $"is {actual.Name}; the output is {dtype.Name}.");
        }

        if (buffer.Shape != shape)
        {
            ThrowBuffer(output, $"has shape {buffer.Shape}; the output has shape {shape}.");
        }

        if (buffer.Device != device)
        {
            ThrowBuffer(output, $"lies on {buffer.Device}; the output on {device}.");
        }

        if (buffer.IsTransient)
        {
            ThrowBuffer(output, "is a variable's memory, which its own updates write alone.");
        }
    }

    /// <summary>Throws if a buffer is the memory of an input that the kernel may still read.</summary>
    public void Apart(Tensor buffer, string output, Tensor input, string argument)
    {
        if (TensorAccess.SharesMemory(buffer, input))
        {
            ThrowBuffer(output, $"is the memory of {argument}, which the kernel reads while it writes.");
        }
    }

    /// <summary>
    /// Throws where a tape records on this thread, which may need what would be written over, and where the input that places the
    /// call lies on another device than that of the open scope.
    /// </summary>
    public void NotObserved(Tensor placing, string argument)
    {
        if (!TapeThread.IsAnyOpen)
        {
            return;
        }

        DevicePlacement.Require(Op, Label, placing, argument);
        if (Tapes.IsRecording)
        {
            FailedPrecondition("a tape is recording, and may need the buffer that would be written over; call the op itself.");
        }
    }

    [DoesNotReturn]
    private void ThrowBuffer(string output, string what) => Invalid($"the buffer of {output} {what}", output);
}
