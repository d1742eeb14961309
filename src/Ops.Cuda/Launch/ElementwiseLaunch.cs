using RawOpsNet.OpServices;

namespace RawOpsNet.Cuda;

/// <summary>Launches an elementwise body in the form that its shapes and addresses allow.</summary>
internal static unsafe class ElementwiseLaunch
{
    // With 256 threads of at most 16 elements each, an index of 32 bits does not wrap.
    public const long MostElements = int.MaxValue - (1 << 22);

    private const uint Block = 256;

    /// <summary>Runs a body whose inputs broadcast to its first output.</summary>
    public static void Run(CudaDevice device, in DeviceLaunch launch)
    {
        Tensor first = launch.Outputs[0];
        long count = first.Count;
        if (count == 0)
        {
            return;
        }

        RequireCount(launch.Site, first);
        CudaProgram program = CudaBackend.Load(device, launch.Program, launch.DType);
        ArgumentBuffer room = default;
        ArgumentList arguments = new(room);
        arguments.Add(launch.Inputs);
        arguments.Add(launch.Outputs);
        arguments.Add(launch.Scalars);
        if (!TryFlat(launch.Inputs, count, out uint scalars))
        {
            RunStrided(device, launch, program, ref arguments, first.Shape, (uint)count);
            return;
        }

        int pack = CudaTypes.PackOf(launch.DType);
        bool isAligned = IsAligned(device, launch.Inputs, pack) && IsAligned(device, launch.Outputs, pack);
        arguments.Add(scalars);
        arguments.Add((uint)count);
        CudaEntry entry = program.Form(isAligned ? EntryForm.Packed : EntryForm.Unaligned);
        uint blocks = CudaLauncher.Blocks(device, count, Block * (isAligned ? pack : 1));
        CudaLauncher.Launch(device, launch.Site, entry, new CudaGrid(blocks), new CudaGrid(Block), 0, arguments.Arguments);
    }

    /// <summary>Refuses a tensor that an index of 32 bits does not reach.</summary>
    public static void RequireCount(in OpSite site, Tensor tensor)
    {
        if (tensor.Count > MostElements)
        {
            throw new UnimplementedException(
                FormattableString.Invariant($"A tensor of shape {tensor.Shape} has {tensor.Count} elements; a kernel of a GPU ")
                + FormattableString.Invariant($"takes at most {MostElements}."),
                site.Op,
                site.Label);
        }
    }

    /// <summary>Tells whether each input is the whole output or one element; which, is told by bits.</summary>
    public static bool TryFlat(ReadOnlySpan<Tensor> inputs, long count, out uint scalars)
    {
        scalars = 0;
        for (int k = 0; k < inputs.Length; k++)
        {
            if (inputs[k].Count != count)
            {
                if (inputs[k].Count != 1)
                {
                    return false;
                }

                scalars |= 1u << k;
            }
        }

        return true;
    }

    /// <summary>Tells whether a pack of elements can be read at once from each tensor.</summary>
    public static bool IsAligned(CudaDevice device, ReadOnlySpan<Tensor> tensors, int pack)
    {
        ulong bits = 0;
        foreach (Tensor tensor in tensors)
        {
            // One element is read as such; a pack of another dtype has another size.
            ulong size = (ulong)(pack * tensor.DType.Size);
            bits |= CudaLauncher.AddressOf(device, tensor) & (size - 1);
        }

        return bits == 0;
    }

    private static void RunStrided(
        CudaDevice device, in DeviceLaunch launch, CudaProgram program, ref ArgumentList arguments, Shape shape, uint count)
    {
        uint* layout = stackalloc uint[StridedLayout.Words(launch.Inputs.Length)];
        StridedLayout.Broadcast(launch.Site, shape, launch.Inputs, layout);
        arguments.Add(DeviceArgument.Struct(layout, StridedLayout.Words(launch.Inputs.Length) * sizeof(uint)));
        arguments.Add(count);
        uint blocks = CudaLauncher.Blocks(device, count, Block);
        CudaEntry entry = program.Form(EntryForm.Strided);
        CudaLauncher.Launch(device, launch.Site, entry, new CudaGrid(blocks), new CudaGrid(Block), 0, arguments.Arguments);
    }
}
