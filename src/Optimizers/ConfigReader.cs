using System.Collections;
using System.Globalization;

namespace RawOpsNet.Optimizers;

/// <summary>
/// Reads the config of an optimizer or a schedule: numbers (as text too, as Keras writes them), flags, texts, lists, schedules.
/// </summary>
/// <remarks>It knows which keys were read, so that a misspelt one is an error.</remarks>
public sealed class ConfigReader
{
    private readonly string _owner;
    private readonly IReadOnlyDictionary<string, object?> _values;
    private readonly HashSet<string> _unread;

    /// <summary>Wraps a config.</summary>
    /// <param name="owner">The class it describes, for messages.</param>
    /// <param name="values">The config; nested configs are dictionaries, lists any enumerable.</param>
    public ConfigReader(string owner, IReadOnlyDictionary<string, object?> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        _owner = owner;
        _values = values;
        _unread = [.. values.Keys];
    }

    /// <summary>Looks a value up; null where the key is missing or its value is null.</summary>
    public object? Value(string key)
    {
        _unread.Remove(key);
        return _values.GetValueOrDefault(key);
    }

    /// <summary>Tells whether a key is there, be its value null.</summary>
    public bool Has(string key) => _values.ContainsKey(key);

    /// <summary>Reads a number.</summary>
    /// <exception cref="InvalidArgumentException">The value is no number.</exception>
    public double Number(string key, double fallback) => OptionalNumber(key) ?? fallback;

    /// <summary>Reads a number that must be there.</summary>
    /// <exception cref="InvalidArgumentException">The value is missing or no number.</exception>
    public double Required(string key) => OptionalNumber(key) ?? throw Wrong(key, null, "a number");

    /// <summary>Reads a number; null where there is none.</summary>
    /// <exception cref="InvalidArgumentException">The value is no number.</exception>
    public double? OptionalNumber(string key) => Value(key) is { } value ? NumberOf(key, value) : null;

    /// <summary>Reads a whole number; null where there is none.</summary>
    /// <exception cref="InvalidArgumentException">The value is no number, or has a fraction.</exception>
    public long? OptionalWhole(string key) =>
        OptionalNumber(key) is { } number ? WholeOf(key, number, long.MinValue, long.MaxValue) : null;

    /// <summary>Reads a whole number that must be there.</summary>
    /// <exception cref="InvalidArgumentException">The value is missing, no number, or has a fraction.</exception>
    public long RequiredWhole(string key) => WholeOf(key, Required(key), long.MinValue, long.MaxValue);

    /// <summary>Reads a whole number of 32 bits; null where there is none.</summary>
    /// <exception cref="InvalidArgumentException">The value is no number, has a fraction, or does not fit.</exception>
    public int? OptionalInteger(string key) =>
        OptionalNumber(key) is { } number ? (int)WholeOf(key, number, int.MinValue, int.MaxValue) : null;

    /// <summary>Reads a whole number of 32 bits that must be there.</summary>
    /// <exception cref="InvalidArgumentException">The value is missing, no number, has a fraction, or does not fit.</exception>
    public int RequiredInteger(string key) => (int)WholeOf(key, Required(key), int.MinValue, int.MaxValue);

    /// <summary>Reads a whole number of 32 bits.</summary>
    /// <exception cref="InvalidArgumentException">The value is no number, has a fraction, or does not fit.</exception>
    public int Integer(string key, int fallback) => OptionalInteger(key) ?? fallback;

    /// <summary>Reads a list of whole numbers.</summary>
    /// <exception cref="InvalidArgumentException">The value is missing, no list of numbers, or one has a fraction.</exception>
    public IReadOnlyList<long> Wholes(string key) =>
        [.. Numbers(key).Select(number => WholeOf(key, number, long.MinValue, long.MaxValue))];

    /// <summary>Reads a list of whole numbers of 32 bits.</summary>
    /// <exception cref="InvalidArgumentException">
    /// The value is missing, no list of numbers, or one has a fraction or does not fit.
    /// </exception>
    public IReadOnlyList<int> Integers(string key) =>
        [.. Numbers(key).Select(number => (int)WholeOf(key, number, int.MinValue, int.MaxValue))];

    /// <summary>Reads a flag.</summary>
    /// <exception cref="InvalidArgumentException">The value is no flag.</exception>
    public bool Flag(string key, bool fallback = false) => Value(key) switch
    {
        null => fallback,
        bool flag => flag,
        { } other => throw Wrong(key, other, "true or false"),
    };

    /// <summary>Reads a text.</summary>
    /// <exception cref="InvalidArgumentException">The value is no text.</exception>
    public string Text(string key, string fallback) => Value(key) switch
    {
        null => fallback,
        string text => text,
        { } other => throw Wrong(key, other, "a text"),
    };

    /// <summary>Reads a text; null where there is none.</summary>
    /// <exception cref="InvalidArgumentException">The value is no text.</exception>
    public string? OptionalText(string key) => Value(key) switch
    {
        null => null,
        string text => text,
        { } other => throw Wrong(key, other, "a text"),
    };

    /// <summary>Reads a list of numbers.</summary>
    /// <exception cref="InvalidArgumentException">The value is missing or no list of numbers.</exception>
    public IReadOnlyList<double> Numbers(string key) => Value(key) is IEnumerable list and not string
        ? [.. list.Cast<object>().Select(value => NumberOf(key, value))]
        : throw Wrong(key, _values.GetValueOrDefault(key), "a list of numbers");

    /// <summary>Reads a hyper-parameter: a number, or a schedule's own config.</summary>
    /// <exception cref="InvalidArgumentException">The value is neither.</exception>
    public HyperValue Hyper(string key, double fallback) => Value(key) switch
    {
        null => fallback,
        LearningRateSchedule schedule => schedule,
        IReadOnlyDictionary<string, object?> config => LearningRateSchedule.Deserialize(config),
        { } value => NumberOf(key, value),
    };

    /// <summary>Refuses what was not read.</summary>
    /// <exception cref="InvalidArgumentException">A key is not one of the class.</exception>
    public void Finish()
    {
        if (_unread.Count > 0)
        {
            throw new InvalidArgumentException(
                $"{_owner}: the config has {string.Join(", ", _unread.Order(StringComparer.Ordinal).Select(key => $"'{key}'"))}, "
                + "which the class does not know.");
        }
    }

    private double NumberOf(string key, object value) => value switch
    {
        string text when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) => number,
        string or bool => throw Wrong(key, value, "a number"),
        IConvertible number => number.ToDouble(CultureInfo.InvariantCulture),
        _ => throw Wrong(key, value, "a number"),
    };

    // The bounds of long are no double: what rounds to 2^63 does not fit.
    private long WholeOf(string key, double number, long least, long most) =>
        number == Math.Floor(number) && number >= least && number <= most && number < long.MaxValue
            ? (long)number
            : throw Wrong(key, number, $"a whole number from {least} to {most}");

    private InvalidArgumentException Wrong(string key, object? value, string expected) =>
        new(FormattableString.Invariant($"{_owner}: the config's '{key}' is {value ?? "missing"}; it must be {expected}."));
}
