using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace RawOpsNet.OpServices;

/// <summary>
/// Owns the bytes behind one or more tensors and counts who uses them; at zero they go back to where they came from.
/// </summary>
/// <remarks>A device registers its own kind. The count decides whether a variable's buffer may be written in place.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract unsafe class Storage
{
    private protected int References = 1;

    /// <summary>The first byte where the host can address it, else null.</summary>
    public byte* Data { get; private protected set; }

    /// <summary>Whether anyone but the asker holds the bytes.</summary>
    internal bool IsShared => Volatile.Read(ref References) > 1;

    /// <summary>The storage that holds the bytes: this one, or the one that this one borrows from.</summary>
    internal virtual Storage Owner => this;

    /// <summary>Adds a holder; false where the last one has left already.</summary>
    /// <remarks>
    /// Who adds one for a tensor looks afterwards whether the tensor still is readable, and takes it back where not: the last
    /// holder leaves without changing the count.
    /// </remarks>
    internal bool TryAddReference()
    {
        int count = Volatile.Read(ref References);
        while (count > 0)
        {
            int seen = Interlocked.CompareExchange(ref References, count + 1, count);
            if (seen == count)
            {
                return true;
            }

            count = seen;
        }

        return false;
    }

    /// <summary>Takes a holder away, and recycles the bytes after the last.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Release()
    {
        // A lone holder is the only one who could add another: no locked instruction, and the count stays 1 for the next life.
        if (Volatile.Read(ref References) != 1)
        {
            ReleaseShared();
        }
        else if (this is HostStorage host)
        {
            ThreadMemory.Current.Return(host);
        }
        else
        {
            Recycle();
        }
    }

    /// <summary>
    /// Says that user code got a span of the bytes, which may outlive every holder: they must not be handed out again.
    /// </summary>
    internal virtual void Expose()
    {
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void ReleaseShared()
    {
        if (Interlocked.Decrement(ref References) == 0)
        {
            References = 1;
            Recycle();
        }
    }

    /// <summary>Takes the bytes back after the last holder has left.</summary>
    protected abstract void Recycle();
}
