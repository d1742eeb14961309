using RawOpsNet.Checkpoints;
using RawOpsNet.OpServices;

namespace RawOpsNet.Models;

public abstract partial class Model
{
    private const string CounterName = "train_counter";

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
        using TensorScope scope = new();
        TakeWeights(path, SafetensorsFile.Read(path));
    }

    /// <summary>Writes the weights, the optimizer's state and the counters: training goes on from there.</summary>
    /// <remarks><see cref="LoadWeights"/> reads such a file too.</remarks>
    /// <exception cref="FailedPreconditionException">The model has no weights yet.</exception>
    public void SaveState(string path) => SaveState(path, []);

    /// <summary>Sets what <see cref="SaveState(string)"/> wrote; nothing is set where a weight does not fit.</summary>
    /// <returns>All tensors of the file by name.</returns>
    /// <exception cref="InvalidArgumentException">A weight is missing in the file, or has another shape or dtype.</exception>
    /// <exception cref="FailedPreconditionException">The model has no weights yet, or is not compiled.</exception>
    public IReadOnlyDictionary<string, Tensor> LoadState(string path)
    {
        IReadOnlyDictionary<string, Tensor> saved = SafetensorsFile.Read(path);
        Tensor[] state = [.. Enumerable.Range(0, saved.Count)
            .Select(OptimizerName).TakeWhile(saved.ContainsKey).Select(name => saved[name])];
        if (state.Length > 0)
        {
            Optimizer.Build(TrainableWeights);
        }

        TakeWeights(path, saved);
        if (state.Length > 0)
        {
            Optimizer.SetWeights(state);
        }

        if (saved.TryGetValue(CounterName, out Tensor? counter))
        {
            TrainCounter = counter.ToArray<long>()[0];
        }

        return saved;
    }

    internal void SaveState(string path, IReadOnlyList<(string Name, Tensor Value)> more)
    {
        (string, Variable)[] weights = [.. WeightsByPath()];
        using TensorScope scope = new();
        IReadOnlyList<Tensor> state = _optimizer?.GetWeights() ?? [];
        SafetensorsFile.Write(
            path,
            [
                .. weights.Select(entry => (entry.Item1, entry.Item2.Read())),
                .. state.Select((value, i) => (OptimizerName(i), value)),
                (CounterName, Tensor.From<long>([TrainCounter], [1])),
                .. more,
            ]);
    }

    private static string OptimizerName(int index) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"optimizer/{index}");

    private void TakeWeights(string path, IReadOnlyDictionary<string, Tensor> saved)
    {
        (string Path, Variable Variable)[] weights = [.. WeightsByPath()];
        foreach ((string name, Variable variable) in weights)
        {
            if (!saved.TryGetValue(name, out Tensor? value))
            {
                throw new InvalidArgumentException(
                    $"{path}: there is no '{name}'; there are {string.Join(", ", saved.Keys)}."
                    + $"{UnknownName.Hint(name, saved.Keys)} Layers must have the names that they had when they were saved.");
            }

            if (value.Shape != variable.Shape || value.DType != variable.DType)
            {
                throw new InvalidArgumentException(
                    $"{path}: '{name}' is {value.DType.Name} {value.Shape}; "
                    + $"the model has {variable.DType.Name} {variable.Shape}. Build it with the sizes that it had when it was "
                    + "saved, or save it again.");
            }
        }

        foreach ((string name, Variable variable) in weights)
        {
            variable.Assign(saved[name]);
        }
    }

    private IEnumerable<(string Path, Variable Variable)> WeightsByPath()
    {
        HashSet<Variable> weights = [.. KnownWeights];
        return weights.Count > 0
            ? NamedVariables().Where(entry => weights.Contains(entry.Variable))
            : throw new FailedPreconditionException(
                $"{Name}: there are no weights yet; call the model once, or EnsureBuilt(shape).");
    }
}
