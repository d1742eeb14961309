namespace RawOpsNet.Generator.Diagnostics;

/// <summary>The rules about kernels.</summary>
internal static partial class Rules
{
    internal static readonly DiagnosticRule KernelSyntax = Error("ROPS1501", "Malformed kernel expression", "Expected {0} here.");

    internal static readonly DiagnosticRule KernelName = Error("ROPS1502", "Unknown name in a kernel",
        "'{0}' is not an input, output, attr or let of {1}.");

    internal static readonly DiagnosticRule KernelFunction = Error("ROPS1503", "Unknown function or argument count", "{0}");

    internal static readonly DiagnosticRule FunctionDType = Error("ROPS1504", "Function undefined for a dtype",
        "'{0}' is not defined for {1}. Narrow kernels.elementwise.types.");

    internal static readonly DiagnosticRule AssignedInput = Error("ROPS1505", "Assignment to an input",
        "'{0}' is an input. Only outputs and writable resources can be assigned.");

    internal static readonly DiagnosticRule NeverAssigned = Error("ROPS1506", "Output never assigned",
        "'{0}' is never assigned.");

    internal static readonly DiagnosticRule ReadBeforeAssigned = Error("ROPS1507", "Output read before assignment",
        "'{0}' is read before it is assigned.");

    internal static readonly DiagnosticRule KernelType = Error("ROPS1508", "Kernel type outside the allowed set",
        "{0} is not allowed by '{1}: {2}'.");

    internal static readonly DiagnosticRule NoKernel = Error("ROPS1509", "No kernel", "{0} has no kernels.");

    internal static readonly DiagnosticRule UnservedTypes = Info("ROPS1510", "Allowed types without a kernel",
        "No kernel for {0} = {1}.");

    internal static readonly DiagnosticRule KernelOverlap = Error("ROPS1511", "Two kernels for one device and dtype",
        "{0} on {1} is already served at line {line}.");

    internal static readonly DiagnosticRule CudaNotFound = Error("ROPS1512", "CUDA source not found",
        "'{0}' is not beside {1}, nor an AdditionalFile.");

    internal static readonly DiagnosticRule CudaEntry = Error("ROPS1513", "CUDA entry not found",
        "{0} has no '{1}'. It has {2}.");

    internal static readonly DiagnosticRule CudaArguments = Error("ROPS1514", "CUDA argument count",
        "'{0}' takes {1} parameters; args lists {2}.");

    internal static readonly DiagnosticRule Launch = Error("ROPS1515", "Malformed launch", "{0}");

    internal static readonly DiagnosticRule SparseBase = Error("ROPS1516", "sparse_of is not possible", "'{0}' {1}.");

    internal static readonly DiagnosticRule RowsOfStranger = Error("ROPS1517", "rows names a stranger",
        "'{0}' is not {1} of {2}.");

    internal static readonly DiagnosticRule ReduceLacks = Error("ROPS1518", "Incomplete reduce", "reduce needs {0}.");

    internal static readonly DiagnosticRule UnusedLet = Warning("ROPS1519", "Unused let", "'{0}' is never used.");

    internal static readonly DiagnosticRule ConditionKind = Error("ROPS1520", "Bool in arithmetic, or a number as condition",
        "'{0}' is {1}; {2} is needed here.");

    internal static readonly DiagnosticRule MethodName = Error("ROPS1521", "Malformed method name",
        "'{0}' is not a C# method name.");

    internal static readonly DiagnosticRule MissingMethod = Error("ROPS1523", "Hand-written method missing", "{0}");

    internal static readonly DiagnosticRule MethodConstraint = Error("ROPS1524", "Hand-written method with another constraint",
        "{0}");
}
