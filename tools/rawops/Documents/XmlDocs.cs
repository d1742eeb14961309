using System.Xml.Linq;

namespace RawOpsNet.CommandLine.Documents;

/// <summary>The documentation comments of an assembly, as markdown.</summary>
internal sealed class XmlDocs
{
    private readonly Dictionary<string, XElement> _members;

    /// <summary>Reads the XML file beside an assembly.</summary>
    public XmlDocs(System.Reflection.Assembly assembly)
    {
        XDocument file = XDocument.Load(Path.ChangeExtension(assembly.Location, ".xml"));
        _members = file.Descendants("member").ToDictionary(member => (string)member.Attribute("name")!, StringComparer.Ordinal);
    }

    /// <summary>Gives an element of a type's comment; an empty text where there is none.</summary>
    public string OfType(Type type, string element) => Markdown(_members[$"T:{type.FullName}"].Element(element));

    /// <summary>Gives what the comment of a type's only public constructor says of a parameter.</summary>
    public string OfParameter(Type type, string parameter) => Markdown(_members
        .Single(member => member.Key.StartsWith($"M:{type.FullName}.#ctor", StringComparison.Ordinal)).Value
        .Elements("param").FirstOrDefault(param => (string?)param.Attribute("name") == parameter));

    private static string Markdown(XElement? element) => element is null ? ""
        : string.Join(' ', string.Concat(element.Nodes().Select(Node))
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Node(XNode node) => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
        XElement { Name.LocalName: "see" } see => $"`{LastName((string?)see.Attribute("cref") ?? "")}`",
        XElement other => string.Concat(other.Nodes().Select(Node)),
        _ => "",
    };

    private static string LastName(string reference)
    {
        string name = reference.Split('(')[0];
        return name[(name.LastIndexOf('.') + 1)..];
    }
}
