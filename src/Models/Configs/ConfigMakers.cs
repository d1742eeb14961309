using RawOpsNet.OpServices;
using RawOpsNet.Optimizers;

namespace RawOpsNet.Models;

/// <summary>Makes objects of one kind (initializers, layers) from their configs, by the names of their classes.</summary>
/// <param name="kind">What they are called in messages.</param>
/// <param name="module">Where Keras keeps them; stands in configs.</param>
/// <param name="makers">Reads the config of a class.</param>
internal sealed class ConfigMakers<T>(string kind, string module, Dictionary<string, Func<ConfigReader, T>> makers)
    where T : class
{
    private readonly Lock _gate = new();

    /// <summary>Makes a class of a user's known.</summary>
    public void Register(string className, Func<ConfigReader, T> make)
    {
        ArgumentException.ThrowIfNullOrEmpty(className);
        ArgumentNullException.ThrowIfNull(make);
        lock (_gate)
        {
            makers[className] = make;
        }
    }

    /// <summary>Finds how a class is made; its name may stand in snake case.</summary>
    /// <exception cref="InvalidArgumentException">There is no such class; the message lists those there are.</exception>
    public Func<ConfigReader, T> Find(string className)
    {
        lock (_gate)
        {
            return makers.TryGetValue(className, out Func<ConfigReader, T>? make)
                ? make
                : makers.FirstOrDefault(pair => LayerNames.SnakeCase(pair.Key) == className).Value
                ?? throw new InvalidArgumentException(
                    UnknownName.Text(kind, className, Names)
                    + " One of your own is made known by CustomObjects.Register.");
        }
    }

    /// <summary>Tells whether there is a class of a name.</summary>
    public bool Has(string className)
    {
        lock (_gate)
        {
            return makers.ContainsKey(className);
        }
    }

    /// <summary>Gets the names of the classes, in order.</summary>
    public IReadOnlyList<string> Names
    {
        get
        {
            lock (_gate)
            {
                return [.. makers.Keys.Order(StringComparer.Ordinal)];
            }
        }
    }

    /// <summary>Makes an object.</summary>
    /// <exception cref="InvalidArgumentException">There is no such class, or a key or value is not one of it.</exception>
    public T Make(string className, IReadOnlyDictionary<string, object?> config)
    {
        ConfigReader reader = new(className, config);
        T made = Find(className)(reader);
        reader.Finish();
        return made;
    }

    /// <summary>Writes an object as Keras' serialize_keras_object does.</summary>
    public IReadOnlyDictionary<string, object?> Serialize(
        T value, string className, IReadOnlyDictionary<string, object?> config)
    {
        bool isOurs = value.GetType().Assembly == typeof(ConfigMakers<>).Assembly;
        return Config.Of(
            ("module", isOurs ? module : value.GetType().Namespace),
            ("class_name", className),
            ("config", config),
            ("registered_name", isOurs ? null : className));
    }

    /// <summary>Makes an object from what <see cref="Serialize"/> wrote, or from a name; null from null.</summary>
    /// <exception cref="InvalidArgumentException">It is none of these, or there is no such class.</exception>
    public T? Read(ConfigReader config, string key) => config.Value(key) switch
    {
        null => null,
        T made => made,
        string name => Make(name, Config.Of()),
        IReadOnlyDictionary<string, object?> serialized => Make(serialized),
        { } other => throw new InvalidArgumentException($"The config's '{key}' is {other}; it must be a {kind}."),
    };

    /// <summary>Makes an object from what <see cref="Serialize"/> wrote.</summary>
    /// <exception cref="InvalidArgumentException">It was not, or there is no such class.</exception>
    public T Make(IReadOnlyDictionary<string, object?> serialized) => Make(ClassNameOf(serialized), ConfigOf(serialized));

    public string ClassNameOf(IReadOnlyDictionary<string, object?> serialized) =>
        serialized.GetValueOrDefault("class_name") as string
        ?? throw new InvalidArgumentException($"The config of a {kind} has no 'class_name'.");

    public static IReadOnlyDictionary<string, object?> ConfigOf(IReadOnlyDictionary<string, object?> serialized) =>
        serialized.GetValueOrDefault("config") as IReadOnlyDictionary<string, object?> ?? Config.Of();
}
