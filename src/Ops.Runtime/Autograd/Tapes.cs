using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace RawOpsNet.OpServices;

/// <summary>
/// Asks the tapes of the calling thread whether they watch a call's inputs, and writes the call on those that do.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Tapes
{
    /// <summary>Whether any tape records on the calling thread.</summary>
    public static bool IsRecording
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TapeThread.Recording is { HasTapes: true };
    }

    /// <summary>Whether a tape records, or a <see cref="NumericsCheck"/> looks at outputs, on the calling thread.</summary>
    public static bool IsObserved
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TapeThread.Recording is not null;
    }

    /// <summary>Tells whether a tape watches a tensor.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Watches(Tensor a) => TapeThread.Recording is { } thread && Knows(thread, a.Id);

    /// <summary>Tells whether a tape watches one of two tensors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Watches(Tensor a, Tensor b) =>
        TapeThread.Recording is { } thread && (Knows(thread, a.Id) || Knows(thread, b.Id));

    /// <summary>Tells whether a tape watches one of three tensors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Watches(Tensor a, Tensor b, Tensor c) =>
        TapeThread.Recording is { } thread && (Knows(thread, a.Id) || Knows(thread, b.Id) || Knows(thread, c.Id));

    /// <summary>Tells whether a tape watches one of a list of tensors.</summary>
    public static bool Watches(ReadOnlySpan<Tensor> tensors)
    {
        if (TapeThread.Recording is { } thread)
        {
            foreach (Tensor tensor in tensors)
            {
                if (Knows(thread, tensor.Id))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>
    /// Tells whether a tape watches a variable; a tape that watches what it meets starts to, if it is trainable.
    /// </summary>
    public static bool Watches(ResourceHandle resource)
    {
        if (TapeThread.Recording is not { } thread)
        {
            return false;
        }

        bool watches = false;
        foreach (GradientTape tape in thread.Tapes)
        {
            watches |= tape.Access(resource);
        }

        return watches;
    }

    /// <summary>Hides the ops that follow from the thread's tapes, until the result is disposed.</summary>
    public static TapesPause Pause() => new(TapeThread.Hide());

    /// <summary>Begins the record of a call whose inputs are watched.</summary>
    public static RecordBuilder Record(OpGradient gradient)
    {
        TapeThread thread = TapeThread.Mine;
        return new RecordBuilder(thread, thread.Begin(gradient));
    }

    /// <summary>
    /// Records that a tensor was read from a variable, on the tapes that watch the variable and do not know the tensor.
    /// </summary>
    internal static void RecordRead(ResourceHandle resource, Tensor value)
    {
        if (!Watches(resource))
        {
            return;
        }

        foreach (GradientTape tape in TapeThread.Mine.Tapes)
        {
            if (tape.Knows(resource.Id) && !tape.Knows(value.Id))
            {
                tape.Records.Add(ReadVariableGradient.Instance, [resource.Id], [value.Id], [], [], [], []);
                tape.LearnOutputs([value.Id]);
            }
        }
    }

    private static bool Knows(TapeThread thread, long id)
    {
        foreach (GradientTape tape in CollectionsMarshal.AsSpan(thread.Tapes))
        {
            if (tape.Knows(id))
            {
                return true;
            }
        }

        return false;
    }
}
