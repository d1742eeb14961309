using RawOpsNet.OpServices;

namespace RawOpsNet.Tests.Runtime.Training;

/// <summary>
/// A legal call of a training op, made from its definition alone: variables of three rows and two columns, and a gradient of
/// all or of two of the rows. Tests then spoil one argument of it.
/// </summary>
internal sealed class TrainingCall
{
    private readonly Dictionary<string, Variable> _variables = [];

    public TrainingCall(string op, DType dtype = DType.Float32)
    {
        Definition = OpRegistry.Get(op);
        DType = dtype;
        foreach (OpArgumentDefinition input in Definition.Inputs)
        {
            Arguments[input.Name] = Legal(input);
        }
    }

    /// <summary>The training ops of the registry, dense and sparse.</summary>
    public static IEnumerable<OpDefinition> Ops => OpRegistry.All
        .Where(op => op.Class == "RawOpsNet.RawOps" && (op.Name.StartsWith("ResourceApply", StringComparison.Ordinal)
            || op.Name.StartsWith("ResourceSparseApply", StringComparison.Ordinal)))
        .OrderBy(op => op.Name, StringComparer.Ordinal);

    public OpDefinition Definition { get; }

    public DType DType { get; }

    /// <summary>The dtypes that an op has a kernel for.</summary>
    public static IEnumerable<DType> DTypesOf(OpDefinition op) =>
        op.Kernels.Where(kernel => kernel.Device == "cpu").SelectMany(kernel => kernel.ListDTypes()).Distinct();

    public OpArguments Arguments { get; } = [];

    public bool IsSparse => Definition.Inputs.Any(input => input.Name == "indices");

    public IEnumerable<string> Resources => Definition.Inputs.Where(input => input.IsResource).Select(input => input.Name);

    public IEnumerable<string> Hypers => Definition.Inputs.Where(IsScalar).Select(input => input.Name);

    /// <summary>The input that is as large as the variable, or as the listed rows of it; null where an op has none.</summary>
    public string? Gradient => Definition.Inputs.SingleOrDefault(
        input => !input.IsResource && !IsScalar(input) && input.Name != "indices")?.Name;

    /// <summary>The variable that the op is for; the others are its slots.</summary>
    public string Target => Resources.First();

    /// <summary>The values that the variables have now, in the order of the op's inputs.</summary>
    public List<byte[]> Snapshot() =>
        [.. Arguments.Select(argument => argument.Value).OfType<ResourceHandle>().Select(handle => Bytes(handle))];

    public void Run() => Definition.Invoke(Arguments);

    /// <summary>Gives an argument a tensor.</summary>
    public void Set(string argument, Tensor value) => Arguments[argument] = value;

    /// <summary>Puts a variable of another value in place of a resource.</summary>
    public void Replace(string resource, Tensor value)
    {
        _variables[resource] = new Variable(value);
        Arguments[resource] = _variables[resource].Handle;
    }

    public static Tensor Filled(Shape shape, float value = 0.5f)
    {
        float[] values = new float[shape.ElementCount];
        Array.Fill(values, value);
        return Tensor.From(values, shape);
    }

    /// <summary>A tensor of the call's dtype.</summary>
    public Tensor Values(Shape shape, float value = 0.5f) => RawOps.Cast(Filled(shape, value), DType);

    public static bool IsScalar(OpArgumentDefinition input) => !input.IsResource && input.Dims == "[]";

    private object Legal(OpArgumentDefinition input)
    {
        if (input.IsResource)
        {
            _variables[input.Name] = new Variable(Values([3, 2], 0.5f + (0.25f * _variables.Count)));
            return _variables[input.Name].Handle;
        }

        // A power of Ftrl's learning rate must not be above 0.
        return IsScalar(input) ? input.DType == DType.Int64 ? (Tensor)2L : Values([], input.Name == "lr_power" ? -0.5f : 0.25f)
            : input.Name == "indices" ? new[] { 2, 0 }
            : Values(IsSparse ? [2, 2] : [3, 2], 0.625f);
    }

    private static byte[] Bytes(ResourceHandle handle) => !handle.IsInitialized ? []
        : TensorAccess.Bytes(RawOps.ReadVariableOp(handle, handle.DType)).ToArray();
}
