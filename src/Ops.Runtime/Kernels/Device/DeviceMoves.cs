using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

/// <summary>Moves elements on a device: boxes with strides of their own, and fills.</summary>
internal static unsafe class DeviceMoves
{
    private static readonly DeviceProgram Program = DeviceTexts.Program("moves", "moves.cu");

    /// <summary>Copies a box of elements; the widest accesses that every stride and start allow are taken.</summary>
    /// <param name="source">The tensor to read.</param>
    /// <param name="sourceStart">Where the box begins in the source.</param>
    /// <param name="sourceStrides">The strides of the source, in elements.</param>
    /// <param name="target">The tensor to write.</param>
    /// <param name="targetStart">Where the box begins in the target.</param>
    /// <param name="targetStrides">The strides of the target, in elements.</param>
    /// <param name="dims">The sizes of the box.</param>
    /// <param name="isUpdate">Whether the target is a variable, which a check that failed before keeps as it is.</param>
    public static void Copy(
        Tensor source,
        long sourceStart,
        ReadOnlySpan<long> sourceStrides,
        Tensor target,
        long targetStart,
        ReadOnlySpan<long> targetStrides,
        ReadOnlySpan<long> dims,
        bool isUpdate = false)
    {
        OpSite site = new("Copy", null);
        long count = RowMajor.Count(dims);
        if (count == 0)
        {
            return;
        }

        DeviceBox box = default;
        for (int dim = 0; dim < dims.Length; dim++)
        {
            if (!box.TryAdd(dims[dim], sourceStrides[dim], targetStrides[dim]))
            {
                site.Unimplemented($"a device moves at most {DeviceBox.MostDims} dims of less than 2^32 elements.");
            }
        }

        int bytes = target.DType.Size;
        Widen(ref box, ref sourceStart, ref targetStart, ref bytes, ref count);
        box.Finish(count);
        DeviceArgument error = isUpdate
            ? DeviceBackend.Of(target.Device).ErrorWord(target.Device.Index) : DeviceArgument.Address(0ul);
        Launch(site, target.Device, "copy", bytes, count,
            [source, target, sourceStart, targetStart, DeviceArgument.Struct(&box, sizeof(DeviceBox)), (ulong)count, error]);
    }

    /// <summary>Fills a tensor with one element of its dtype, on the host or on the device.</summary>
    public static void Fill(Tensor value, Tensor output)
    {
        if (output.Count > 0)
        {
            Launch(new OpSite("Fill", null), output.Device, "fill", output.DType.Size, output.Count,
                [output, DeviceArgument.Scalar(value), (ulong)output.Count]);
        }
    }

    /// <summary>Copies what each element mirrors.</summary>
    /// <param name="source">The tensor.</param>
    /// <param name="target">The padded tensor.</param>
    /// <param name="places">For each dim and place of the target, the place in the source.</param>
    public static void Mirror(Tensor source, Tensor target, long[][] places)
    {
        OpSite site = new("MirrorPad", null);
        if (places.Length > DeviceBox.MostDims)
        {
            site.Unimplemented($"a device mirrors at most {DeviceBox.MostDims} dims.");
        }

        Span<long> strides = stackalloc long[DeviceBox.MostDims];
        RowMajor.Strides(source.Shape.Dims, strides);
        DeviceBox box = new() { Rank = (uint)places.Length };
        long start = 0;
        for (int dim = 0; dim < places.Length; dim++)
        {
            box.Size[dim] = (uint)places[dim].Length;
            box.From[dim] = strides[dim];
            box.To[dim] = start;
            start += places[dim].Length;
        }

        using Tensor table = DeviceUploads.Unscoped<long>(
            places.Length == 0 ? [0] : [.. places.SelectMany(place => place)], target.Device);
        Launch(site, target.Device, "mirror", target.DType.Size, target.Count,
            [source, target, table, DeviceArgument.Struct(&box, sizeof(DeviceBox)), (ulong)target.Count]);
    }

    // Two neighbours that both sides walk side by side are one element of twice the size.
    private static void Widen(ref DeviceBox box, ref long sourceStart, ref long targetStart, ref int bytes, ref long count)
    {
        while (bytes < 16 && box.Rank > 0 && CanHalve(in box, sourceStart, targetStart))
        {
            int last = (int)box.Rank - 1;
            box.Size[last] /= 2;
            for (int dim = 0; dim < last; dim++)
            {
                box.From[dim] /= 2;
                box.To[dim] /= 2;
            }

            sourceStart /= 2;
            targetStart /= 2;
            bytes *= 2;
            count /= 2;
        }
    }

    private static bool CanHalve(in DeviceBox box, long sourceStart, long targetStart)
    {
        int last = (int)box.Rank - 1;
        if (box.From[last] != 1 || box.To[last] != 1)
        {
            return false;
        }

        long odd = box.Size[last] | sourceStart | targetStart;
        for (int dim = 0; dim < last; dim++)
        {
            odd |= box.From[dim] | box.To[dim];
        }

        return (odd & 1) == 0;
    }

    private static void Launch(
        in OpSite site, Device device, string form, int bytes, long count, ReadOnlySpan<DeviceArgument> arguments) =>
        DeviceBackend.Of(device).Launch(new DeviceCall
        {
            Site = site,
            Program = Program,
            Device = device,
            DType = DType.Invalid,
            Entry = Entry(form, bytes),
            Grid = DeviceGrid.Over(count),
            Arguments = arguments,
        });

    private static string Entry(string form, int bytes) => (form, bytes) switch
    {
        ("copy", 1) => "copy_1",
        ("copy", 2) => "copy_2",
        ("copy", 4) => "copy_4",
        ("copy", 8) => "copy_8",
        ("copy", _) => "copy_16",
        ("fill", 1) => "fill_1",
        ("fill", 2) => "fill_2",
        ("fill", 4) => "fill_4",
        ("fill", 8) => "fill_8",
        ("fill", _) => "fill_16",
        (_, 1) => "mirror_1",
        (_, 2) => "mirror_2",
        (_, 4) => "mirror_4",
        (_, 8) => "mirror_8",
        _ => "mirror_16",
    };
}
