using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace RawOpsNet.OpServices;

/// <summary>Goes between typed and untyped tensors where generated code knows the dtype already.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class TypedTensors
{
    /// <summary>Sees a tensor as one of <typeparamref name="T"/>; another dtype throws.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Tensor<T> View<T>(Tensor tensor)
        where T : notnull => tensor.As<T>();

    /// <summary>Sees a list of tensors as tensors of <typeparamref name="T"/>.</summary>
    public static Tensor<T>[] View<T>(Tensor[] tensors)
        where T : notnull => Array.ConvertAll(tensors, tensor => tensor.As<T>());

    /// <summary>Sees a list of typed tensors as tensors, without a copy: a typed tensor is one reference.</summary>
    public static ReadOnlySpan<Tensor> Untyped<T>(ReadOnlySpan<Tensor<T>> tensors)
        where T : notnull
    {
        foreach (ref readonly Tensor<T> tensor in tensors)
        {
            // The default value of the struct holds no tensor, which Untyped says.
            _ = tensor.Untyped;
        }

        return MemoryMarshal.CreateReadOnlySpan(
            ref Unsafe.As<Tensor<T>, Tensor>(ref MemoryMarshal.GetReference(tensors)), tensors.Length);
    }
}
