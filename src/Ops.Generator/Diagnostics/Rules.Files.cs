namespace RawOpsNet.Generator.Diagnostics;

/// <summary>The rules about yaml files.</summary>
internal static partial class Rules
{
    internal static readonly DiagnosticRule UnreadableFile = Error("ROPS1001", "File is not readable",
        "'{0}' could not be read as UTF-8.");

    internal static readonly DiagnosticRule TabIndent = Error("ROPS1002", "Tab in indentation",
        "Indent with spaces. This line starts with {0}.");

    internal static readonly DiagnosticRule UnevenIndent = Error("ROPS1003", "Uneven indentation",
        "This line is indented by {0}; its siblings by {1}.");

    internal static readonly DiagnosticRule DuplicateKey = Error("ROPS1004", "Duplicate key",
        "'{0}' was already given on line {line}.");

    internal static readonly DiagnosticRule RefusedConstruct = Error("ROPS1005", "Yaml construct that is not read",
        "{0} is not part of rawops yaml. Write the value out.");

    internal static readonly DiagnosticRule Unclosed = Error("ROPS1006", "Unclosed quote or bracket",
        "This {0} is never closed.");

    internal static readonly DiagnosticRule WrongKind = Error("ROPS1007", "Wrong kind of value", "'{0}' takes {1}, not {2}.");

    internal static readonly DiagnosticRule UnknownKey = Error("ROPS1008", "Unknown key", "'{0}' is not a key of {1}.");

    internal static readonly DiagnosticRule MissingKey = Error("ROPS1009", "Missing key", "{0} needs '{1}'.");

    internal static readonly DiagnosticRule UnknownSchema = Error("ROPS1010", "Unknown schema",
        "This file says schema '{0}'; this generator reads rawops/1. Write 'schema: rawops/1'{1}.");

    internal static readonly DiagnosticRule MissingSpace = Error("ROPS1011", "Missing space after a colon",
        "Put a space after the colon: '{0}: {1}'.");

    internal static readonly DiagnosticRule MalformedValue = Error("ROPS1012", "Malformed value", "'{0}' is not {1}.");

    internal static readonly DiagnosticRule NotYaml = Error("ROPS1013", "Not yaml", "This is not yaml: {0}");

    internal static readonly DiagnosticRule MissingColon = Error("ROPS1014", "Missing colon",
        "Put a colon after '{0}': '{0}:'.");
}
