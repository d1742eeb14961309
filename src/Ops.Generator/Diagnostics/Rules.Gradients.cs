namespace RawOpsNet.Generator.Diagnostics;

/// <summary>The rules about gradients.</summary>
internal static partial class Rules
{
    internal static readonly DiagnosticRule FormulaSyntax = Error("ROPS1401", "Malformed formula", "Expected {0} here.");

    internal static readonly DiagnosticRule FormulaName = Error("ROPS1402", "Unknown op or name in a formula",
        "'{0}' is not an op, input, output or attr.");

    internal static readonly DiagnosticRule FormulaCall = Error("ROPS1403", "Call that does not fit",
        "{0} takes {1}; '{2}' is {3}.");

    internal static readonly DiagnosticRule UndecidedInput = Error("ROPS1404", "Input without a gradient decision",
        "{0} has gradients, but none for '{1}'. Write a formula or none.");

    internal static readonly DiagnosticRule GradientOfType = Error("ROPS1405", "Gradient for a type without one",
        "'{0}' is {1} and cannot have a gradient. Write none.");

    internal static readonly DiagnosticRule NoGradientKey = Error("ROPS1406", "No gradient decision",
        "{0} does not say whether it has a gradient. Write gradient: none, auto, or a formula per input.");

    internal static readonly DiagnosticRule GradientDevice = Warning("ROPS1407",
        "Formula uses an op without a kernel on a device",
        "On {0} the gradient calls {1}, which has no {0} kernel.");

    internal static readonly DiagnosticRule NoDerivative = Error("ROPS1408", "auto is not possible",
        "'{0}' has no derivative; write the formula.");

    internal static readonly DiagnosticRule GradientDType = Error("ROPS1409", "Formula gives another dtype",
        "The formula is {0}; the gradient of '{1}' must be {2}.");
}
