namespace RawOpsNet.Tests.Runtime.Training;

/// <summary>What may be wrong with a call of a training op: bad-input classes that other registries crash on.</summary>
internal static class TrainingCases
{
    private static readonly Shape[] NotScalars = [[1], [0], [1, 1], [2]];

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
            AddHyper(cases, hyper, call.Definition.Inputs.Single(input => input.Name == hyper).DType);
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
            call.Arguments[resource] = RawOps.VarHandleOp(DType.Float32, new Shape(3, 2));
        cases[$"{resource} was destroyed"] = call =>
            RawOps.DestroyResourceOp((ResourceHandle)call.Arguments[resource]!);
        cases[$"{resource} is float64"] = call => call.Replace(resource, new double[3, 2]);
        cases[$"{resource} is int32"] = call => call.Replace(resource, new int[3, 2]);
        cases[$"{resource} is complex64"] = call => call.Replace(resource, new Complex64[3, 2]);
        cases[$"{resource} is a tensor and no variable"] = call =>
            call.Set(resource, TrainingCall.Filled([3, 2]));
        cases[$"{resource} is missing"] = call => call.Arguments[resource] = null;
        // Alone, a variable has any shape.
        if (legal.Gradient is null && legal.Resources.Count() == 1)
        {
            return;
        }

        cases[$"{resource} has fewer rows"] = call => call.Replace(resource, TrainingCall.Filled([2, 2]));
        cases[$"{resource} has as many elements in another shape"] = call =>
            call.Replace(resource, TrainingCall.Filled([2, 3]));
        cases[$"{resource} is a scalar"] = call => call.Replace(resource, 1f);
        cases[$"{resource} has an inner dim of 0"] = call => call.Replace(resource, TrainingCall.Filled([3, 0]));
        cases[$"{resource} has no rows"] = call => call.Replace(resource, TrainingCall.Filled([0, 2]));

        // Alone, a variable of more rows than a sparse gradient names is quite legal.
        if (!legal.IsSparse || legal.Resources.Count() > 1)
        {
            cases[$"{resource} has more rows"] = call => call.Replace(resource, TrainingCall.Filled([4, 2]));
        }
    }

    private static void AddHyper(Dictionary<string, Action<TrainingCall>> cases, string hyper, DType dtype)
    {
        foreach (Shape shape in NotScalars)
        {
            cases[$"{hyper} has shape {shape}"] = call =>
                call.Set(hyper, RawOps.Cast(TrainingCall.Filled(shape), dtype == DType.Int64 ? dtype : DType.Float32));
        }

        cases[$"{hyper} is float64"] = call => call.Set(hyper, 0.25);
        cases[$"{hyper} is int32"] = call => call.Set(hyper, 1);
        cases[$"{hyper} is complex64"] = call => call.Set(hyper, new Complex64(1, 0));
        cases[$"{hyper} is missing"] = call => call.Arguments[hyper] = null;
    }

    private static void AddGradient(
        Dictionary<string, Action<TrainingCall>> cases, TrainingCall legal, string gradient)
    {
        long rows = legal.IsSparse ? 2 : 3;
        (string Name, Tensor Value)[] values =
        [
            ("is a scalar", 1f), ("is a vector", TrainingCall.Filled([rows])),
            ("has a rank too high", TrainingCall.Filled([rows, 2, 1])),
            ("has a leading dim of 1", TrainingCall.Filled([1, rows, 2])),
            ("has a column too many", TrainingCall.Filled([rows, 3])), ("has a column too few", TrainingCall.Filled([rows, 1])),
            ("has a row too many", TrainingCall.Filled([rows + 1, 2])), ("is empty", TrainingCall.Filled([0, 2])),
            ("has an inner dim of 0", TrainingCall.Filled([rows, 0])), ("is float64", new double[rows, 2]),
            ("is int32", new int[rows, 2]), ("is complex64", new Complex64[rows, 2]),
        ];
        foreach ((string name, Tensor value) in values)
        {
            cases[$"{gradient} {name}"] = call => call.Set(gradient, value);
        }
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
