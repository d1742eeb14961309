namespace RawOpsNet.OpServices;

/// <summary>Counts who still needs a gradient that a backward pass made, and disposes it after the last.</summary>
/// <remarks>Where a tape records the pass, that tape needs them all: then nothing is counted and nothing disposed.</remarks>
internal sealed class GradientOwner : IDisposable
{
    private readonly TensorScope? _scope = Tapes.IsRecording ? null : new TensorScope();
    private readonly IdMap _references = new();

    public int Mark() => _scope?.Count ?? 0;

    public void Retain(Gradient gradient)
    {
        if (_scope is not null)
        {
            Change(gradient, 1);
        }
    }

    public void Release(Gradient? gradient)
    {
        if (_scope is not null && gradient is not null)
        {
            Change(gradient, -1);
        }
    }

    /// <summary>Disposes what was made since a mark and is not needed.</summary>
    public void DisposeUnused(int mark)
    {
        for (int i = mark; i < Mark(); i++)
        {
            if (_scope!.At(i) is { } tensor && _references.GetOr(tensor.Id, 0) == 0)
            {
                tensor.Dispose();
            }
        }
    }

    /// <summary>Leaves what was given to user code, and what was made since a mark, to the scope outside.</summary>
    public void KeepSince(int mark, ReadOnlySpan<Gradient?> given)
    {
        for (int i = mark; i < Mark(); i++)
        {
            if (_scope!.At(i) is { } tensor)
            {
                _scope.Keep(tensor);
            }
        }

        foreach (Gradient? gradient in given)
        {
            Keep(gradient);
        }
    }

    /// <summary>Leaves a result to the scope outside.</summary>
    public void Keep(Gradient? gradient) => _scope?.KeepAll(gradient);

    /// <summary>Leaves a result to the scope outside.</summary>
    public void Keep(Tensor? tensor) => _scope?.KeepAll(tensor);

    public void Dispose() => _scope?.Dispose();

    private void Change(Gradient gradient, int by)
    {
        if (gradient.DenseOrNull is { } dense)
        {
            Change(dense, by);
        }
        else
        {
            Change(gradient.Slices!.Values, by);
            Change(gradient.Slices.Indices, by);
        }
    }

    private void Change(Tensor tensor, int by)
    {
        int references = _references.GetOr(tensor.Id, 0) + by;
        _references.Set(tensor.Id, references);
        if (references == 0 && _scope!.Owns(tensor))
        {
            tensor.Dispose();
        }
    }
}
