using RawOpsNet.OpServices;

namespace RawOpsNet.Cuda;

/// <summary>
/// Holds a device's error word, and the checks that may have lowered it; looked at whenever the device is waited for.
/// </summary>
internal sealed unsafe class PendingChecks
{
    // A check's number stands above the position, of which 2^40 are room for any tensor.
    private const int PositionBits = 40;
    private const uint Numbers = 1u << 24;
    private const int MostPending = 4096;
    private const ulong Clean = ulong.MaxValue;

    private readonly Lock _gate = new();
    private readonly CudaDevice _device;
    private readonly Dictionary<uint, DeviceCheck> _pending = [];
    private readonly CudaAddress _word;
    private readonly nint _host;
    private uint _next;

    public PendingChecks(CudaDevice device)
    {
        _device = device;
        _word = device.Allocate(sizeof(ulong));
        _host = device.AllocatePinned(sizeof(ulong));
        device.Fill(_word, byte.MaxValue, sizeof(ulong));
    }

    /// <summary>The error word: all ones, or the number and position of the first fault.</summary>
    public ulong Word => _word.Value;

    /// <summary>Whether a check waits for its device.</summary>
    public bool Any
    {
        get
        {
            lock (_gate)
            {
                return _pending.Count > 0;
            }
        }
    }

    /// <summary>Adds a check and gives its number, greater than those before.</summary>
    public uint Add(DeviceCheck check)
    {
        bool isFull;
        lock (_gate)
        {
            isFull = _pending.Count >= MostPending;
        }

        if (isFull)
        {
            _device.Synchronize();
        }

        lock (_gate)
        {
            uint number = _next;
            _next = (_next + 1) % Numbers;
            _pending[number] = check;
            return number;
        }
    }

    /// <summary>Orders a copy of the word before a wait; false where nothing waits to be checked.</summary>
    public bool BeforeWait(out uint end)
    {
        lock (_gate)
        {
            end = _next;
            if (_pending.Count == 0)
            {
                return false;
            }
        }

        _device.CopyToHost(_host, _word, sizeof(ulong));
        return true;
    }

    /// <summary>Reads the word after the wait: the check of the first fault, or null.</summary>
    /// <param name="end">The number after the last check that the wait was for.</param>
    /// <param name="position">Where the fault is.</param>
    public DeviceCheck? AfterWait(uint end, out long position)
    {
        ulong word = *(ulong*)_host;
        position = (long)(word & ((1ul << PositionBits) - 1));
        lock (_gate)
        {
            if (word == Clean)
            {
                // After the last number comes 0 again.
                foreach (uint number in _pending.Keys.Where(number => number < end || end == 0).ToArray())
                {
                    _pending.Remove(number, out DeviceCheck? passed);
                    passed?.Release();
                }

                return null;
            }

            _device.Fill(_word, byte.MaxValue, sizeof(ulong));
            _pending.TryGetValue((uint)(word >> PositionBits), out DeviceCheck? check);
            foreach (DeviceCheck other in _pending.Values.Where(other => !ReferenceEquals(other, check)))
            {
                other.Release();
            }

            _pending.Clear();
            return check ?? throw new InternalException($"gpu:{_device.Index}: a check that nobody announced failed.");
        }
    }
}
