namespace RawOpsNet.Tests.Runtime.Training;

/// <summary>What may be wrong with a call of a training op: bad-input classes that other registries crash on.</summary>
internal static class TrainingCases
{
    private static readonly Shape[] NotScalars = [[1], [0], [1, 1], [2]];
    private static readonly DType[] Others =
        [DType.Float16, DType.Float32, DType.Float64, DType.Int32, DType.Complex64, DType.Bool];

    /// <summary>The ways to spoil a call, by name; every one of them must be refused.</summary>
    public static Dictionary<string, Action<TrainingCall>> Refused(TrainingCall call)
    {
        Dictionary<string, Action<TrainingCall>> cases = [];
        foreach (string resource in call.Resources)
        {
            AddResource(cases, call, resource);
        }

        foreach (string hyper in call.Hypers)
        {
            bool counts = call.Definition.Inputs.Single(input => input.Name == hyper).DType == DType.Int64;
            AddHyper(cases, hyper, counts ? DType.Int64 : call.DType);
        }

        if (call.Gradient is { } gradient)
        {
            AddGradient(cases, call, gradient);
        }

        if (call.IsSparse)
        {
            AddIndices(cases);
        }

        return cases;
    }

    private static void AddResource(
        Dictionary<string, Action<TrainingCall>> cases, TrainingCall legal, string resource)
    {
        cases[$"{resource} was never assigned"] = call =>
            call.Arguments[resource] = RawOps.VarHandleOp(call.DType, new Shape(3, 2));
        cases[$"{resource} was destroyed"] = call =>
            RawOps.DestroyResourceOp((ResourceHandle)call.Arguments[resource]!);
        foreach (DType other in Others.Where(other => other != legal.DType))
        {
            cases[$"{resource} is {other}"] = call => call.Replace(resource, RawOps.Cast(TrainingCall.Filled([3, 2]), other));
        }

        cases[$"{resource} is a tensor and no variable"] = call =>
            call.Set(resource, call.Values([3, 2]));
        cases[$"{resource} is missing"] = call => call.Arguments[resource] = null;
        // Alone, a variable has any shape.
        if (legal.Gradient is null && legal.Resources.Count() == 1)
        {
            return;
        }

        cases[$"{resource} has fewer rows"] = call => call.Replace(resource, call.Values([2, 2]));
        cases[$"{resource} has as many elements in another shape"] = call =>
            call.Replace(resource, call.Values([2, 3]));
        cases[$"{resource} is a scalar"] = call => call.Replace(resource, call.Values([]));
        cases[$"{resource} has an inner dim of 0"] = call => call.Replace(resource, call.Values([3, 0]));
        cases[$"{resource} has no rows"] = call => call.Replace(resource, call.Values([0, 2]));

        // Alone, a variable of more rows than a sparse gradient names is quite legal.
        if (!legal.IsSparse || legal.Resources.Count() > 1)
        {
            cases[$"{resource} has more rows"] = call => call.Replace(resource, call.Values([4, 2]));
        }
    }

    private static void AddHyper(Dictionary<string, Action<TrainingCall>> cases, string hyper, DType dtype)
    {
        foreach (Shape shape in NotScalars)
        {
            cases[$"{hyper} has shape {shape}"] = call =>
                call.Set(hyper, RawOps.Cast(TrainingCall.Filled(shape), dtype));
        }

        foreach (DType other in Others.Where(other => other != dtype))
        {
            cases[$"{hyper} is {other}"] = call => call.Set(hyper, RawOps.Cast(0.25f, other));
        }

        cases[$"{hyper} is missing"] = call => call.Arguments[hyper] = null;
    }

    private static void AddGradient(
        Dictionary<string, Action<TrainingCall>> cases, TrainingCall legal, string gradient)
    {
        long rows = legal.IsSparse ? 2 : 3;
        (string Name, Shape Shape)[] shapes =
        [
            ("is a scalar", []), ("is a vector", [rows]), ("has a rank too high", [rows, 2, 1]),
            ("has a leading dim of 1", [1, rows, 2]), ("has a column too many", [rows, 3]), ("has a column too few", [rows, 1]),
            ("has a row too many", [rows + 1, 2]), ("is empty", [0, 2]), ("has an inner dim of 0", [rows, 0]),
        ];
        foreach ((string name, Shape shape) in shapes)
        {
            cases[$"{gradient} {name}"] = call => call.Set(gradient, call.Values(shape));
        }

        foreach (DType other in Others.Where(other => other != legal.DType))
        {
            cases[$"{gradient} is {other}"] = call =>
                call.Set(gradient, RawOps.Cast(TrainingCall.Filled([rows, 2]), other));
        }

        cases[$"{gradient} is missing"] = call => call.Arguments[gradient] = null;
        cases[$"{gradient} is disposed"] = call =>
        {
            Tensor gone = call.Values([rows, 2]);
            gone.Dispose();
            call.Set(gradient, gone);
        };
    }

    private static void AddIndices(Dictionary<string, Action<TrainingCall>> cases)
    {
        (string Name, Tensor Value)[] values =
        [
            ("are a scalar", 0), ("are a matrix", new int[,] { { 0 }, { 1 } }), ("are float32", new[] { 0f, 1f }),
            ("end with a negative one", new[] { 0, -1 }), ("end past the rows", new[] { 0, 3 }),
            ("begin past the rows", new[] { 3, 0 }), ("are past 32 bits", new[] { 0L, 1L << 32 }),
            ("wrap around", new[] { 0L, long.MinValue }), ("are too many", new[] { 0, 1, 2 }), ("are too few", new[] { 0 }),
            ("are none", Array.Empty<int>()),
        ];
        foreach ((string name, Tensor value) in values)
        {
            cases[$"indices {name}"] = call => call.Set("indices", value);
        }
    }
}
