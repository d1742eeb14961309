using System.ComponentModel;

namespace RawOpsNet.OpServices;

/// <summary>Reads 16-bit floats as float32 and writes them back rounded to even.</summary>
/// <typeparam name="T">Half or BFloat16.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public unsafe interface IWidening<T>
    where T : unmanaged
{
    /// <summary>Reads as many elements as <typeparamref name="W"/> has.</summary>
    static abstract W Load<W>(T* source)
        where W : unmanaged, ILane<W, float>;

    /// <summary>Rounds and writes as many elements as <typeparamref name="W"/> has.</summary>
    static abstract void Store<W>(W value, T* destination)
        where W : unmanaged, ILane<W, float>;

    /// <summary>Widens one element.</summary>
    static abstract float Widen(T value);
}
