using System.Globalization;
using System.Reflection;
using RawOpsNet.Optimizers;

namespace RawOpsNet.CommandLine.Documents;

/// <summary>Writes the page of all optimizers from their comments, constructors and configs.</summary>
internal sealed class OptimizerPage
{
    private readonly XmlDocs _docs = new(typeof(Optimizer).Assembly);
    private readonly Markdown _page = new();

    /// <summary>The optimizers that can be made, by name.</summary>
    public static IReadOnlyList<Type> Types { get; } =
    [
        .. typeof(Optimizer).Assembly.GetExportedTypes()
            .Where(type => type.IsSubclassOf(typeof(Optimizer)) && !type.IsAbstract)
            .OrderBy(type => type.Name, StringComparer.Ordinal),
    ];

    /// <summary>Writes the page.</summary>
    public static string Write()
    {
        OptimizerPage page = new();
        page._page.Heading(1, "Optimizers");
        page._page.Paragraph("""
            Generated from the classes by `rawops docs`. Keras has two families under the same names; a plain name is the newer
            one, as in Keras (`using V3 = RawOpsNet.Optimizers.V3;`), and `legacy.` stands before the older one. `Compile`,
            `OptimizerNames.Make` and configs take these names.
            """);
        page._page.Paragraph("""
            All take `ClipNorm`, `ClipValue`, `GlobalClipNorm`, `WeightDecay`, `UseEma` and schedules; see
            [training](../training.md). The default of a parameter that may be null is what null means.
            """);
        page.WriteFamily("The newer family", type => type.IsSubclassOf(typeof(OptimizerV3)));
        page.WriteFamily("The older family", type => type.IsSubclassOf(typeof(OptimizerV2)));
        page.WriteFamily("Around another optimizer", type => type.IsSubclassOf(typeof(OptimizerWrapper)));
        return page._page.ToString();
    }

    /// <summary>The name by which Keras and <see cref="OptimizerNames"/> know a class.</summary>
    public static string NameOf(Type type) => (type.IsSubclassOf(typeof(OptimizerV2)) ? "legacy." : "") + type.Name;

    private void WriteFamily(string title, Func<Type, bool> pick)
    {
        _page.Heading(2, title);
        foreach (Type type in Types.Where(pick))
        {
            _page.Heading(3, NameOf(type));
            _page.Paragraph(_docs.OfType(type, "summary"));
            _page.Paragraph(_docs.OfType(type, "remarks"));
            _page.Paragraph($"Class: `{type.FullName}`.");
            _page.Table(["Parameter", "Default", ""], Constructor(type).GetParameters()
                .Where(parameter => parameter.Name != "name")
                .Select(parameter => new[]
                {
                    Markdown.Code(parameter.Name!), Markdown.Code(Default(type, parameter)),
                    _docs.OfParameter(type, parameter.Name!),
                }));
        }
    }

    private static ConstructorInfo Constructor(Type type) => type.GetConstructors().Single();

    private static string Default(Type type, ParameterInfo parameter)
    {
        if (!parameter.HasDefaultValue)
        {
            return "";
        }

        object? value = parameter.DefaultValue;
        if (value is null && !type.IsSubclassOf(typeof(OptimizerWrapper)))
        {
            // The config writes learning_rate and beta_1 for learningRate and beta1.
            value = OptimizerNames.Make(NameOf(type)).GetConfig()
                .FirstOrDefault(pair => pair.Key.Replace("_", "", StringComparison.Ordinal)
                    .Equals(parameter.Name, StringComparison.OrdinalIgnoreCase)).Value;
        }

        return value switch
        {
            null => "null",
            bool truth => truth ? "true" : "false",
            _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
        };
    }
}
