using BenchmarkDotNet.Attributes;
using RawOpsNet.OpServices;

namespace RawOpsNet.Benchmarks;

/// <summary>
/// Compares the bandwidth of every dense training op with that of a *= s, past the caches; the goal is 0.9 of it or more.
/// </summary>
public class TrainingOpBenchmarks
{
    /// <summary>The name of the update to compare with.</summary>
    public const string Scale = "a *= s";

    /// <summary>
    /// The number of elements of all operands of an op together, 512 MB, and of a: with 64 MB, which stay in the last cache of a
    /// large server, a *= s has four times the bandwidth of memory, and an op of five operands would be compared with that.
    /// </summary>
    public const int Length = 1 << 27;

    private readonly OpArguments _arguments = [];
    private readonly List<Variable> _variables = [];
    private OpDefinition? _definition;
    private Tensor _scaled = null!;

    /// <summary>Gets the ops, and what they are compared with.</summary>
    public static IEnumerable<string> Ops =>
    [
        Scale,
        .. OpRegistry.All.Select(op => op.Name).Where(name => name.StartsWith("ResourceApply", StringComparison.Ordinal)).Order(),
    ];

    /// <summary>Gets or sets the op.</summary>
    [ParamsSource(nameof(Ops))]
    public string Op { get; set; } = Scale;

    /// <summary>Gets or sets the number of elements of all operands, where it is another.</summary>
    internal int Total { get; set; } = Length;

    private int Count => LengthOf(Op, Total);

    /// <summary>Gives the number of elements of each operand of an op.</summary>
    public static int LengthOf(string op, int total) =>
        op == Scale ? total : total / OpRegistry.Get(op).Inputs.Count(input => input.IsResource || input.Dims != "[]");

    /// <summary>Gives the bytes that a call moves: what is written is read before, a gradient is read.</summary>
    public static double BytesOf(string op, int total = Length) => sizeof(float) * (double)LengthOf(op, total) * (op == Scale
        ? 2
        : OpRegistry.Get(op).Inputs.Sum(input => input.IsResource ? (input.IsWritten ? 2 : 1) : input.Dims == "[]" ? 0 : 1));

    /// <summary>Makes the variables and the arguments.</summary>
    [GlobalSetup]
    public void Setup()
    {
        if (Op == Scale)
        {
            _scaled = Operands.Make([Count], 1);
            return;
        }

        _definition = OpRegistry.Get(Op);
        foreach (OpArgumentDefinition input in _definition.Inputs)
        {
            _arguments[input.Name] = Argument(input);
        }
    }

    /// <summary>Frees the variables.</summary>
    [GlobalCleanup]
    public void Cleanup() => _variables.ForEach(variable => variable.Dispose());

    /// <summary>Runs one update.</summary>
    [Benchmark]
    public void Update()
    {
        if (_definition is null)
        {
            ScaleBody body = new() { Factor = 0.999999f };
            Elementwise.Update<float, VectorLanes<float>, ScaleBody>(ref body, [_scaled]);
        }
        else
        {
            _definition.Invoke(_arguments);
        }
    }

    private object Argument(OpArgumentDefinition input)
    {
        if (input.IsResource)
        {
            _variables.Add(new Variable(Operands.Make([Count], _variables.Count)));
            return _variables[^1].Handle;
        }

        return input.DType == DType.Int64 ? (Tensor)2L
            : input.Dims != "[]" ? Operands.Make([Count], 9)
            : input.Name == "lr_power" ? (Tensor)(-0.5f)
            : input.Name is "lr" or "alpha" or "l1" or "l2" ? (Tensor)1e-6f : 0.9f;
    }
}
