using RawOpsNet.OpServices;
using RawOpsNet.Optimizers;

namespace RawOpsNet.Tests.Training;

/// <summary>Every optimizer that the project has, with settings that exercise all of its state.</summary>
internal static class EveryOptimizer
{
    private static readonly string[] Wrappers = ["Lookahead", "LossScaleOptimizer"];

    /// <summary>The names; taken from the list that configs are read by, so that none is left out.</summary>
    public static TheoryData<string> Names => [.. OptimizerNames.All];

    /// <summary>Makes one whose learning rate may be any hyper-parameter, with all the slots that it can have.</summary>
    public static Optimizer Make(string name, HyperValue? learningRate = null)
    {
        if (Wrappers.Contains(name))
        {
            RawOpsNet.Optimizers.V3.Adam inner = new(learningRate ?? 0.125, amsgrad: true);
            return name == "Lookahead" ? new Lookahead(inner, syncPeriod: 2) : new LossScaleOptimizer(inner, initialScale: 4);
        }

        string type = name.Replace("legacy.", "", StringComparison.Ordinal);
        Dictionary<string, object?> config = [];
        if (type is "Adam" or "AdamW")
        {
            config["amsgrad"] = true;
        }

        if (type is "SGD" or "RMSprop" or "LARS")
        {
            config["momentum"] = 0.5;
        }

        if (type == "RMSprop")
        {
            config["centered"] = true;
        }

        Optimizer made = OptimizerNames.FromConfig(name, config);
        made.LearningRate = learningRate ?? (type == "Prodigy" ? 1 : 0.125);
        return made;
    }

    /// <summary>The bits of variables and of everything an optimizer holds, in its checkpoint order.</summary>
    public static List<string> Bits(Optimizer optimizer, IEnumerable<Variable> variables)
    {
        IEnumerable<Variable> state = optimizer.NamedVariables().Select(named => named.Variable)
            .Concat(optimizer.Weights).Concat(variables).Distinct();
        return [.. state.Select(variable => $"{variable.Name}: {variable.Handle.Version} {Hex(variable)}")];
    }

    private static string Hex(Variable variable)
    {
        if (!variable.IsInitialized)
        {
            return "gone";
        }

        using Tensor value = variable.Read();
        using HostRead read = new(value);
        return Convert.ToHexString(TensorAccess.Bytes(read.Tensor));
    }
}
