using RawOpsNet.Generator.Diagnostics;
using RawOpsNet.Generator.Yaml;

namespace RawOpsNet.Generator.Binding;

/// <summary>
/// Takes values of the expected kind out of nodes, and reports the others once. What could not be read stays silent.
/// </summary>
internal sealed class NodeReader(DiagnosticSink sink)
{
    /// <summary>Where messages go.</summary>
    public DiagnosticSink Sink { get; } = sink;

    /// <summary>
    /// Reports keys that a place does not have. In the map it gives, the key that was probably meant counts as given, so that
    /// neither it nor what it says is missed a second time.
    /// </summary>
    public YamlMap CheckKeys(YamlMap map, KeyTable table)
    {
        List<YamlEntry> entries = [.. map.Entries];
        foreach (YamlEntry entry in map.Entries.Where(entry => table.Find(entry.Key.Value) is null))
        {
            string? near = Suggestions.Nearest(entry.Key.Value, table.Names);
            Sink.ReportNear(Rules.UnknownKey, entry.Key, near, entry.Key.Value, table.Place);
            if (near is not null && entries.All(known => known.Key.Value != near))
            {
                YamlScalar key = new(entry.Key.Start, entry.Key.End, near, TextStyle.Plain);
                bool isFit = table.Find(near)!.Kind.Takes(entry.Value);
                entries.Add(new YamlEntry(key, isFit ? entry.Value : new YamlBad(entry.Value.Start, entry.Value.End)));
            }
        }

        return entries.Count == map.Entries.Length ? map : new YamlMap(map.Start, map.End, entries.ToArray(), map.IsFlow);
    }

    /// <summary>A text that is written; null, after a message, for anything else.</summary>
    public YamlScalar? Scalar(string key, YamlNode node, string expected)
    {
        if (node is YamlScalar { IsAbsent: false } scalar)
        {
            return scalar;
        }

        ReportKind(key, node, expected);
        return null;
    }

    /// <summary>The text of a key of a map, or null.</summary>
    public YamlScalar? Scalar(YamlMap map, string key, string expected) =>
        map[key] is { } node ? Scalar(key, node, expected) : null;

    /// <summary>A map; null, after a message, for anything else. A key without a value is an empty map.</summary>
    public YamlMap? Map(string key, YamlNode node, string expected)
    {
        switch (node)
        {
            case YamlMap map:
                return map;
            case YamlScalar { IsAbsent: true }:
                return new YamlMap(node.Start, node.End, [], isFlow: true);
            default:
                ReportKind(key, node, expected);
                return null;
        }
    }

    /// <summary>A list of texts; entries that are none are reported and left out.</summary>
    public YamlScalar[] Names(string key, YamlNode node, string expected)
    {
        if (node is not YamlList list)
        {
            ReportKind(key, node, expected);
            return [];
        }

        List<YamlScalar> names = [];
        foreach (YamlNode item in list.Items)
        {
            if (Scalar(key, item, expected) is { } name)
            {
                names.Add(name);
            }
        }

        return names.ToArray();
    }

    /// <summary>true or false; null, after a message, for anything else.</summary>
    public bool? Bool(string key, YamlNode node)
    {
        YamlScalar? scalar = Scalar(key, node, "true or false");
        switch (scalar?.Value)
        {
            case null:
                return null;
            case "true":
                return true;
            case "false":
                return false;
            default:
                Sink.ReportNear(Rules.MalformedValue, scalar, OtherNames.BoolOf(scalar.Value), scalar.Value, "true or false");
                return null;
        }
    }

    /// <summary>A number; null, after a message, for anything else.</summary>
    public double? Number(string key, YamlNode node)
    {
        YamlScalar? scalar = Scalar(key, node, "a number");
        if (scalar is null)
        {
            return null;
        }

        double? value = DefaultParser.Float(scalar.Value);
        if (value is null)
        {
            Sink.Report(Rules.MalformedValue, scalar, scalar.Value, "a number");
        }

        return value;
    }

    /// <summary>Reports that a key takes something else, unless the node was reported already.</summary>
    public void ReportKind(string key, YamlNode node, string expected)
    {
        if (node is YamlScalar { Style: TextStyle.Plain } glued && MissingSpaceAt(glued) is > 0 and int colon)
        {
            int at = glued.Start + colon;
            Sink.ReportAt(Rules.MissingSpace, at, at + 1, glued.Value.Substring(0, colon), glued.Value.Substring(colon + 1));
        }
        else if (node is not YamlBad)
        {
            Sink.Report(Rules.WrongKind, node, key, expected, node.Describe());
        }
    }

    // Where a map was expected and `key:value` stands, a space was forgotten.
    private static int MissingSpaceAt(YamlScalar scalar)
    {
        int colon = 0;
        while (colon < scalar.Value.Length && (char.IsLetterOrDigit(scalar.Value[colon]) || scalar.Value[colon] == '_'))
        {
            colon++;
        }

        return colon + 1 < scalar.Value.Length && scalar.Value[colon] == ':' && scalar.Value[colon + 1] is not (' ' or '/')
            ? colon : -1;
    }
}
