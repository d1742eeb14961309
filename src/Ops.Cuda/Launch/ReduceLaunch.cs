using RawOpsNet.OpServices;

namespace RawOpsNet.Cuda;

/// <summary>
/// Launches a reduction: brings it to [outer, length, inner], and joins in an order that the shape alone decides.
/// </summary>
internal static class ReduceLaunch
{
    private const uint ColumnsEach = 32;
    private const long MostGridY = 65535;

    // Long rows are cut into stretches of at least so many elements, at most so many of them, where there are few rows.
    private const long LongRow = 1 << 16;
    private const long LeastStretch = 1 << 13;
    private const long MostParts = 256;
    private const long FewRows = 16;

    // The accumulator of any dtype fits.
    private const long PartBytes = 16;

    private static readonly CudaGrid Threads = new(256);

    /// <summary>Runs a reduction of the first input to the first output.</summary>
    public static void Run(CudaDevice device, in DeviceLaunch launch, ReadOnlySpan<int> axes)
    {
        Tensor input = launch.Inputs[0];
        Tensor output = launch.Outputs[0];
        if (output.Count == 0)
        {
            return;
        }

        ElementwiseLaunch.RequireCount(launch.Site, input);
        ElementwiseLaunch.RequireCount(launch.Site, output);
        CudaProgram program = CudaBackend.Load(device, launch.Program, launch.DType);
        if (ReducedRun.TryFind(input.Shape, axes, out ReducedRun run))
        {
            Run(device, launch, program, input, run);
            return;
        }

        // Reduced dims with kept ones between: the reduced ones go last, by a copy.
        int[] order = ReducedRun.KeptFirst(input.Shape.Rank, axes);
        using Tensor ordered = TensorAccess.AllocateUnscoped(new Shape(input.Count), input.DType, input.Device);
        StridedCopy.Permute(device, launch.Site, input, order, ordered);
        Run(device, launch, program, ordered, new ReducedRun(output.Count, input.Count / output.Count, 1));
    }

    private static void Run(CudaDevice device, in DeviceLaunch launch, CudaProgram program, Tensor input, ReducedRun run)
    {
        if (run.Inner > 1)
        {
            Columns(device, launch, program, input, run);
        }
        else if (run.Outer <= FewRows && run.Length >= LongRow)
        {
            Stretches(device, launch, program, input, run);
        }
        else
        {
            ArgumentBuffer room = default;
            ArgumentList arguments = new(room);
            arguments.Add(input);
            arguments.Add(launch.Outputs[0]);
            arguments.Add((uint)run.Outer);
            arguments.Add((uint)run.Length);
            arguments.Add(launch.Scalars);
            CudaGrid grid = new(CudaLauncher.Blocks(device, run.Outer, 1));
            CudaLauncher.Launch(device, launch.Site, program.Form(EntryForm.Rows), grid, Threads, 0, arguments.Arguments);
        }
    }

    private static void Columns(CudaDevice device, in DeviceLaunch launch, CudaProgram program, Tensor input, ReducedRun run)
    {
        long size = input.DType.Size;
        for (long outer = 0; outer < run.Outer; outer += MostGridY)
        {
            ArgumentBuffer room = default;
            ArgumentList arguments = new(room);
            arguments.Add(DeviceArgument.Address(input, outer * run.Length * run.Inner * size));
            arguments.Add(DeviceArgument.Address(launch.Outputs[0], outer * run.Inner * launch.Outputs[0].DType.Size));
            arguments.Add((uint)run.Length);
            arguments.Add((uint)run.Inner);
            arguments.Add(launch.Scalars);
            CudaGrid grid = new(
                (uint)((run.Inner + ColumnsEach - 1) / ColumnsEach), (uint)Math.Min(run.Outer - outer, MostGridY));
            CudaLauncher.Launch(device, launch.Site, program.Form(EntryForm.Columns), grid, Threads, 0, arguments.Arguments);
        }
    }

    private static void Stretches(CudaDevice device, in DeviceLaunch launch, CudaProgram program, Tensor input, ReducedRun run)
    {
        uint parts = (uint)Math.Clamp(run.Length / LeastStretch, 1, MostParts);
        long size = input.DType.Size;
        using Tensor partial = TensorAccess.AllocateUnscoped(new Shape(parts * PartBytes), DType.UInt8, input.Device);
        for (long row = 0; row < run.Outer; row++)
        {
            ArgumentBuffer room = default;
            ArgumentList first = new(room);
            first.Add(DeviceArgument.Address(input, row * run.Length * size));
            first.Add(partial);
            first.Add((ulong)run.Length);
            first.Add(launch.Scalars);
            CudaEntry entry = program.Form(EntryForm.Partial);
            CudaLauncher.Launch(device, launch.Site, entry, new CudaGrid(parts), Threads, 0, first.Arguments);

            ArgumentList second = new(room);
            second.Add(partial);
            second.Add(DeviceArgument.Address(launch.Outputs[0], row * launch.Outputs[0].DType.Size));
            second.Add(parts);
            second.Add((ulong)run.Length);
            second.Add(launch.Scalars);
            CudaEntry finish = program.Form(EntryForm.Finish);
            CudaLauncher.Launch(device, launch.Site, finish, new CudaGrid(1), Threads, 0, second.Arguments);
        }
    }
}
