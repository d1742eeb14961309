using RawOpsNet.OpServices;

namespace RawOpsNet.Tests.Runtime.Training;

/// <summary>
/// Bad input to every op that looks into a variable or changes a part of it, in every dtype it has a kernel for: a typed error,
/// nothing changed, no lock kept.
/// </summary>
public class ResourceOpTests
{
    private static readonly DType[] Others =
        [DType.Float32, DType.Float64, DType.Int32, DType.Complex64, DType.Bool, DType.String];

    public static TheoryData<string> Ops() => [.. ResourceCall.Ops.Select(op => op.Name)];

    [Fact]
    public void The_ops_are_known() => Assert.Equal(
        [
            "AssignAddVariableOp", "AssignSubVariableOp", "ReadVariableOp", "ResourceCountUpTo", "ResourceGather",
            "ResourceGatherNd", "ResourceScatterAdd", "ResourceScatterDiv", "ResourceScatterMax", "ResourceScatterMin", "ResourceScatterMul",
            "ResourceScatterNdAdd", "ResourceScatterNdMax", "ResourceScatterNdMin", "ResourceScatterNdSub",
            "ResourceScatterNdUpdate",
            "ResourceScatterSub", "ResourceScatterUpdate", "ResourceStridedSliceAssign", "VariableShape",
        ],
        ResourceCall.Ops.Select(op => op.Name));

    [Theory]
    [MemberData(nameof(Ops))]
    public void The_legal_call_is_computed_in_every_dtype(string op)
    {
        foreach (DType dtype in ResourceCall.DTypesOf(OpRegistry.Get(op)))
        {
            ResourceCall call = new(op, dtype);
            call.Run();
        }
    }

    [Theory]
    [MemberData(nameof(Ops))]
    public void Every_bad_argument_is_a_typed_error_that_changes_nothing_and_keeps_no_lock(string op)
    {
        List<string> wrong = [];
        int cases = 0;
        foreach (DType dtype in ResourceCall.DTypesOf(OpRegistry.Get(op)))
        {
            foreach ((string name, Action<ResourceCall> spoil) in Refused(new ResourceCall(op, dtype)))
            {
                ResourceCall call = new(op, dtype);
                spoil(call);
                string before = call.Variable.IsInitialized ? call.State : "";
                Exception? error = Record.Exception(call.Run);
                cases++;
                if (error is not (OpException or ArgumentException))
                {
                    wrong.Add($"{dtype} {name}: {error?.ToString() ?? "no error"}");
                }

                if (before != (call.Variable.IsInitialized ? call.State : ""))
                {
                    wrong.Add($"{dtype} {name}: changed from {before} to {call.State}");
                }

                if (call.Variable.Handle.Gate.IsHeldByCurrentThread)
                {
                    wrong.Add($"{dtype} {name}: a lock is kept");
                }
            }
        }

        Assert.Empty(wrong);
        Assert.True(cases >= 8, $"{cases} cases");
    }

    private static Dictionary<string, Action<ResourceCall>> Refused(ResourceCall legal)
    {
        Dictionary<string, Action<ResourceCall>> cases = [];
        AddResource(cases, legal);
        foreach (OpArgumentDefinition input in legal.Definition.Inputs.Where(input => !input.IsResource))
        {
            cases[$"{input.Name} is missing"] = call => call.Arguments[input.Name] = null;
            cases[$"{input.Name} is disposed"] = call =>
            {
                Tensor gone = RawOps.Identity((Tensor)call.Arguments[input.Name]!);
                gone.Dispose();
                call.Arguments[input.Name] = gone;
            };
            switch (input.Name)
            {
                case "indices":
                    AddIndices(cases, legal);
                    break;
                case "updates" or "value":
                    AddValues(cases, legal, input.Name);
                    break;
                default:
                    AddSlice(cases, input.Name);
                    break;
            }
        }

        if (legal.Definition.Name == "ResourceCountUpTo")
        {
            cases["the limit is reached"] = call => call.Arguments["limit"] = 1L;
            cases["the limit is passed"] = call => call.Arguments["limit"] = long.MinValue;
        }

        return cases;
    }

