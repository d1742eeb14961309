using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

/// <summary>
/// Gives images as kernels take them: channels last, half types as floats. What lies so already is used in place.
/// </summary>
/// <typeparam name="T">Element type of the tensor.</typeparam>
/// <typeparam name="TCompute">Element type of the kernel: T, or float for the half types.</typeparam>
internal readonly unsafe ref struct StagedImages<T, TCompute>
    where T : unmanaged
    where TCompute : unmanaged
{
    private readonly Tensor _tensor;
    private readonly bool _isChannelsFirst;
    private readonly Tensor? _reordered;
    private readonly Tensor? _widened;

    private StagedImages(Tensor tensor, bool isChannelsFirst, Tensor? reordered, Tensor? widened)
    {
        _tensor = tensor;
        _isChannelsFirst = isChannelsFirst;
        _reordered = reordered;
        _widened = widened;
    }

    /// <summary>Gets the elements.</summary>
    public TCompute* Data => (TCompute*)TensorAccess.Pointer(_widened ?? _reordered ?? _tensor);

    /// <summary>Stages a tensor to be read.</summary>
    public static StagedImages<T, TCompute> Read(Tensor tensor, bool isChannelsFirst)
    {
        Tensor? reordered = isChannelsFirst ? ChannelOrder.ToLast<T>(tensor) : null;
        Tensor? widened = null;
        if (typeof(T) != typeof(TCompute))
        {
            widened = TensorAccess.AllocateUnscoped(tensor.Shape, DTypes.Of<TCompute>());
            HalfCopies.Widen(
                (T*)TensorAccess.Pointer(reordered ?? tensor), (float*)TensorAccess.Pointer(widened), (nint)tensor.Count);
        }

        return new StagedImages<T, TCompute>(tensor, isChannelsFirst, reordered, widened);
    }

    /// <summary>Stages a tensor to be written, whole; <see cref="Commit"/> brings the elements there.</summary>
    public static StagedImages<T, TCompute> Write(Tensor tensor, bool isChannelsFirst)
    {
        Tensor? reordered = isChannelsFirst ? TensorAccess.AllocateUnscoped(tensor.Shape, tensor.DType) : null;
        Tensor? widened = typeof(T) == typeof(TCompute)
            ? null
            : TensorAccess.AllocateUnscoped(tensor.Shape, DTypes.Of<TCompute>());
        return new StagedImages<T, TCompute>(tensor, isChannelsFirst, reordered, widened);
    }

    /// <summary>Writes what was staged to the tensor.</summary>
    public void Commit()
    {
        Tensor target = _reordered ?? _tensor;
        if (_widened is not null)
        {
            HalfCopies.Narrow((float*)TensorAccess.Pointer(_widened), (T*)TensorAccess.Pointer(target), (nint)_tensor.Count);
        }

        if (_isChannelsFirst)
        {
            ChannelOrder.ToFirst<T>(target, _tensor);
        }
    }

    /// <summary>Gives the copies back.</summary>
    public void Dispose()
    {
        _reordered?.Dispose();
        _widened?.Dispose();
    }
}
