using RawOpsNet.Checkpoints;

namespace RawOpsNet.Models;

public abstract partial class Model
{
    /// <summary>Writes the weights to a safetensors file, by path: <c>dense/kernel</c>.</summary>
    /// <exception cref="FailedPreconditionException">The model has no weights yet.</exception>
    public void SaveWeights(string path)
    {
        (string, Variable)[] weights = [.. WeightsByPath()];
        using TensorScope scope = new();
        SafetensorsFile.Write(path, [.. weights.Select(entry => (entry.Item1, entry.Item2.Read()))]);
    }

    /// <summary>
    /// Sets the weights from a file that <see cref="SaveWeights"/> wrote; nothing is set where one does not fit.
    /// </summary>
    /// <exception cref="InvalidArgumentException">A weight is missing in the file, or has another shape or dtype.</exception>
    /// <exception cref="FailedPreconditionException">The model has no weights yet.</exception>
    public void LoadWeights(string path)
    {
        (string Path, Variable Variable)[] weights = [.. WeightsByPath()];
        using TensorScope scope = new();
        IReadOnlyDictionary<string, Tensor> saved = SafetensorsFile.Read(path);
        foreach ((string name, Variable variable) in weights)
        {
            if (!saved.TryGetValue(name, out Tensor? value))
            {
                throw new InvalidArgumentException($"{path}: there is no '{name}'; there are {string.Join(", ", saved.Keys)}.");
            }

            if (value.Shape != variable.Shape || value.DType != variable.DType)
            {
                throw new InvalidArgumentException(
                    $"{path}: '{name}' is {value.DType.Name} {value.Shape}; "
                    + $"the model has {variable.DType.Name} {variable.Shape}.");
            }
        }

        foreach ((string name, Variable variable) in weights)
        {
            variable.Assign(saved[name]);
        }
    }

    private IEnumerable<(string Path, Variable Variable)> WeightsByPath()
    {
        HashSet<Variable> weights = [.. Weights];
        return weights.Count > 0
            ? NamedVariables().Where(entry => weights.Contains(entry.Variable))
            : throw new FailedPreconditionException($"{Name}: there are no weights yet; call the model once.");
    }
}
