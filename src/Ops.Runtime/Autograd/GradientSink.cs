using System.ComponentModel;

namespace RawOpsNet.OpServices;

/// <summary>Takes the gradients of a call's inputs.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct GradientSink
{
    private readonly BackwardPass _pass;
    private readonly long[] _inputs;

    internal GradientSink(BackwardPass pass, long[] inputs)
    {
        _pass = pass;
        _inputs = inputs;
    }

    /// <summary>The number of inputs, those of lists counted one by one.</summary>
    public int Count => _inputs.Length;

    /// <summary>Whether the gradient of an input is asked for.</summary>
    public bool Wants(int input) => _pass.Wants(_inputs[input]);

    /// <summary>Sets the gradient of an input; null says that there is none.</summary>
    public void Set(int input, Tensor? gradient)
    {
        if (gradient is not null && Wants(input))
        {
            _pass.Contribute(_inputs[input], new Gradient(gradient));
        }
    }

    /// <summary>Sets the gradient of an input to rows; null says that there is none.</summary>
    public void Set(int input, IndexedSlices? gradient)
    {
        if (gradient is not null && Wants(input))
        {
            _pass.Contribute(_inputs[input], new Gradient(gradient));
        }
    }

    /// <summary>Sets the gradient of an input; null says that there is none.</summary>
    public void Set(int input, Gradient? gradient)
    {
        if (gradient is not null && Wants(input))
        {
            _pass.Contribute(_inputs[input], gradient);
        }
    }
}
