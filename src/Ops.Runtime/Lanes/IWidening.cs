using System.ComponentModel;
using System.Runtime.Intrinsics;

namespace RawOpsNet.OpServices;

/// <summary>Reads 16-bit floats as float32 and writes them back rounded to even.</summary>
/// <typeparam name="T">Half or BFloat16.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public unsafe interface IWidening<T>
    where T : unmanaged
{
    /// <summary>Widens one element.</summary>
    static abstract float Widen(T value);

    /// <summary>Reads 16 elements.</summary>
    static abstract Vector512<float> Load512(T* source);

    /// <summary>Widens one element and repeats it.</summary>
    static abstract Vector512<float> Splat512(T value);

    /// <summary>Rounds and writes 16 elements.</summary>
    static abstract void Store(Vector512<float> value, T* destination);

    /// <summary>Reads 8 elements.</summary>
    static abstract Vector256<float> Load256(T* source);

    /// <summary>Widens one element and repeats it.</summary>
    static abstract Vector256<float> Splat256(T value);

    /// <summary>Rounds and writes 8 elements.</summary>
    static abstract void Store(Vector256<float> value, T* destination);

    /// <summary>Reads 4 elements.</summary>
    static abstract Vector128<float> Load128(T* source);

    /// <summary>Widens one element and repeats it.</summary>
    static abstract Vector128<float> Splat128(T value);

    /// <summary>Rounds and writes 4 elements.</summary>
    static abstract void Store(Vector128<float> value, T* destination);
}
