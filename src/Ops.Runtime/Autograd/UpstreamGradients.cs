using System.ComponentModel;

namespace RawOpsNet.OpServices;

/// <summary>Gives the gradients of a call's outputs.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct UpstreamGradients
{
    private readonly BackwardPass _pass;
    private readonly int _record;
    private readonly Gradient?[] _gradients;

    internal UpstreamGradients(BackwardPass pass, int record, Gradient?[] gradients)
    {
        _pass = pass;
        _record = record;
        _gradients = gradients;
    }

    /// <summary>The number of outputs, those of lists counted one by one.</summary>
    public int Count => _gradients.Length;

    /// <summary>The gradient of an output as a tensor: zeros where nothing depends on the output, rows made dense.</summary>
    public Tensor this[int output]
    {
        get
        {
            Gradient gradient = _gradients[output] ??= new Gradient(_pass.ZerosOf(_record, output, Place()));
            if (gradient.IsSlices)
            {
                gradient = _gradients[output] = new Gradient(gradient.Dense());
            }

            return gradient.Dense();
        }
    }

    /// <summary>Whether anything depends on an output.</summary>
    public bool Has(int output) => _gradients[output] is not null;

    /// <summary>The gradient of an output as it is: null, a tensor, or rows.</summary>
    public Gradient? Gradient(int output) => _gradients[output];

    // Where the other outputs' gradients lie: one is there, or the call would not have been reached.
    private Device Place()
    {
        foreach (Gradient? gradient in _gradients)
        {
            if (gradient is not null)
            {
                return (gradient.DenseOrNull ?? gradient.Slices!.Values).Device;
            }
        }

        return Device.Cpu;
    }
}
