using RawOpsNet.OpServices;

namespace RawOpsNet.Cuda;

/// <summary>
/// Holds updates by one rule with equal scalars, as addresses and bytes, until they are launched: one by its own entry, more of
/// them by the one that takes many (<c>ro_many</c> of the header).
/// </summary>
internal sealed unsafe class UpdateGroup
{
    // What the emitter counts on: RO_MANY_BYTES, RO_CHUNK, and CudaElementwise.MostValuesOfMany.
    private const int MostTableBytes = 3584;
    private const uint ChunkElements = 4096;
    private const int MostValuesOfMany = 15;

    private static readonly CudaGrid Threads = new(256);

    private readonly List<ulong> _addresses = [];
    private readonly List<uint> _lengths = [];
    private readonly List<int> _valueBytes = [];
    private byte[] _values = [];
    private CudaDevice? _device;
    private CudaProgram? _program;
    private OpSite _site;
    private uint _broadcast;
    private bool _isAligned;
    private int _pack;

    // Of each update: count elements are behind each address.
    private int Tensors => _addresses.Count / _lengths.Count;

    private bool CanBeMany => _isAligned && _broadcast == 0 && _valueBytes.Count <= MostValuesOfMany;

    /// <summary>
    /// Takes a first update over, with the values that its scalars have now; false where there is nothing to do.
    /// </summary>
    public bool TryBegin(CudaDevice device, in DeviceLaunch launch)
    {
        Clear();
        Tensor first = launch.Inputs[0];
        if (first.Count == 0)
        {
            return false;
        }

        ElementwiseLaunch.RequireCount(launch.Site, first);
        if (!ElementwiseLaunch.TryFlat(launch.Inputs, first.Count, out _broadcast))
        {
            throw new InvalidArgumentException(
                $"The operands of an update have one shape, {first.Shape}.", launch.Site.Op, launch.Site.Label);
        }

        _site = launch.Site;
        _device = device;
        _program = CudaBackend.Load(device, launch.Program, launch.DType);
        int pack = CudaTypes.PackOf(launch.DType);
        _isAligned = ElementwiseLaunch.IsAligned(device, launch.Inputs, pack)
            && ElementwiseLaunch.IsAligned(device, launch.Outputs, pack);
        _pack = _isAligned ? pack : 1;
        _program.Form(_isAligned ? EntryForm.Packed : EntryForm.Unaligned);
        Keep(device, launch.Inputs);
        Keep(device, launch.Outputs);
        Keep(device, launch.Scalars);
        _lengths.Add((uint)first.Count);
        return true;
    }

    /// <summary>Takes over what another group has, where one launch can take both.</summary>
    public bool TryJoin(UpdateGroup other)
    {
        if (!ReferenceEquals(other._program, _program) || !CanBeMany || !other.CanBeMany || !HasValuesOf(other))
        {
            return false;
        }

        _program!.Form(EntryForm.Many);
        _addresses.AddRange(other._addresses);
        _lengths.AddRange(other._lengths);
        other.Clear();
        return true;
    }

    /// <summary>Launches.</summary>
    public void Run()
    {
        fixed (byte* values = _values)
        {
            if (_lengths.Count == 1)
            {
                RunAlone(values);
                return;
            }

            int most = (MostTableBytes - sizeof(ulong)) / BytesOf(Tensors);
            for (int start = 0; start < _lengths.Count; start += most)
            {
                RunTogether(values, start, Math.Min(most, _lengths.Count - start), most);
            }
        }
    }

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        _addresses.Clear();
        _lengths.Clear();
        _valueBytes.Clear();
        _device = null;
        _program = null;
        _site = default;
    }

    // Addresses, length and end in ro_many.
    private static int BytesOf(int tensors) => (tensors * sizeof(ulong)) + (2 * sizeof(uint));

    private void Keep(CudaDevice device, ReadOnlySpan<Tensor> tensors)
    {
        foreach (Tensor tensor in tensors)
        {
            _addresses.Add(CudaLauncher.AddressOf(device, tensor));
        }
    }

    private void Keep(CudaDevice device, ReadOnlySpan<DeviceArgument> values)
    {
        int bytes = values.Length * CudaLauncher.ValueBytes;
        if (_values.Length < bytes)
        {
            _values = new byte[bytes];
        }

        fixed (byte* first = _values)
        {
            for (int k = 0; k < values.Length; k++)
            {
                _valueBytes.Add(CudaLauncher.Write(device, values[k], first + (k * CudaLauncher.ValueBytes)));
            }
        }
    }

    private bool HasValuesOf(UpdateGroup other)
    {
        for (int k = 0; k < _valueBytes.Count; k++)
        {
            int at = k * CudaLauncher.ValueBytes;
            if (!_values.AsSpan(at, _valueBytes[k]).SequenceEqual(other._values.AsSpan(at, other._valueBytes[k])))
            {
                return false;
            }
        }

        return true;
    }

    private void RunAlone(byte* values)
    {
        ArgumentBuffer room = default;
        ArgumentList arguments = new(room);
        foreach (ulong address in _addresses)
        {
            arguments.Add(DeviceArgument.Address(address));
        }

        Add(ref arguments, values);
        arguments.Add(_broadcast);
        arguments.Add(_lengths[0]);
        Launch(ref arguments, _isAligned ? EntryForm.Packed : EntryForm.Unaligned,
            CudaLauncher.Blocks(_device!, _lengths[0], Threads.X * _pack));
    }

    private void RunTogether(byte* values, int start, int count, int most)
    {
        int tensors = Tensors;
        int bytes = sizeof(ulong) + (most * BytesOf(tensors));
        byte* table = stackalloc byte[MostTableBytes];
        ulong* addresses = (ulong*)table + 1;
        uint* lengths = (uint*)(addresses + (most * tensors));
        uint* ends = lengths + most;
        uint chunks = 0;
        *(ulong*)table = (ulong)count;
        for (int i = 0; i < count; i++)
        {
            for (int k = 0; k < tensors; k++)
            {
                addresses[(i * tensors) + k] = _addresses[((start + i) * tensors) + k];
            }

            lengths[i] = _lengths[start + i];
            chunks += (lengths[i] + ChunkElements - 1) / ChunkElements;
            ends[i] = chunks;
        }

        ArgumentBuffer room = default;
        ArgumentList arguments = new(room);
        arguments.Add(DeviceArgument.Struct(table, bytes));
        Add(ref arguments, values);
        Launch(ref arguments, EntryForm.Many, CudaLauncher.Blocks(_device!, chunks, 1));
    }

    private void Add(ref ArgumentList arguments, byte* values)
    {
        for (int k = 0; k < _valueBytes.Count; k++)
        {
            arguments.Add(DeviceArgument.Struct(values + (k * CudaLauncher.ValueBytes), _valueBytes[k]));
        }
    }

    private void Launch(ref ArgumentList arguments, EntryForm form, uint blocks)
    {
        arguments.Add(DeviceArgument.Address(_device!.Checks.Word));
        CudaLauncher.Launch(_device, _site, _program!.Form(form), new CudaGrid(blocks), Threads, 0, arguments.Arguments);
    }
}
