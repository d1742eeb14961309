using RawOpsNet.Optimizers;

namespace RawOpsNet.Models;

/// <summary>Runs one recurrent layer forwards and another backwards over sequences and joins their outputs.</summary>
public sealed class Bidirectional : Layer
{
    private const string ForwardPrefix = "forward_";

    /// <summary>Makes the layer.</summary>
    /// <param name="forward">The layer that runs forwards.</param>
    /// <param name="backward">The layer that runs backwards: it is made with goBackwards.</param>
    /// <param name="mergeMode">How the outputs are joined.</param>
    /// <param name="name">The name; null gives <c>bidirectional</c> with a running number.</param>
    /// <exception cref="InvalidArgumentException">
    /// The directions are not forwards and backwards, or only one gives sequences, or states.
    /// </exception>
    public Bidirectional(RNN forward, RNN backward, MergeMode mergeMode = MergeMode.Concat, string? name = null)
        : base(name)
    {
        ArgumentNullException.ThrowIfNull(forward);
        ArgumentNullException.ThrowIfNull(backward);
        if (forward.GoBackwards || !backward.GoBackwards)
        {
            throw new InvalidArgumentException(
                $"{Name}: forward has goBackwards {forward.GoBackwards} and backward {backward.GoBackwards}; they must be false "
                + "and true.");
        }

        if (forward.ReturnSequences != backward.ReturnSequences || forward.ReturnState != backward.ReturnState)
        {
            throw new InvalidArgumentException(
                $"{Name}: forward has returnSequences {forward.ReturnSequences} and returnState {forward.ReturnState}, backward "
                + $"{backward.ReturnSequences} and {backward.ReturnState}; they must be the same.");
        }

        ForwardLayer = forward;
        BackwardLayer = backward;
        MergeMode = mergeMode;
    }

    /// <summary>
    /// Makes the layer from one, by its config: both directions have the same settings and weights of their own.
    /// </summary>
    /// <param name="layer">What both directions are like; it is not used itself.</param>
    /// <param name="mergeMode">How the outputs are joined.</param>
    /// <param name="name">The name; null gives <c>bidirectional</c> with a running number.</param>
    /// <exception cref="InvalidArgumentException">The layer is built already, so that its weights would be lost.</exception>
    public Bidirectional(RNN layer, MergeMode mergeMode = MergeMode.Concat, string? name = null)
        : this(Direction(layer, goesBackwards: false), Direction(layer, goesBackwards: true), mergeMode, name)
    {
    }

    /// <summary>Gets the layer that runs forwards.</summary>
    public RNN ForwardLayer { get; }

    /// <summary>Gets the layer that runs backwards.</summary>
    public RNN BackwardLayer { get; }

    /// <summary>Gets how the outputs are joined.</summary>
    public MergeMode MergeMode { get; }

    /// <inheritdoc/>
    /// <remarks>As in Keras one layer stands in it, for both directions.</remarks>
    public override IReadOnlyDictionary<string, object?> GetConfig()
    {
        IReadOnlyDictionary<string, object?> layer = ForwardLayer.Serialize();
        string name = ForwardLayer.Name.StartsWith(ForwardPrefix, StringComparison.Ordinal)
            ? ForwardLayer.Name[ForwardPrefix.Length..]
            : ForwardLayer.Name;
        IReadOnlyDictionary<string, object?> config = ConfigMakers<Layer>.ConfigOf(layer).With(("name", name));
        return base.GetConfig().With(
            ("layer", layer.Where(pair => pair.Key != "build_config").ToDictionary().With(("config", config))),
            ("merge_mode", MergeMode == MergeMode.None ? null : LayerNames.SnakeCase(MergeMode.ToString())));
    }

    internal static Bidirectional FromConfig(ConfigReader config)
    {
        IReadOnlyDictionary<string, object?> layer = config.Value("layer") as IReadOnlyDictionary<string, object?>
            ?? throw new InvalidArgumentException("Bidirectional: the config has no 'layer'.");
        string? mode = config.OptionalText("merge_mode");
        return new Bidirectional(
            Direction(layer, goesBackwards: false),
            Direction(layer, goesBackwards: true),
            mode is null ? MergeMode.None : Enum.Parse<MergeMode>(mode, ignoreCase: true),
            config.OptionalText("name"));
    }

    private static RNN Direction(RNN layer, bool goesBackwards)
    {
        ArgumentNullException.ThrowIfNull(layer);
        return layer.IsBuilt
            ? throw new InvalidArgumentException(
                $"Bidirectional: '{layer.Name}' is built; its weights would be lost. Give a layer that is not, or "
                + "both directions.")
            : Direction(layer.Serialize(), goesBackwards);
    }

    private static RNN Direction(IReadOnlyDictionary<string, object?> layer, bool goesBackwards)
    {
        string className = Makers.ClassNameOf(layer);
        IReadOnlyDictionary<string, object?> config = ConfigMakers<Layer>.ConfigOf(layer);
        string name = config.GetValueOrDefault("name") as string ?? LayerNames.SnakeCase(className);
        string prefix = goesBackwards ? "backward_" : ForwardPrefix;
        return FromConfig(className, config.With(("name", prefix + name), ("go_backwards", goesBackwards))) as RNN
            ?? throw new InvalidArgumentException($"Bidirectional: the layer is a {className}, which is not recurrent.");
    }

    /// <inheritdoc/>
    protected override void Build(Shape inputShape)
    {
        ForwardLayer.EnsureBuilt(inputShape);
        BackwardLayer.EnsureBuilt(inputShape);
    }

    /// <summary>
    /// Computes the outputs; after the input stand the states to begin with, those of the forward layer first. Gives the joined
    /// output (or both), then the states of both layers where they give them.
    /// </summary>
    protected override Tensors Call(Tensors inputs, bool training)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        Tensor sequence = inputs[0];
        int states = (inputs.Count - 1) / 2;
        Tensors forward = ForwardLayer.Invoke(new Tensors([sequence, .. inputs.Skip(1).Take(states)]), training);
        Tensors backward = BackwardLayer.Invoke(new Tensors([sequence, .. inputs.Skip(1 + states)]), training);
        Tensor reversed = BackwardLayer.ReturnSequences
            ? backward[0][TensorIndex.All, TensorIndex.Step(-1)]
            : backward[0];
        return new Tensors([.. Join(forward[0], reversed), .. forward.Skip(1), .. backward.Skip(1)]);
    }

    private Tensor[] Join(Tensor forward, Tensor backward) => MergeMode switch
    {
        MergeMode.Concat => [RawOps.ConcatV2([forward, backward], -1)],
        MergeMode.Sum => [RawOps.AddV2(forward, backward)],
        MergeMode.Mul => [RawOps.Mul(forward, backward)],
        MergeMode.Ave => [RawOps.Mul(RawOps.AddV2(forward, backward), Numbers.Like(forward, 0.5))],
        _ => [forward, backward],
    };
}
