using RawOpsNet.OpServices;

namespace RawOpsNet.Tests.Runtime.Training;

/// <summary>
/// A legal call of an op, other than a training op, that looks into a variable or changes a part of it: the variable has three
/// rows and two columns. Tests then spoil one argument of it.
/// </summary>
internal sealed class ResourceCall
{
    private static readonly string[] WithoutContents =
        ["AssignVariableOp", "DestroyResourceOp", "VarHandleOp", "VarIsInitializedOp"];

    private static readonly DType[] Numbers =
    [
        DType.Float16, DType.BFloat16, DType.Float32, DType.Float64, DType.Int8, DType.Int16, DType.Int32, DType.Int64,
        DType.UInt8, DType.UInt16, DType.UInt32, DType.UInt64, DType.Bool, DType.Complex64, DType.Complex128,
    ];

    public ResourceCall(string op, DType dtype)
    {
        Definition = OpRegistry.Get(op);
        DType = dtype;
        bool counts = op == "ResourceCountUpTo";
        Variable = new Variable(counts ? Values([], 1) : Values([3, 2], 2));
        foreach (OpArgumentDefinition input in Definition.Inputs)
        {
            Arguments[input.Name] = input.IsResource ? Variable.Handle : Legal(input.Name);
        }

        foreach (OpAttrDefinition attr in Definition.Attrs.Where(attr => attr.IsRequired))
        {
            Arguments[attr.Name] = attr.Name == "limit" ? 5L : dtype;
        }
    }

    /// <summary>Every op of the registry that opens a variable and is no training op.</summary>
    public static IEnumerable<OpDefinition> Ops => OpRegistry.All
        .Where(op => op.Class == "RawOpsNet.RawOps" && op.Inputs.Any(input => input.IsResource)
            && !WithoutContents.Contains(op.Name) && !TrainingCall.Ops.Contains(op))
        .OrderBy(op => op.Name, StringComparer.Ordinal);

    /// <summary>
    /// The dtypes that an op has a kernel for, without those that no value can be made of; for an op without a kernel, some.
    /// </summary>
    public static IEnumerable<DType> DTypesOf(OpDefinition op)
    {
        DType[] served = [.. op.Kernels.Where(kernel => kernel.Device == "cpu").SelectMany(kernel => kernel.ListDTypes())
            .Where(dtype => dtype == DType.String || Numbers.Contains(dtype)).Distinct()];
        return served.Length > 0 ? served : [DType.Float32, DType.Int64, DType.Bool, DType.Complex128];
    }

    public OpDefinition Definition { get; }

    public DType DType { get; }

    public Variable Variable { get; }

    public OpArguments Arguments { get; } = [];

    public string Resource => Definition.Inputs.Single(input => input.IsResource).Name;

    public bool HasCoordinates => Definition.Name.Contains("Nd", StringComparison.Ordinal);

    /// <summary>What the variable holds, with its version: a call that is refused has written nothing.</summary>
    public string State
    {
        get
        {
            using Tensor value = Variable.Read();
            string bits = DType == DType.String
                ? string.Join(' ', value.ToArray<TString>())
                : Convert.ToHexString(TensorAccess.Bytes(value));
            return $"version {Variable.Handle.Version}: {bits}";
        }
    }

    public void Run() => Definition.Invoke(Arguments);

    /// <summary>A tensor of the call's dtype.</summary>
    public Tensor Values(Shape shape, double value = 1) => Of(DType, shape, value);

    public static Tensor Of(DType dtype, Shape shape, double value = 1)
    {
        if (dtype == DType.String)
        {
            TString[] texts = new TString[shape.ElementCount];
            Array.Fill(texts, new TString("text"));
            return Tensor.From(texts, shape);
        }

        double[] values = new double[shape.ElementCount];
        Array.Fill(values, value);
        return RawOps.Cast(Tensor.From(values, shape), dtype);
    }

    private Tensor Legal(string input) => input switch
    {
        "indices" => HasCoordinates ? new[,] { { 2 }, { 0 } } : new[] { 2, 0 },
        "begin" => new[] { 0, 0 },
        "end" => new[] { 2, 2 },
        "strides" => new[] { 1, 1 },
        "updates" => Values([2, 2]),
        "value" when Definition.Name == "ResourceStridedSliceAssign" => Values([2, 2]),
        "value" => Values([3, 2]),
        _ => throw new InvalidOperationException($"{Definition.Name} has an input '{input}' that the tests do not know."),
    };
}
