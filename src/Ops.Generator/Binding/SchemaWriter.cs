using System.Text;

namespace RawOpsNet.Generator.Binding;

/// <summary>
/// Writes the JSON schema that editors check and complete yaml files by, from the same tables the binder reads. The text is
/// the same on every machine.
/// </summary>
internal sealed class SchemaWriter
{
    private const string Scalar = "\"type\": [\"string\", \"number\", \"boolean\"]";
    private readonly StringBuilder _text = new(16 * 1024);

    private SchemaWriter()
    {
    }

    /// <summary>The schema of rawops/1.</summary>
    public static string Write()
    {
        SchemaWriter writer = new();
        writer._text.Append("{\n  \"$schema\": \"http://json-schema.org/draft-07/schema#\",\n");
        writer._text.Append("  \"title\": \"rawops/1\",\n");
        writer.Table(KeyTables.File, "  ");
        writer._text.Append("\n}\n");
        return writer._text.ToString();
    }

    // The members of an object schema, without its braces.
    private void Table(KeyTable table, string indent)
    {
        _text.Append(indent).Append("\"type\": \"object\",\n");
        _text.Append(indent).Append("\"additionalProperties\": false,\n");
        string[] required = table.Rows.Where(row => row.IsRequired).Select(row => Quote(row.Name)).ToArray();
        if (required.Length > 0)
        {
            _text.Append(indent).Append("\"required\": [").Append(string.Join(", ", required)).Append("],\n");
        }

        _text.Append(indent).Append("\"properties\": {\n");
        for (int i = 0; i < table.Rows.Length; i++)
        {
            KeyRow row = table.Rows[i];
            _text.Append(indent).Append("  ").Append(Quote(row.Name)).Append(": {\n");
            _text.Append(indent).Append("    \"description\": ").Append(Quote(row.Doc)).Append(",\n");
            Value(row, indent + "    ");
            _text.Append('\n').Append(indent).Append("  }").Append(i + 1 < table.Rows.Length ? ",\n" : "\n");
        }

        _text.Append(indent).Append('}');
    }

    private void Value(KeyRow row, string indent)
    {
        switch (row.Kind)
        {
            case KeyKind.Table:
                Table(row.Keys!, indent);
                break;
            case KeyKind.Tables:
                _text.Append(indent).Append("\"type\": [\"array\", \"null\"],\n");
                Nested("\"items\"", row.Keys!, indent);
                break;
            case KeyKind.TableMap:
                _text.Append(indent).Append("\"type\": \"object\",\n");
                Nested("\"additionalProperties\"", row.Keys!, indent);
                break;
            case KeyKind.TableOrTables:
                OneOf(row.Keys!, indent, first => _text.Append(first).Append("\"type\": \"array\",\n"), isList: true);
                break;
            case KeyKind.ExpressionOrTable:
                OneOf(row.Keys!, indent, first => _text.Append(first).Append(Scalar), isList: false);
                break;
            default:
                _text.Append(indent).Append(Simple(row.Kind));
                break;
        }
    }

    private void Nested(string member, KeyTable table, string indent)
    {
        _text.Append(indent).Append(member).Append(": {\n");
        Table(table, indent + "  ");
        _text.Append('\n').Append(indent).Append('}');
    }

    private void OneOf(KeyTable table, string indent, Action<string> first, bool isList)
    {
        _text.Append(indent).Append("\"anyOf\": [\n").Append(indent).Append("  {\n");
        first(indent + "    ");
        if (isList)
        {
            Nested("\"items\"", table, indent + "    ");
        }

        _text.Append('\n').Append(indent).Append("  },\n").Append(indent).Append("  {\n");
        Table(table, indent + "    ");
        _text.Append('\n').Append(indent).Append("  }\n").Append(indent).Append(']');
    }

    private static string Simple(KeyKind kind) => kind switch
    {
        KeyKind.Text or KeyKind.TextOrNumber => Scalar,
        KeyKind.Expression => "\"type\": [\"string\", \"number\", \"boolean\", \"array\"]",
        KeyKind.Bool => "\"type\": \"boolean\"",
        KeyKind.Number => "\"type\": [\"number\", \"string\"]",
        KeyKind.Names => "\"type\": \"array\", \"items\": { " + Scalar + " }",
        KeyKind.TextMap => "\"type\": [\"object\", \"null\"], "
            + "\"additionalProperties\": { \"type\": [\"string\", \"number\", \"boolean\", \"array\"] }",
        KeyKind.NamesMap =>
            "\"type\": \"object\", "
            + "\"additionalProperties\": { \"type\": [\"string\", \"array\"], \"items\": { \"type\": \"string\" } }",
        KeyKind.ExpressionList => "\"type\": [\"array\", \"string\", \"number\"]",
        KeyKind.ExpressionOrMap => "\"type\": [\"string\", \"number\", \"array\", \"object\"]",
        KeyKind.TextMapMap =>
            "\"type\": \"object\", "
            + "\"additionalProperties\": { \"type\": \"object\", \"additionalProperties\": { " + Scalar + " } }",
        KeyKind.Values => "\"type\": [\"object\", \"array\", \"number\", \"string\"]",
        _ => "\"type\": \"object\"",
    };

    private static string Quote(string text) => "\"" + text.Replace("\\", "\\\\").Replace("\"", "\\\"") + "\"";
}
