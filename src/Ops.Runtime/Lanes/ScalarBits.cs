using System.Runtime.CompilerServices;

namespace RawOpsNet.OpServices;

/// <summary>Bits and masks of single elements of any size.</summary>
internal static unsafe class ScalarBits
{
    /// <summary>Gives an element with all bits set, or none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Mask<T>(bool value)
        where T : unmanaged
    {
        T mask;
        Unsafe.InitBlockUnaligned(&mask, value ? (byte)0xFF : (byte)0, (uint)sizeof(T));
        return mask;
    }

    /// <summary>Gets whether a mask is true.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsSet<T>(T mask)
        where T : unmanaged
        => *(byte*)&mask != 0;

    public static T And<T>(T x, T y)
        where T : unmanaged
    {
        for (int k = 0; k < sizeof(T); k++)
        {
            ((byte*)&x)[k] &= ((byte*)&y)[k];
        }

        return x;
    }

    public static T Or<T>(T x, T y)
        where T : unmanaged
    {
        for (int k = 0; k < sizeof(T); k++)
        {
            ((byte*)&x)[k] |= ((byte*)&y)[k];
        }

        return x;
    }

    public static T Xor<T>(T x, T y)
        where T : unmanaged
    {
        for (int k = 0; k < sizeof(T); k++)
        {
            ((byte*)&x)[k] ^= ((byte*)&y)[k];
        }

        return x;
    }

    public static T Not<T>(T x)
        where T : unmanaged
    {
        for (int k = 0; k < sizeof(T); k++)
        {
            ((byte*)&x)[k] ^= 0xFF;
        }

        return x;
    }
}
