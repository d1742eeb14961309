namespace RawOpsNet.Generator.Diagnostics;

/// <summary>The rules about arguments and attrs.</summary>
internal static partial class Rules
{
    internal static readonly DiagnosticRule OpName = Error("ROPS1101", "Malformed op name",
        "An op name is PascalCase letters and digits; '{0}' is not.");

    internal static readonly DiagnosticRule DuplicateOp = Error("ROPS1102", "Duplicate op",
        "Op '{0}' is already declared at {1}({2}).");

    internal static readonly DiagnosticRule ArgumentNotation = Error("ROPS1103", "Malformed argument",
        "Expected {0} here: '{1}'.");

    internal static readonly DiagnosticRule UnknownType = Error("ROPS1104", "Unknown type",
        "'{0}' is neither a dtype nor an attr of {1}.");

    internal static readonly DiagnosticRule DuplicateName = Error("ROPS1105", "Two arguments or attrs share a name",
        "{0} already has {1} '{2}'.");

    internal static readonly DiagnosticRule CountIsNoInt = Error("ROPS1106", "Count is no int attr",
        "'{0}' in '{1}' must be an attr of kind int{2}.");

    internal static readonly DiagnosticRule TypeAttrKind = Error("ROPS1107", "Type attr of another kind",
        "'{0}' is used as a type, but its kind is {1}.");

    internal static readonly DiagnosticRule WriteOfValue = Error("ROPS1108", "Write access on a value",
        "Only a resource or ref can be written; '{0}' is {1}.");

    internal static readonly DiagnosticRule DocsOfStranger = Error("ROPS1109", "docs names a stranger",
        "docs describes '{0}', which {1} does not have.");

    internal static readonly DiagnosticRule Undocumented = Warning("ROPS1110", "Undocumented name", "'{0}' has no line in docs.");

    internal static readonly DiagnosticRule DeprecatedUse = Error("ROPS1111", "deprecated.use is unknown", "'{0}' is not an op.");

    internal static readonly DiagnosticRule NotAnInput = Error("ROPS1112", "A key names a stranger",
        "'{0}' is not {1} of {2}.");

    internal static readonly DiagnosticRule BufferMismatch = Error("ROPS1113", "reuse or view of another type or size",
        "'{0}' cannot take the buffer of '{1}': {2}.");

    internal static readonly DiagnosticRule AttrNotation = Error("ROPS1201", "Malformed attr", "Expected {0} here: '{1}'.");

    internal static readonly DiagnosticRule DefaultKind = Error("ROPS1202", "Default of another kind",
        "The default '{0}' is not {1}.");

    internal static readonly DiagnosticRule DefaultRange = Error("ROPS1203", "Default is not allowed", "The default {0} is {1}.");

    internal static readonly DiagnosticRule RepeatedValue = Error("ROPS1204", "Allowed value listed twice",
        "'{0}' is listed twice.");

    internal static readonly DiagnosticRule MinimumKind = Error("ROPS1205", "Minimum on a kind without one",
        "{0} has no minimum.");

    internal static readonly DiagnosticRule UnknownSet = Error("ROPS1206", "Unknown set or enum",
        "'{0}' is not a dtype, set or enum.");
}
