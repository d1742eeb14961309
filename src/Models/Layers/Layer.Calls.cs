namespace RawOpsNet.Models;

public abstract partial class Layer
{
    // The outermost call that runs on the thread; it is kept by the layer that was called.
    [ThreadStatic]
    private static LayerCall? s_call;

    // The path of the layer that is being built or called, which begins the names of what is made inside.
    [ThreadStatic]
    private static string? s_scope;

    [Untracked]
    private LayerCall? _lastCall;

    private string? _path;

    // Whether the weights of layers inside begin with this one's name: not those of Sequential and Functional, whose layers
    // Keras builds one by one.
    private protected virtual bool NamesInside => true;

    // Whether the weights stand under the name of the layer that holds this one, as those inside a TimeDistributed.
    internal bool TakesOwnersName { get; set; }

    /// <summary>
    /// Gets whether the mask of an input, which says what of it counts, is that of the output too, or becomes one by
    /// <see cref="ComputeMask"/>; otherwise it ends here (Keras' supports_masking).
    /// </summary>
    protected virtual bool SupportsMasking => false;

    /// <summary>Gives the mask of a tensor, in a Call: bool, of its first dims. Null: all of it counts.</summary>
    /// <param name="input">An input, or what a layer inside gave.</param>
    protected static Tensor? MaskOf(Tensor input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return s_call?.MaskOf(input);
    }

    /// <summary>Sets the mask of an output, in a Call; for layers of several outputs that differ in it.</summary>
    /// <param name="output">The output.</param>
    /// <param name="mask">What of it counts: bool, of its first dims.</param>
    protected static void SetMask(Tensor output, Tensor mask)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(mask);
        s_call?.SetMask(output, mask);
    }

    /// <summary>Computes the mask of the outputs; called after each Call where <see cref="SupportsMasking"/>.</summary>
    /// <param name="inputs">The inputs.</param>
    /// <param name="masks">Their masks; null where all of one counts.</param>
    /// <returns>What counts in all of the inputs that have masks; null: everything.</returns>
    protected virtual Tensor? ComputeMask(Tensors inputs, IReadOnlyList<Tensor?> masks)
    {
        ArgumentNullException.ThrowIfNull(masks);
        return masks.OfType<Tensor>().Aggregate((Tensor?)null, (all, mask) => all is null ? mask : RawOps.LogicalAnd(all, mask));
    }

    // The mask that the last call gave one of its outputs.
    internal Tensor? LastMaskOf(Tensor output) => _lastCall?.MaskOf(output);

    // What runs inside leaves nothing behind.
    internal static T Apart<T>(Func<T> run)
    {
        LayerCall? call = s_call;
        s_call = new LayerCall();
        try
        {
            return run();
        }
        finally
        {
            s_call = call;
        }
    }

    private Tensor Run(Tensor input, bool training)
    {
        (LayerCall? outermost, string? scope) = Enter();
        try
        {
            Tensor output = Call(input, training);
            AddActivityPenalty(output);
            if (SupportsMasking)
            {
                SetMasks(input, output);
            }

            return output;
        }
        finally
        {
            (s_call, s_scope) = (outermost, scope);
        }
    }

    private Tensors Run(Tensors inputs, bool training)
    {
        (LayerCall? outermost, string? scope) = Enter();
        try
        {
            Tensors outputs = Call(inputs, training);
            foreach (Tensor output in outputs)
            {
                AddActivityPenalty(output);
            }

            if (SupportsMasking)
            {
                SetMasks(inputs, outputs);
            }

            return outputs;
        }
        finally
        {
            (s_call, s_scope) = (outermost, scope);
        }
    }

    private void SetMasks(Tensors inputs, Tensors outputs)
    {
        Tensor?[] masks = s_call!.HasMasks ? [.. inputs.Select(s_call.MaskOf)] : new Tensor?[inputs.Count];
        if (ComputeMask(inputs, masks) is { } mask)
        {
            foreach (Tensor output in outputs)
            {
                s_call.SetMask(output, mask);
            }
        }
    }

    private (LayerCall? Outermost, string? Scope) Enter()
    {
        (LayerCall? Outermost, string? Scope) before = (s_call, s_scope);
        s_call ??= _lastCall = new LayerCall();
        s_scope = NamesInside ? _path ?? Name : s_scope;
        return before;
    }

    private void BuildInScope(IReadOnlyList<Shape> inputShapes)
    {
        string? outer = s_scope;
        bool isFull = outer is null || !NamesInside || Name.StartsWith(outer + "/", StringComparison.Ordinal);
        _path = isFull ? Name : TakesOwnersName ? outer! : $"{outer}/{Name}";
        s_scope = NamesInside ? _path : outer;
        try
        {
            using TensorScope scope = new();
            BuildAll(inputShapes);
        }
        finally
        {
            s_scope = outer;
        }
    }
}
