using System.ComponentModel;
using RawOpsNet.Kernels;

namespace RawOpsNet.OpServices;

/// <summary>Checks values that lie on a device: there, in its order, without waiting for it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class DeviceChecks
{
    private static readonly DeviceProgram Indices = DeviceTexts.Program("check_below", "indices.cu");

    /// <summary>Looks at every element of an input by an entry that an op's record asked for.</summary>
    /// <param name="site">The call.</param>
    /// <param name="program">The op's program.</param>
    /// <param name="dtype">The dtype of the input.</param>
    /// <param name="entry">The entry; empty where elements of the dtype need no check.</param>
    /// <param name="input">The elements.</param>
    /// <param name="attrs">The attrs that the condition reads.</param>
    /// <param name="check">What makes the error.</param>
    public static void Elements(
        in OpSite site, DeviceProgram program, DType dtype, string entry, Tensor input, ReadOnlySpan<DeviceArgument> attrs,
        DeviceCheck check)
    {
        if (entry.Length == 0 || input.Count == 0)
        {
            return;
        }

        DeviceBackend backend = DeviceBackend.Of(input.Device);
        int index = input.Device.Index;
        uint number = backend.Expect(index, check);
        backend.Launch(new DeviceCall
        {
            Site = site,
            Program = program,
            Device = input.Device,
            DType = dtype,
            Entry = entry,
            Grid = DeviceGrid.Over(input.Count),
            Arguments = [input, .. attrs, (uint)input.Count, backend.ErrorWord(index), number],
        });
    }

    /// <summary>Requires that a vector names rows that are there.</summary>
    internal static void Rows(in OpSite site, Tensor indices, string argument, long rows, string target) =>
        Below(site, indices, rows, new RowsCheck(site, indices, argument, rows, target));

    /// <summary>Requires that indices lie in [0, size), as gathers do.</summary>
    internal static void Indexes(in OpSite site, Tensor indices, string argument, long size) =>
        Below(site, indices, size, new IndexCheck(site, indices, argument, size));

    /// <summary>Requires that indices lie in [0, size), with an error of the caller's.</summary>
    internal static void Below(in OpSite site, Tensor indices, long size, DeviceCheck check)
    {
        string entry = indices.DType switch
        {
            DType.Int16 => "check_below_i16",
            DType.Int32 => "check_below_i32",
            DType.Int64 => "check_below_i64",
            DType.Int8 => "check_below_i8",
            DType.UInt8 => "check_below_u8",
            _ => throw new InvalidArgumentException(
                $"Indices are int8, uint8, int16, int32 or int64, not {indices.DType.Name}.", site.Op, site.Label),
        };
        if (indices.Count == 0)
        {
            return;
        }

        DeviceBackend backend = DeviceBackend.Of(indices.Device);
        int index = indices.Device.Index;
        uint number = backend.Expect(index, check);
        backend.Launch(new DeviceCall
        {
            Site = site,
            Program = Indices,
            Device = indices.Device,
            DType = DType.Invalid,
            Entry = entry,
            Grid = DeviceGrid.Over(indices.Count),
            Arguments = [indices, (ulong)indices.Count, size, backend.ErrorWord(index), number],
        });
    }

    private sealed class RowsCheck(OpSite site, Tensor indices, string argument, long rows, string target)
        : HostCheck(site, indices)
    {
        protected override void Check(in OpSite site, Tensor host) => site.Rows(host, argument, [rows], target);
    }

    private sealed class IndexCheck(OpSite site, Tensor indices, string argument, long size) : HostCheck(site, indices)
    {
        protected override void Check(in OpSite site, Tensor host)
        {
            using IndexList list = IndexList.ReadBelow(size, site, host, argument);
        }
    }
}
