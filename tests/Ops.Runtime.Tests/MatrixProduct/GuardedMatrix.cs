using System.Numerics;
using System.Runtime.InteropServices;

namespace RawOpsNet.Tests.Runtime;

/// <summary>
/// Holds a matrix that ends where its page does; on Linux the next page cannot be touched, so that a kernel that reads
/// or writes past the end ends the process. Padding between rows keeps a mark.
/// </summary>
internal sealed unsafe class GuardedMatrix<T> : IDisposable
    where T : unmanaged, INumberBase<T>
{
    private const int Page = PageProtection.Page;

    private readonly byte* _pages;
    private readonly nuint _guard;

    public GuardedMatrix(nint rows, nint columns, nint stride)
    {
        Rows = rows;
        Columns = columns;
        Stride = stride;
        nuint bytes = rows == 0 ? 0 : (nuint)(((rows - 1) * stride) + columns) * (nuint)sizeof(T);
        _guard = (bytes + Page - 1) / Page * Page;
        _pages = (byte*)NativeMemory.AlignedAlloc(_guard + Page, Page);
        Data = (T*)(_pages + _guard - bytes);
        PageProtection.Close(_pages + _guard);
        for (nint i = 0; i < (nint)bytes / sizeof(T); i++)
        {
            Data[i] = Mark;
        }
    }

    public static T Mark { get; } = T.CreateChecked(77);

    public T* Data { get; }

    public nint Rows { get; }

    public nint Columns { get; }

    public nint Stride { get; }

    /// <summary>Fills the matrix, without its padding.</summary>
    public GuardedMatrix<T> Fill(Func<T> next)
    {
        for (nint row = 0; row < Rows; row++)
        {
            for (nint column = 0; column < Columns; column++)
            {
                Data[(row * Stride) + column] = next();
            }
        }

        return this;
    }

    /// <summary>Asserts that nothing was written between the rows.</summary>
    public void AssertPaddingKept()
    {
        for (nint row = 0; row + 1 < Rows; row++)
        {
            for (nint column = Columns; column < Stride; column++)
            {
                Assert.Equal(Mark, Data[(row * Stride) + column]);
            }
        }
    }

    public byte[] ToBytes()
    {
        nint elements = Rows == 0 ? 0 : ((Rows - 1) * Stride) + Columns;
        return new ReadOnlySpan<byte>(Data, checked((int)elements * sizeof(T))).ToArray();
    }

    public void Dispose()
    {
        PageProtection.Open(_pages + _guard);
        NativeMemory.AlignedFree(_pages);
    }
}
