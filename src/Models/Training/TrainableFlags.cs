namespace RawOpsNet.Models;

/// <summary>
/// Keeps which layers were trainable when a model was compiled: training goes by that, whatever was set since (training.py,
/// RespectCompiledTrainableState).
/// </summary>
internal sealed class TrainableFlags
{
    private readonly (Layer Layer, bool Trainable)[] _flags;

    private TrainableFlags((Layer Layer, bool Trainable)[] flags) => _flags = flags;

    /// <summary>Reads the flags of a model and of all layers inside.</summary>
    public static TrainableFlags Of(Layer model)
    {
        HashSet<Layer> seen = [];
        List<(Layer, bool)> flags = [];
        Collect(model, seen, flags);
        return new TrainableFlags([.. flags]);
    }

    /// <summary>Sets the flags and gives those that were set, to be set again afterwards.</summary>
    public TrainableFlags Swap()
    {
        TrainableFlags current = new([.. _flags.Select(flag => (flag.Layer, flag.Layer.OwnTrainable))]);
        foreach ((Layer layer, bool trainable) in _flags)
        {
            layer.OwnTrainable = trainable;
        }

        return current;
    }

    private static void Collect(Layer layer, HashSet<Layer> seen, List<(Layer, bool)> flags)
    {
        if (seen.Add(layer))
        {
            flags.Add((layer, layer.OwnTrainable));
            foreach (Layer inner in layer.Layers)
            {
                Collect(inner, seen, flags);
            }
        }
    }
}
