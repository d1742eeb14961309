using System.Diagnostics;
using System.Globalization;
using System.Text;
using RawOpsNet.OpServices;

namespace RawOpsNet;

/// <summary>Counts the calls, the time and the bytes of each op that runs on its thread while it is open.</summary>
/// <remarks>
/// Made by <see cref="RawOps.Profile"/>. An op's time is its own: what a composite op or a gradient spends in other ops is
/// theirs, so that the entries add up. Work that a kernel gives to other threads counts for the op that waits for it. Profiles
/// nest; the outer one sees what the inner one saw.
/// </remarks>
public sealed class OpProfile : IDisposable
{
    [ThreadStatic]
    private static OpProfile? t_current;

    private readonly Dictionary<(string Op, bool IsGradient), Tally> _tallies = [];
    private readonly TextWriter _output;
    private readonly OpProfile? _outer = t_current;
    private readonly int _thread = Environment.CurrentManagedThreadId;
    private readonly long _began = Stopwatch.GetTimestamp();
    private Frame[] _frames = new Frame[16];
    private int _depth;
    private long _ended;

    internal OpProfile(TextWriter output)
    {
        _output = output;
        t_current = this;
        OpObservers.Add(1);
    }

    /// <summary>The time from the opening until now, or until the disposal.</summary>
    public TimeSpan Elapsed => Stopwatch.GetElapsedTime(_began, _ended != 0 ? _ended : Stopwatch.GetTimestamp());

    /// <summary>What was seen so far, an entry an op and an entry a gradient, those of most time first.</summary>
    public IReadOnlyList<OpProfileEntry> Entries =>
        [.. _tallies.Select(pair => pair.Value.ToEntry(pair.Key)).OrderByDescending(entry => entry.Time)];

    /// <summary>The calling thread's innermost profile.</summary>
    internal static OpProfile? Current => t_current;

    /// <summary>Ends the profile and prints its table. Disposing twice does nothing.</summary>
    /// <remarks>
    /// Throws <see cref="FailedPreconditionException"/> on another thread than the one that opened it, and while a profile inside
    /// is open.
    /// </remarks>
    public void Dispose()
    {
        if (_ended != 0)
        {
            return;
        }

        if (t_current != this)
        {
            throw new FailedPreconditionException(
                _thread != Environment.CurrentManagedThreadId
                    ? $"An OpProfile belongs to the thread that opened it ({_thread}); this is thread "
                        + $"{Environment.CurrentManagedThreadId}. Do not hold one across an await."
                    : "An OpProfile inside this one is still open; dispose that one first.");
        }

        _ended = Stopwatch.GetTimestamp();
        t_current = _outer;
        OpObservers.Add(-1);
        _outer?.Add(this);
        _output.Write(ToString());
    }

    /// <summary>Writes a table: op, calls, time, share of the elapsed time, time a call, bytes.</summary>
    public override string ToString()
    {
        IReadOnlyList<OpProfileEntry> entries = Entries;
        int width = Math.Max(2, entries.Count == 0 ? 0 : entries.Max(entry => NameOf(entry).Length));
        StringBuilder text = new();
        text.Append("op".PadRight(width)).Append("      calls       time      %     a call       bytes\n");
        TimeSpan inOps = TimeSpan.Zero;
        foreach (OpProfileEntry entry in entries)
        {
            inOps += entry.Time;
            text.Append(NameOf(entry).PadRight(width)).Append(CultureInfo.InvariantCulture, $" {entry.Calls,10}")
                .Append(CultureInfo.InvariantCulture, $" {Duration(entry.Time),10} {100 * (entry.Time / Elapsed),6:F1}")
                .Append(CultureInfo.InvariantCulture, $" {Duration(entry.Time / entry.Calls),10} {Size(entry.Bytes),11}\n");
        }

        return text.Append(CultureInfo.InvariantCulture, $"{Duration(inOps)} of {Duration(Elapsed)} in ops\n").ToString();
    }

    /// <summary>Begins a call and gives its depth.</summary>
    internal int Enter(string op, bool isGradient)
    {
        if (_depth == _frames.Length)
        {
            Array.Resize(ref _frames, _depth * 2);
        }

        ref Frame frame = ref _frames[_depth];
        frame.Op = op;
        frame.IsGradient = isGradient;
        frame.InnerTicks = 0;
        frame.InnerBytes = 0;
        frame.BytesBefore = ThreadMemory.Current.RentedBytes;
        frame.Began = Stopwatch.GetTimestamp();
        return _depth++;
    }

    /// <summary>Ends a call; calls inside it that threw are forgotten.</summary>
    internal void Leave(int depth)
    {
        ref Frame frame = ref _frames[depth];
        long ticks = Stopwatch.GetTimestamp() - frame.Began;
        long bytes = ThreadMemory.Current.RentedBytes - frame.BytesBefore;
        _depth = depth;
        TallyOf((frame.Op, frame.IsGradient)).Add(1, ticks - frame.InnerTicks, bytes - frame.InnerBytes);
        if (depth > 0)
        {
            _frames[depth - 1].InnerTicks += ticks;
            _frames[depth - 1].InnerBytes += bytes;
        }
    }

    private void Add(OpProfile inner)
    {
        long ticks = 0;
        long bytes = 0;
        foreach (((string Op, bool IsGradient) key, Tally tally) in inner._tallies)
        {
            TallyOf(key).Add(tally.Calls, tally.Ticks, tally.Bytes);
            ticks += tally.Ticks;
            bytes += tally.Bytes;
        }

        if (_depth > 0)
        {
            _frames[_depth - 1].InnerTicks += ticks;
            _frames[_depth - 1].InnerBytes += bytes;
        }
    }

    private Tally TallyOf((string Op, bool IsGradient) key)
    {
        if (!_tallies.TryGetValue(key, out Tally? tally))
        {
            _tallies[key] = tally = new Tally();
        }

        return tally;
    }

    private static string NameOf(OpProfileEntry entry) => entry.IsGradient ? entry.Op + " (gradient)" : entry.Op;

    private static string Duration(TimeSpan time) => time.TotalMicroseconds switch
    {
        < 1e3 => string.Create(CultureInfo.InvariantCulture, $"{time.TotalMicroseconds:F1} us"),
        < 1e6 => string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds:F1} ms"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:F2} s"),
    };

    private static string Size(long bytes) => bytes switch
    {
        < 1 << 10 => string.Create(CultureInfo.InvariantCulture, $"{bytes} B"),
        < 1 << 20 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024.0:F1} KiB"),
        < 1 << 30 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1048576.0:F1} MiB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1073741824.0:F1} GiB"),
    };

    private struct Frame
    {
        public string Op;
        public bool IsGradient;
        public long Began;
        public long InnerTicks;
        public long BytesBefore;
        public long InnerBytes;
    }

    private sealed class Tally
    {
        public long Calls { get; private set; }

        public long Ticks { get; private set; }

        public long Bytes { get; private set; }

        public void Add(long calls, long ticks, long bytes)
        {
            Calls += calls;
            Ticks += ticks;
            Bytes += bytes;
        }

        public OpProfileEntry ToEntry((string Op, bool IsGradient) key) =>
            new(key.Op, key.IsGradient, Calls, Stopwatch.GetElapsedTime(0, Ticks), Bytes);
    }
}
