namespace RawOpsNet.OpServices;

/// <summary>What a gradient is asked for: a tensor or a variable.</summary>
internal readonly struct GradientSource
{
    private readonly Tensor? _tensor;
    private readonly Variable? _variable;

    public GradientSource(Tensor tensor)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        _tensor = tensor;
    }

    public GradientSource(Variable variable)
    {
        ArgumentNullException.ThrowIfNull(variable);
        _variable = variable;
    }

    public long Id => _tensor?.Id ?? _variable!.Handle.Id;

    public bool IsTensor => _tensor is not null;

    public Shape Shape => _tensor?.Shape ?? _variable!.Shape;

    public DType DType => _tensor?.DType ?? _variable!.DType;

    public static GradientSource[] All(IEnumerable<Tensor> tensors)
    {
        ArgumentNullException.ThrowIfNull(tensors);
        return [.. tensors.Select(tensor => new GradientSource(tensor))];
    }

    public static GradientSource[] All(IEnumerable<Variable> variables)
    {
        ArgumentNullException.ThrowIfNull(variables);
        return [.. variables.Select(variable => new GradientSource(variable))];
    }

    public Tensor Zeros()
    {
        Tensor zeros = TensorAccess.Allocate(Shape, DType, _tensor?.Device ?? _variable!.Device);
        TensorAccess.Clear(zeros);
        return zeros;
    }
}
