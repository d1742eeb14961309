using RawOpsNet.OpServices;

namespace RawOpsNet.Optimizers;

/// <summary>Makes optimizers by name and from configs, and writes configs as JSON.</summary>
/// <remarks>
/// As in Keras, a plain name is the newer family (<see cref="OptimizerV3"/>), and <c>legacy.</c> before it the older one.
/// </remarks>
public static class OptimizerNames
{
    private const string Legacy = "legacy.";

    private static readonly Lock Gate = new();

    private static readonly Dictionary<string, Func<ConfigReader, Optimizer>> Makers = new(StringComparer.OrdinalIgnoreCase)
    {
        ["AdaBelief"] = AdaBelief.FromConfig,
        ["Adadelta"] = V3.Adadelta.FromConfig,
        ["Adafactor"] = Adafactor.FromConfig,
        ["Adagrad"] = V3.Adagrad.FromConfig,
        ["Adam"] = V3.Adam.FromConfig,
        ["Adamax"] = V3.Adamax.FromConfig,
        ["AdamW"] = AdamW.FromConfig,
        ["Adan"] = Adan.FromConfig,
        ["Ftrl"] = V3.Ftrl.FromConfig,
        ["LAMB"] = LAMB.FromConfig,
        ["LARS"] = LARS.FromConfig,
        ["Lion"] = Lion.FromConfig,
        ["Lookahead"] = Lookahead.FromConfig,
        ["LossScaleOptimizer"] = LossScaleOptimizer.FromConfig,
        ["Muon"] = Muon.FromConfig,
        ["Nadam"] = V3.Nadam.FromConfig,
        ["NovoGrad"] = NovoGrad.FromConfig,
        ["Prodigy"] = Prodigy.FromConfig,
        ["RAdam"] = RAdam.FromConfig,
        ["RMSprop"] = V3.RMSprop.FromConfig,
        ["ScheduleFreeAdamW"] = ScheduleFreeAdamW.FromConfig,
        ["ScheduleFreeSGD"] = ScheduleFreeSGD.FromConfig,
        ["SGD"] = V3.SGD.FromConfig,
        ["SM3"] = SM3.FromConfig,
        ["Yogi"] = Yogi.FromConfig,
        ["legacy.Adadelta"] = Adadelta.FromConfig,
        ["legacy.Adagrad"] = Adagrad.FromConfig,
        ["legacy.Adam"] = Adam.FromConfig,
        ["legacy.Adamax"] = Adamax.FromConfig,
        ["legacy.Ftrl"] = Ftrl.FromConfig,
        ["legacy.Nadam"] = Nadam.FromConfig,
        ["legacy.RMSprop"] = RMSprop.FromConfig,
        ["legacy.SGD"] = SGD.FromConfig,
    };

    /// <summary>Gets every name, those registered included.</summary>
    public static IReadOnlyList<string> All
    {
        get
        {
            lock (Gate)
            {
                return [.. Makers.Keys.Order(StringComparer.Ordinal)];
            }
        }
    }

    /// <summary>Makes the optimizer of a name, in any case, with its defaults.</summary>
    /// <exception cref="InvalidArgumentException">There is none of that name; the message lists those there are.</exception>
    public static Optimizer Make(string name) => Find(name)(new ConfigReader(name, new Dictionary<string, object?>()));

    /// <summary>Makes an optimizer of one's own known by name, so that configs can be read.</summary>
    /// <param name="name">The name of the class.</param>
    /// <param name="make">Reads what the class' own GetConfig adds; clipping, decay and averages are read for it.</param>
    public static void Register(string name, Func<ConfigReader, Optimizer> make)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(make);
        lock (Gate)
        {
            Makers[name] = make;
        }
    }

    /// <summary>Makes an optimizer from what its <see cref="Optimizer.GetConfig"/> gave.</summary>
    /// <param name="className">The class, as <see cref="ClassNameOf"/> gives it.</param>
    /// <param name="config">The config.</param>
    /// <exception cref="InvalidArgumentException">
    /// There is no such class, or a key or value is not one of it.
    /// </exception>
    public static Optimizer FromConfig(string className, IReadOnlyDictionary<string, object?> config)
    {
        ConfigReader reader = new(className, config);
        Optimizer made = Find(className)(reader);
        made.ReadCommon(reader);
        reader.Finish();
        return made;
    }

    /// <summary>Gives the name that stands for an optimizer's class in configs.</summary>
    public static string ClassNameOf(Optimizer optimizer)
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        string name = optimizer.GetType().Name;
        bool isOurs = optimizer.GetType().Assembly == typeof(OptimizerNames).Assembly;
        return isOurs && optimizer is OptimizerV2 ? Legacy + name : name;
    }

    /// <summary>Writes an optimizer as JSON: class_name and config.</summary>
    public static string ToJson(Optimizer optimizer) => ConfigJson.Write(Serialize(optimizer));

    /// <summary>Makes an optimizer from what <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="InvalidArgumentException">The text is not such JSON, or names what there is not.</exception>
    public static Optimizer FromJson(string json) => Deserialize(ConfigJson.Read(json));

    internal static IReadOnlyDictionary<string, object?> Serialize(Optimizer optimizer) =>
        new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["class_name"] = ClassNameOf(optimizer),
            ["config"] = optimizer.GetConfig(),
        };

    internal static Optimizer Deserialize(IReadOnlyDictionary<string, object?> serialized) => FromConfig(
        serialized.GetValueOrDefault("class_name") as string
            ?? throw new InvalidArgumentException("The config of an optimizer has no 'class_name'."),
        serialized.GetValueOrDefault("config") as IReadOnlyDictionary<string, object?> ?? new Dictionary<string, object?>());

    private static Func<ConfigReader, Optimizer> Find(string name)
    {
        lock (Gate)
        {
            return Makers.TryGetValue(name, out Func<ConfigReader, Optimizer>? make)
                ? make
                : throw new InvalidArgumentException(UnknownName.Text("optimizer", name, All));
        }
    }
}
