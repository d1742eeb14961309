using System.Numerics;

namespace RawOpsNet.Kernels;

/// <summary>How a row changes an element of a table.</summary>
internal interface IRowOperator<T>
    where T : unmanaged
{
    /// <summary>Whether vectors of T serve; otherwise elements are taken one by one.</summary>
    static abstract bool HasVectors { get; }

    /// <summary>Gives the new element.</summary>
    static abstract T Apply(T target, T source);

    /// <summary>Gives a vector of new elements.</summary>
    static abstract Vector<T> Apply(Vector<T> target, Vector<T> source);
}
