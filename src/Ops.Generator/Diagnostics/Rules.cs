using RawOpsNet.Generator.Model;

namespace RawOpsNet.Generator.Diagnostics;

/// <summary>
/// The rules: what each id means and what its message says. <c>{0}</c> and so on stand for what was found;
/// <c>{line}</c> for a line of the same file, known once the record's place is.
/// </summary>
internal static partial class Rules
{
    /// <summary>Every rule, by id.</summary>
    internal static EquatableArray<DiagnosticRule> All => AllRules.Value;

    private static readonly Lazy<DiagnosticRule[]> AllRules = new(List);

    private static readonly Lazy<Dictionary<string, DiagnosticRule>> ById = new(() => All.ToDictionary(rule => rule.Id));

    /// <summary>The rule of an id.</summary>
    internal static DiagnosticRule Find(string id) => ById.Value[id];

    private static DiagnosticRule[] List() =>
    [
        UnreadableFile, TabIndent, UnevenIndent, DuplicateKey, RefusedConstruct, Unclosed, WrongKind, UnknownKey, MissingKey,
        UnknownSchema, MissingSpace, MalformedValue, NotYaml, MissingColon, OpName, DuplicateOp, ArgumentNotation, UnknownType,
        DuplicateName, CountIsNoInt, TypeAttrKind, WriteOfValue, DocsOfStranger, Undocumented, DeprecatedUse, NotAnInput,
        BufferMismatch, AttrNotation, DefaultKind, DefaultRange, RepeatedValue, MinimumKind, UnknownSet, ShapeSyntax,
        ShapeName, UnboundDim, NoShape, DeviceValue, FormulaSyntax, FormulaName, FormulaCall, UndecidedInput, GradientOfType,
        NoGradientKey, GradientDevice, NoDerivative, GradientDType, KernelSyntax, KernelName, KernelFunction, FunctionDType,
        AssignedInput, NeverAssigned, ReadBeforeAssigned, KernelType, NoKernel, UnservedTypes, KernelOverlap, CudaNotFound,
        CudaEntry, CudaArguments, Launch, SparseBase, RowsOfStranger, ReduceLacks, UnusedLet, ConditionKind, MethodName,
        MissingMethod, MethodConstraint,
        TestOfStranger, RaggedList, MissingInput, ValueRange, NoTests, NothingAsserted, TestShape, CSharpNames, TakenName,
        NamesByCase, RenameOfStranger, NamespaceTrap, NameElsewhere, HiddenRawOps,
        NoYaml, NoRuntime, OldCSharp, VersionMismatch, UnknownOp,
        GeneratorBug, TooMany,
    ];

    private static DiagnosticRule Error(string id, string title, string format) => new(id, RuleSeverity.Error, title, format);

    private static DiagnosticRule Warning(string id, string title, string format) => new(id, RuleSeverity.Warning, title, format);

    private static DiagnosticRule Info(string id, string title, string format) => new(id, RuleSeverity.Info, title, format);
}
