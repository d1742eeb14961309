using RawOpsNet.OpServices;

namespace RawOpsNet.Cuda;

/// <summary>
/// Launches an update of rows: the host sorts the entries by row and keeps their order within each, so that a block walks the
/// occurrences of its row as the CPU does.
/// </summary>
internal static unsafe class RowsLaunch
{
    private static readonly CudaGrid Threads = new(256);

    /// <summary>Runs an update; indices that lie on the device are read back first, which waits.</summary>
    public static void Run(
        CudaBackend backend, CudaDevice device, in DeviceLaunch launch, Tensor indices, ReadOnlySpan<RowAccess> access)
    {
        Tensor target = launch.Inputs[access.IndexOf(RowAccess.Indexed)];
        if (indices.Count == 0 || target.Count == 0)
        {
            return;
        }

        ElementwiseLaunch.RequireCount(launch.Site, target);
        ElementwiseLaunch.RequireCount(launch.Site, indices);
        using Tensor? host = indices.Device.IsCpu ? null : TensorAccess.AllocateUnscoped(indices.Shape, indices.DType);
        if (host is not null)
        {
            backend.CopyToHost(indices, host);
        }

        long[] rows = HostValues.Integers(host ?? indices);
        int[] order = new int[rows.Length];
        for (int i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        // The entry's own position decides between equal rows: the sort is stable.
        Array.Sort(order, (a, b) => rows[a] != rows[b] ? rows[a].CompareTo(rows[b]) : a.CompareTo(b));
        int distinct = Pack(rows, order, out long[] names, out uint[] starts);
        Launch(device, launch, target, names, starts, order, distinct);
    }

    private static int Pack(long[] rows, int[] order, out long[] names, out uint[] starts)
    {
        names = new long[rows.Length];
        starts = new uint[rows.Length + 1];
        int distinct = 0;
        for (int i = 0; i < order.Length; i++)
        {
            if (i == 0 || rows[order[i]] != rows[order[i - 1]])
            {
                names[distinct] = rows[order[i]];
                starts[distinct++] = (uint)i;
            }
        }

        starts[distinct] = (uint)order.Length;
        return distinct;
    }

    private static void Launch(
        CudaDevice device, in DeviceLaunch launch, Tensor target, long[] names, uint[] starts, int[] order, int distinct)
    {
        long namesBytes = (long)distinct * sizeof(long);
        long startsBytes = (distinct + 1L) * sizeof(uint);
        long orderBytes = (long)order.Length * sizeof(int);
        using Tensor table = TensorAccess.AllocateUnscoped(
            new Shape(namesBytes + startsBytes + orderBytes), DType.UInt8, target.Device);
        ulong address = CudaLauncher.AddressOf(device, table);
        fixed (long* first = names)
        {
            device.Uploads.Copy(new CudaAddress(address), first, namesBytes);
        }

        fixed (uint* first = starts)
        {
            device.Uploads.Copy(new CudaAddress(address + (ulong)namesBytes), first, startsBytes);
        }

        fixed (int* first = order)
        {
            device.Uploads.Copy(new CudaAddress(address + (ulong)(namesBytes + startsBytes)), first, orderBytes);
        }

        ArgumentBuffer room = default;
        ArgumentList arguments = new(room);
        arguments.Add(launch.Inputs);
        arguments.Add(launch.Outputs);
        arguments.Add(launch.Scalars);
        arguments.Add(table);
        arguments.Add(DeviceArgument.Address(table, namesBytes));
        arguments.Add(DeviceArgument.Address(table, namesBytes + startsBytes));
        arguments.Add((uint)distinct);
        arguments.Add((uint)(target.Count / target.Shape[0]));
        arguments.Add(DeviceArgument.Address(device.Checks.Word));
        CudaProgram program = CudaBackend.Load(device, launch.Program, launch.DType);
        CudaGrid grid = new(CudaLauncher.Blocks(device, distinct, 1));
        CudaLauncher.Launch(device, launch.Site, program.Form(EntryForm.Packed), grid, Threads, 0, arguments.Arguments);
    }
}
