using System.ComponentModel;

namespace RawOpsNet.OpServices;

/// <summary>Names a text that a device compiles on its first use, and keeps what came of it, by device and dtype.</summary>
/// <remarks>A static field of the generated op or of the kernel class: compiled once a process.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class DeviceProgram
{
    private const int DTypes = 64;

    private readonly Lock _gate = new();
    private readonly string? _header;
    private object?[] _compiled = [];

    /// <summary>Names a program.</summary>
    /// <param name="entry">What its entries begin with, such as <c>add_v2</c>; it names the program in errors.</param>
    /// <param name="source">The text, without the header.</param>
    /// <param name="header">The header; null takes the runtime's own.</param>
    public DeviceProgram(string entry, string source, string? header = null)
    {
        Entry = entry;
        Source = source;
        _header = header;
    }

    /// <summary>What the entries begin with.</summary>
    public string Entry { get; }

    /// <summary>The text, without the header.</summary>
    public string Source { get; }

    /// <summary>The text that stands before it.</summary>
    public string Header => _header ?? OpRegistry.CudaHeader;

    /// <summary>Gives what a device compiled of it for a dtype, or asks the backend to compile it.</summary>
    /// <param name="index">The device.</param>
    /// <param name="dtype">The dtype, or Invalid where the text depends on none.</param>
    /// <param name="compile">Compiles it; called under a lock, once.</param>
    public T Compiled<T>(int index, DType dtype, Func<DeviceProgram, int, DType, T> compile)
        where T : class
    {
        int place = (index * DTypes) + (int)dtype;
        object?[] compiled = Volatile.Read(ref _compiled);
        return place < compiled.Length && compiled[place] is T known ? known : Compile(place, index, dtype, compile);
    }

    private T Compile<T>(int place, int index, DType dtype, Func<DeviceProgram, int, DType, T> compile)
        where T : class
    {
        lock (_gate)
        {
            if (place < _compiled.Length && _compiled[place] is T known)
            {
                return known;
            }

            T made = compile(this, index, dtype);
            object?[] grown = new object?[Math.Max(_compiled.Length, (index + 1) * DTypes)];
            _compiled.CopyTo(grown, 0);
            grown[place] = made;
            Volatile.Write(ref _compiled, grown);
            return made;
        }
    }
}
