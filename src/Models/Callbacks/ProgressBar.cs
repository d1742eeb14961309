using System.Globalization;
using System.Text;

namespace RawOpsNet.Models;

/// <summary>Draws a run's progress as Keras' Progbar does, character by character (utils/generic_utils.py).</summary>
public sealed partial class ProgressBar
{
    private const double Interval = 0.05;

    private readonly TextWriter _output;
    private readonly TimeProvider _clock;
    private readonly bool _isTerminal;
    private readonly Verbosity _verbosity;
    private readonly int _width;
    private readonly string _unitName;
    private readonly HashSet<string> _stateful;
    private readonly OrderedDictionary<string, (double Sum, double Weight)> _values = new(StringComparer.Ordinal);
    private readonly long _start;
    private double _lastUpdate = double.NegativeInfinity;
    private double? _firstStepEnd;
    private double? _epochEnd;
    private int _seen;
    private int _lineWidth;

    /// <summary>Starts the clock.</summary>
    /// <param name="target">The number of steps; null: not known.</param>
    /// <param name="output">Where to draw.</param>
    /// <param name="clock">Tells the time.</param>
    /// <param name="verbosity">A bar, or a line at the end.</param>
    /// <param name="isTerminal">Whether a line can be drawn over.</param>
    /// <param name="stateful">Figures that are shown as given; others are averaged over steps.</param>
    /// <param name="width">The characters of the bar.</param>
    /// <param name="unitName">What a step is called beside its time.</param>
    public ProgressBar(
        int? target,
        TextWriter output,
        TimeProvider clock,
        Verbosity verbosity = Verbosity.Bar,
        bool isTerminal = true,
        IEnumerable<string>? stateful = null,
        int width = 30,
        string unitName = "step")
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(clock);
        Target = target;
        _output = output;
        _clock = clock;
        _verbosity = verbosity;
        _isTerminal = isTerminal;
        _width = width;
        _unitName = unitName;
        _stateful = new(stateful ?? [], StringComparer.Ordinal);
        _start = clock.GetTimestamp();
    }

    /// <summary>Gets or sets the number of steps; null: not known.</summary>
    public int? Target { get; set; }

    /// <summary>Takes in the figures of a step, and draws where it is time.</summary>
    /// <param name="current">The number of steps done.</param>
    /// <param name="values">The figures.</param>
    /// <param name="finalize">Whether this is the last drawing; null: where current reaches the target.</param>
    public void Update(int current, IEnumerable<KeyValuePair<string, double>> values, bool? finalize = null)
    {
        bool isLast = finalize ?? (Target is { } target && current >= target);
        Gather(current, values);
        double now = _clock.GetElapsedTime(_start).TotalSeconds;
        if (current == Target)
        {
            _epochEnd = now;
        }

        if (_verbosity == Verbosity.Bar)
        {
            if (now - _lastUpdate < Interval && !isLast)
            {
                return;
            }

            DrawBar(current, now, isLast);
        }
        else if (_verbosity == Verbosity.Line && isLast)
        {
            DrawLine(current, now);
        }

        _output.Flush();
        _lastUpdate = now;
    }

    // A model of several outputs knows the names of its figures only after the first batch.
    internal void TreatAsStateful(IEnumerable<string> names) => _stateful.UnionWith(names);

    /// <summary>Takes in the figures of some more steps.</summary>
    public void Add(int steps, IEnumerable<KeyValuePair<string, double>> values) => Update(_seen + steps, values);

    private void Gather(int current, IEnumerable<KeyValuePair<string, double>> values)
    {
        foreach ((string name, double value) in values)
        {
            if (_stateful.Contains(name))
            {
                _values[name] = (value, 1);
                continue;
            }

            double weight = Math.Max(current - _seen, 1);
            (double sum, double weights) = _values.GetValueOrDefault(name);
            _values[name] = (sum + (value * weight), weights + weight);
        }

        _seen = current;
    }

    private void DrawBar(int current, double now, bool isLast)
    {
        int previous = _lineWidth;
        StringBuilder text = new();
        if (_isTerminal)
        {
            text.Append('\b', previous).Append('\r');
        }
        else
        {
            text.Append('\n');
        }

        int begin = text.Length;
        AppendBar(text, current);
        double step = StepDuration(current, now);
        if (Target is not { } target || isLast)
        {
            text.Append(" - ").Append(PythonFormat.Fixed(now, 0)).Append('s').Append(Duration(step, _unitName));
        }
        else
        {
            text.Append(" - ETA: ").Append(Remaining(step * (target - current)));
        }

        AppendValues(text, ignoreSign: true);
        _lineWidth = text.Length - begin;
        text.Append(' ', Math.Max(0, previous - _lineWidth));
        if (isLast)
        {
            text.Append('\n');
        }

        _output.Write(text);
    }

    private void DrawLine(int current, double now)
    {
        StringBuilder text = new();
        AppendCount(text, current);
        text.Append(" - ").Append(PythonFormat.Fixed(now, 0)).Append('s');
        AppendValues(text, ignoreSign: false);
        if (_epochEnd is { } end)
        {
            text.Append(" -").Append(Duration(end, "epoch")).Append(" -").Append(Duration(end / (Target ?? current), _unitName));
            _epochEnd = null;
        }

        _output.Write(text.Append('\n'));
    }

    private double StepDuration(int current, double now)
    {
        if (current == 0)
        {
            return 0;
        }

        double duration = _firstStepEnd is { } first && current > 1 ? (now - first) / (current - 1) : now / current;
        if (current == 1)
        {
            _firstStepEnd = now;
        }

        return duration;
    }
}