    private static void AddResource(Dictionary<string, Action<ResourceCall>> cases, ResourceCall legal)
    {
        cases["the variable was never assigned"] = call =>
            call.Arguments[call.Resource] = RawOps.VarHandleOp(call.DType, call.Variable.Shape);
        cases["the variable was destroyed"] = call => call.Variable.Dispose();
        cases["the variable is a tensor"] = call => call.Arguments[call.Resource] = call.Values([3, 2]);
        cases["the variable is missing"] = call => call.Arguments[call.Resource] = null;
        bool isTyped = legal.Definition.Attrs.Any(attr => attr.IsRequired && attr.Type == "type")
            || legal.Definition.Inputs.Any(input => input.Name is "updates" or "value");
        foreach (DType other in isTyped ? Others.Where(other => other != legal.DType) : [])
        {
            cases[$"the variable is {other}"] = call => Replace(call, ResourceCall.Of(other, [3, 2]));
        }

        if (legal.Definition.Name is not ("ResourceCountUpTo" or "ReadVariableOp" or "VariableShape"))
        {
            cases["the variable is a scalar"] = call => Replace(call, call.Values([]));
            cases["the variable has no rows"] = call => Replace(call, call.Values([0, 2]));
        }
    }

    private static void AddIndices(Dictionary<string, Action<ResourceCall>> cases, ResourceCall legal)
    {
        (string Name, Tensor Value)[] values =
        [
            ("are float32", new[] { 0f, 1f }), ("are bool", new[] { true, false }), ("end with a negative one", new[] { 0, -1 }),
            ("end past the rows", new[] { 0, 3 }), ("begin past the rows", new[] { 3, 0 }),
            ("are past 32 bits", new[] { 0L, 1L << 32 }), ("wrap around", new[] { 0L, long.MinValue }),
        ];
        foreach ((string name, Tensor value) in values)
        {
            cases[$"indices {name}"] = call =>
                call.Arguments["indices"] = call.HasCoordinates ? RawOps.ExpandDims(value, -1) : value;
        }

        if (legal.HasCoordinates)
        {
            cases["indices name more dims than there are"] = call => call.Arguments["indices"] = new int[2, 3];
            cases["indices are a scalar"] = call => call.Arguments["indices"] = 1;
            cases["a later coordinate is past the columns"] = call => call.Arguments["indices"] = new[,] { { 0, 1 }, { 0, 2 } };
        }
        else if (legal.Arguments["updates"] is not null)
        {
            cases["indices are too many"] = call => call.Arguments["indices"] = new[] { 0, 1, 2 };
            cases["indices are a matrix"] = call => call.Arguments["indices"] = new[,] { { 0, 1 } };
        }
    }

    private static void AddValues(Dictionary<string, Action<ResourceCall>> cases, ResourceCall legal, string input)
    {
        string op = legal.Definition.Name;
        List<Shape> shapes = [[3], [2, 2, 2], [4, 2], [2, 3], [0, 2]];
        if (op != "ResourceStridedSliceAssign")
        {
            shapes.AddRange([[2, 1], [2, 0]]);
        }

        if (op.StartsWith("Assign", StringComparison.Ordinal) || legal.HasCoordinates)
        {
            shapes.Add([]);
        }

        foreach (Shape shape in shapes)
        {
            cases[$"{input} has shape {shape}"] = call => call.Arguments[input] = call.Values(shape);
        }

        foreach (DType other in Others.Where(other => other != legal.DType))
        {
            cases[$"{input} is {other}"] = call =>
                call.Arguments[input] = ResourceCall.Of(other, ((Tensor)call.Arguments[input]!).Shape);
        }

        bool isInteger = RawOps.Cast(1.5, legal.DType == DType.String ? DType.Float64 : legal.DType) is { } half
            && RawOps.Cast(half, DType.Float64).Item<double>() == 1;
        if (op == "ResourceScatterDiv" && isInteger)
        {
            cases["a divisor is 0"] = call => call.Arguments[input] = RawOps.Cast(new[,] { { 1, 1 }, { 1, 0 } }, call.DType);
        }
    }

    private static void AddSlice(Dictionary<string, Action<ResourceCall>> cases, string input)
    {
        cases[$"{input} is a scalar"] = call => call.Arguments[input] = 1;
        cases[$"{input} is a matrix"] = call => call.Arguments[input] = new int[1, 2];
        cases[$"{input} is too long"] = call => call.Arguments[input] = new[] { 1, 1, 1 };
        cases[$"{input} is float32"] = call => call.Arguments[input] = new[] { 1f, 1f };
        if (input == "strides")
        {
            cases["a stride is 0"] = call => call.Arguments[input] = new[] { 1, 0 };
        }
    }

    private static void Replace(ResourceCall call, Tensor value) => call.Arguments[call.Resource] = new Variable(value).Handle;
}
