using RawOpsNet.OpServices;

namespace RawOpsNet.Kernels;

/// <summary>Names the entries of a program by dtype: <c>matmul_f32</c>. A name is made once.</summary>
/// <param name="program">The program.</param>
/// <param name="prefix">What stands before the dtype.</param>
internal sealed class DeviceEntries(DeviceProgram program, string prefix)
{
    private readonly string?[] _names = new string?[64];

    /// <summary>The program.</summary>
    public DeviceProgram Program { get; } = program;

    /// <summary>The entry of a dtype.</summary>
    public string this[DType dtype] => _names[(int)dtype] ??= prefix + Suffix(dtype);

    /// <summary>The entry for elements of a size.</summary>
    public string this[int bytes] => _names[bytes] ??= prefix + bytes.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Runs the entry of a dtype in a program of that dtype.</summary>
    public void Launch(in OpSite site, Device device, DType dtype, uint grid, ReadOnlySpan<DeviceArgument> arguments) =>
        Launch(site, device, dtype, this[dtype], grid, arguments);

    /// <summary>Runs an entry whose name tells the dtype of indices, in a program that depends on none.</summary>
    public void LaunchPlain(in OpSite site, Device device, string entry, uint grid, ReadOnlySpan<DeviceArgument> arguments) =>
        Launch(site, device, DType.Invalid, entry, grid, arguments);

    private void Launch(
        in OpSite site, Device device, DType dtype, string entry, uint grid, ReadOnlySpan<DeviceArgument> arguments) =>
        DeviceBackend.Of(device).Launch(new DeviceCall
        {
            Site = site,
            Program = Program,
            Device = device,
            DType = dtype,
            Entry = entry,
            Grid = grid,
            Arguments = arguments,
        });

    /// <summary>The name of a dtype in CUDA text.</summary>
    public static string Suffix(DType dtype) => dtype switch
    {
        DType.Float16 => "f16",
        DType.BFloat16 => "bf16",
        DType.Float32 => "f32",
        DType.Float64 => "f64",
        DType.Int8 => "i8",
        DType.Int16 => "i16",
        DType.Int32 => "i32",
        DType.Int64 => "i64",
        DType.UInt8 => "u8",
        DType.UInt16 => "u16",
        DType.UInt32 => "u32",
        DType.UInt64 => "u64",
        DType.Bool => "bool",
        DType.Complex64 => "c64",
        DType.Complex128 => "c128",
        _ => throw new InvalidArgumentException($"No kernel computes with {dtype.Name}."),
    };
}
