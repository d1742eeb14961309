using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace RawOpsNet.OpServices;

/// <summary>Gives kernels and generated code what users do not see: uninitialised tensors, their bytes, and views.</summary>
/// <remarks>Call <see cref="GC.KeepAlive"/> on a tensor after the last use of its pointer or span.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class TensorAccess
{
    /// <summary>
    /// Makes a tensor whose elements are whatever the memory held (strings: empty), registered in the open scope.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Tensor Allocate(Shape shape, DType dtype, Device device = default) =>
        AllocateCounted(shape, shape.ElementCount, dtype, device);

    /// <summary>Makes a tensor like <see cref="Allocate"/> that no scope owns: for variables, slots and state.</summary>
    public static Tensor AllocateUnscoped(Shape shape, DType dtype, Device device = default) =>
        Create(ThreadMemory.Current, shape, shape.ElementCount, dtype, device);

    /// <summary>Gives the elements to be written, as any struct of the dtype's size.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Span<T> Write<T>(Tensor tensor)
        where T : struct
    {
        if (typeof(T) == typeof(TString))
        {
            return Unsafe.BitCast<Memory<TString>, Memory<T>>(Strings(tensor)).Span;
        }

        byte* data = tensor.DataOrNull;
        return data != null && (ulong)tensor.Count <= int.MaxValue && !RuntimeHelpers.IsReferenceOrContainsReferences<T>()
            ? new Span<T>(data, (int)tensor.Count)
            : throw NoSpan(tensor);
    }

    /// <summary>Gives the elements to be read, as any struct of the dtype's size.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ReadOnlySpan<T> Read<T>(Tensor tensor)
        where T : struct => Write<T>(tensor);

    /// <summary>Gives the address of the first element, aligned to 64 bytes. Strings have none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void* Pointer(Tensor tensor)
    {
        byte* data = tensor.DataOrNull;
        return data != null ? data : throw NoSpan(tensor);
    }

    /// <summary>Makes a tensor of another shape with the same elements in the same memory.</summary>
    public static Tensor View(Tensor source, Shape shape) => ViewAs(source, shape, source.DType);

    /// <summary>Makes a tensor of another shape and dtype over the same bytes, of which there must be the same number.</summary>
    public static Tensor ViewAs(Tensor source, Shape shape, DType dtype)
    {
        ThreadMemory memory = ThreadMemory.Current;
        Tensor view = ShareUnscoped(source, shape, dtype);
        memory.Scope?.Add(view);
        return view;
    }

    /// <summary>Tells whether a tensor is a variable's read in passing, which an update of the variable invalidates.</summary>
    public static bool IsInPassing(Tensor tensor) => tensor.Storage is TransientStorage;

    /// <summary>Throws unless the elements can be read; the error names the op and the argument.</summary>
    public static void RequireReadable(Tensor tensor, string op, string? label, string argument) =>
        tensor.RequireReadable(op, label, argument);

    /// <summary>Gives the memory of a tensor that lies on a device; null for one of the host.</summary>
    /// <remarks>Throws <see cref="FailedPreconditionException"/> for a tensor that was disposed.</remarks>
    public static DeviceStorage? OnDevice(Tensor tensor)
    {
        tensor.RequireReadable();
        return tensor.Storage.Owner as DeviceStorage;
    }

    /// <summary>Copies the elements into a new tensor of their own.</summary>
    public static Tensor Copy(Tensor source)
    {
        Tensor copy = Allocate(source.Shape, source.DType, source.Device);
        CopyTo(source, copy);
        return copy;
    }

    /// <summary>Writes zeros, false or empty strings over every element.</summary>
    public static void Clear(Tensor tensor)
    {
        if (tensor.DType == DType.String)
        {
            Write<TString>(tensor).Clear();
            return;
        }

        if (!tensor.Device.IsCpu)
        {
            DeviceBackend.Of(tensor.Device).Clear(tensor);
            return;
        }

        NativeMemory.Clear(Pointer(tensor), (nuint)(tensor.Count * tensor.DType.Size));
        GC.KeepAlive(tensor);
    }

    /// <summary>Gives the bytes of the elements, whatever the dtype. Strings have none.</summary>
    public static Span<byte> Bytes(Tensor tensor)
    {
        void* data = Pointer(tensor);
        long bytes = tensor.Count * tensor.DType.Size;
        return bytes <= int.MaxValue ? new Span<byte>(data, (int)bytes) : throw TooLong(tensor, bytes, "bytes");
    }

    /// <summary>Whether two tensors are one memory: the same tensor, or views.</summary>
    internal static bool SharesMemory(Tensor first, Tensor second) => ReferenceEquals(first.Storage.Owner, second.Storage.Owner);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Tensor AllocateCounted(Shape shape, long count, DType dtype, Device device)
    {
        ThreadMemory memory = ThreadMemory.Current;
        Tensor tensor = Create(memory, shape, count, dtype, device);
        memory.Scope?.Add(tensor);
        return tensor;
    }

    internal static void CopyTo(Tensor source, Tensor target)
    {
        if (source.DType == DType.String)
        {
            Read<TString>(source).CopyTo(Write<TString>(target));
            return;
        }

        if (!source.Device.IsCpu || !target.Device.IsCpu)
        {
            DeviceCopies.Copy(source, target);
            return;
        }

        long bytes = source.Count * source.DType.Size;
        Buffer.MemoryCopy(Pointer(source), Pointer(target), bytes, bytes);
        GC.KeepAlive(source);
        GC.KeepAlive(target);
    }

    internal static Tensor ShareUnscoped(Tensor source, Shape shape, DType dtype)
    {
        source.RequireReadable();
        long count = shape.ElementCount;
        if (dtype != source.DType
            ? count * dtype.Size != source.Count * source.DType.Size
            : count != source.Count)
        {
            throw new InvalidArgumentException(
                $"A {source.DType.Name} tensor of shape {source.Shape} cannot be seen as {dtype.Name} of shape {shape}.");
        }

        Storage owner = source.Storage.Owner;
        if (!owner.TryAddReference())
        {
            source.RequireReadable();
            throw new FailedPreconditionException($"The {source.DType.Name} tensor of shape {source.Shape} is being disposed.");
        }

        if (!source.IsReadable)
        {
            owner.Release();
            source.RequireReadable();
        }

        return new Tensor(owner, shape, count, dtype, source.Device, ThreadMemory.Current.NewId());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Tensor Create(ThreadMemory memory, Shape shape, long count, DType dtype, Device device)
    {
        if (dtype == DType.String || !device.IsCpu)
        {
            return CreateOther(memory, shape, count, dtype, device);
        }

        int size = dtype.Size;
        if (count > SizeClass.LargestBytes || count * size > SizeClass.LargestBytes)
        {
            throw TooLarge(shape, dtype);
        }

        return new Tensor(memory.Rent(count * size), shape, count, dtype, device, memory.NewId());
    }

    private static Tensor CreateOther(ThreadMemory memory, Shape shape, long count, DType dtype, Device device)
    {
        if (!device.IsCpu)
        {
            return CreateOnDevice(memory, shape, count, dtype, device);
        }

        if (count > Array.MaxLength)
        {
            throw TooLarge(shape, dtype);
        }

        return new Tensor(new StringStorage((int)count), shape, count, dtype, device, memory.NewId());
    }

    private static Tensor CreateOnDevice(ThreadMemory memory, Shape shape, long count, DType dtype, Device device)
    {
        DeviceBackend backend = DeviceBackend.Of(device);
        if (dtype == DType.String)
        {
            throw new InvalidArgumentException($"A string tensor lies on the host alone, not on {device}.");
        }

        if (count > SizeClass.LargestBytes || count * dtype.Size > SizeClass.LargestBytes)
        {
            throw TooLarge(shape, dtype);
        }

        return new Tensor(backend.Allocate(device.Index, count * dtype.Size), shape, count, dtype, device, memory.NewId());
    }

    private static Memory<TString> Strings(Tensor tensor)
    {
        tensor.RequireReadable();
        return tensor.Storage.Owner is StringStorage strings ? strings.Elements : throw NoSpan(tensor);
    }

    private static InvalidArgumentException TooLong(Tensor tensor, long count, string what) =>
        new(FormattableString.Invariant(
            $"The {tensor.DType.Name} tensor of shape {tensor.Shape} has {count} {what}; a span holds at most {int.MaxValue}."));

    private static ResourceExhaustedException TooLarge(Shape shape, DType dtype) =>
        new($"A {dtype.Name} tensor of shape {shape} does not fit in memory.");

    private static InvalidArgumentException NoSpan(Tensor tensor)
    {
        tensor.RequireReadable();
        return tensor.DType == DType.String
            ? new("A string tensor is read as TString alone.")
            : tensor.Count > int.MaxValue ? TooLong(tensor, tensor.Count, "elements")
            : new(
                $"The {tensor.DType.Name} tensor of shape {tensor.Shape} lies on {tensor.Device}; tensor.To(Device.Cpu) "
                + "copies it to the host.");
    }
}
