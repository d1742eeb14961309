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
    private Slot?[] _compiled = [];

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

    /// <summary>Gives what a device compiled of it for a dtype, or compiles it.</summary>
    /// <param name="owner">The device's own object: another backend's is compiled anew.</param>
    /// <param name="index">The device.</param>
    /// <param name="dtype">The dtype, or Invalid where the text depends on none.</param>
    /// <param name="compile">Compiles it; called under a lock, once.</param>
    public T Compiled<TOwner, T>(TOwner owner, int index, DType dtype, Func<DeviceProgram, TOwner, DType, T> compile)
        where TOwner : class
        where T : class
    {
        int place = (index * DTypes) + (int)dtype;
        Slot?[] compiled = Volatile.Read(ref _compiled);
        return place < compiled.Length && compiled[place] is { } slot && ReferenceEquals(slot.Owner, owner)
            ? (T)slot.Value
            : Compile(place, owner, dtype, compile);
    }

    private T Compile<TOwner, T>(int place, TOwner owner, DType dtype, Func<DeviceProgram, TOwner, DType, T> compile)
        where TOwner : class
        where T : class
    {
        ArgumentNullException.ThrowIfNull(compile);
        lock (_gate)
        {
            if (place < _compiled.Length && _compiled[place] is { } slot && ReferenceEquals(slot.Owner, owner))
            {
                return (T)slot.Value;
            }

            T made = compile(this, owner, dtype);
            Slot?[] grown = new Slot?[Math.Max(_compiled.Length, place + 1)];
            _compiled.CopyTo(grown, 0);
            grown[place] = new Slot(owner, made);
            Volatile.Write(ref _compiled, grown);
            return made;
        }
    }

    private sealed record Slot(object Owner, object Value);
}
