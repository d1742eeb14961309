using System.ComponentModel;

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
    internal void Release()
    {
        if (Interlocked.Decrement(ref References) == 0)
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

    /// <summary>Takes the bytes back after the last holder has left.</summary>
    protected abstract void Recycle();
}
