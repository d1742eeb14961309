using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace RawOpsNet.OpServices;

/// <summary>
/// Writes one call on the tapes that watch one of its inputs; made by <see cref="Tapes.Record"/>, ended by <see cref="Done"/>.
/// </summary>
/// <remarks>Between the two no other op may run on the thread.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct RecordBuilder
{
    private readonly TapeThread _thread;

    internal RecordBuilder(TapeThread thread) => _thread = thread;

    /// <summary>Adds an input.</summary>
    public void Input(Tensor input) => _thread.Inputs.Add(input.Id);

    /// <summary>Adds a variable as an input.</summary>
    public void Input(ResourceHandle input) => _thread.Inputs.Add(input.Id);

    /// <summary>Adds a list of inputs; each counts as one.</summary>
    public void Inputs(ReadOnlySpan<Tensor> inputs)
    {
        foreach (Tensor input in inputs)
        {
            _thread.Inputs.Add(input.Id);
        }
    }

    /// <summary>Adds an output.</summary>
    public void Output(Tensor output) => _thread.AddOutput(output);

    /// <summary>Adds a list of outputs; each counts as one.</summary>
    public void Outputs(ReadOnlySpan<Tensor> outputs)
    {
        foreach (Tensor output in outputs)
        {
            _thread.AddOutput(output);
        }
    }

    /// <summary>Saves a tensor that the gradient needs.</summary>
    public void Save(Tensor? tensor) => _thread.Objects.Add(tensor);

    /// <summary>Saves a list of tensors that the gradient needs.</summary>
    public void Save(ReadOnlySpan<Tensor> tensors) => _thread.Objects.Add(tensors.ToArray());

    /// <summary>Saves the shape of something whose elements the gradient does not need.</summary>
    public void Save(Shape shape) => _thread.Objects.Add(shape.Array);

    /// <summary>Saves any object, such as a handle or an attr's list.</summary>
    public void Save(object? value) => _thread.Objects.Add(value);

    // Strings and arrays convert to Tensor, which overload resolution would prefer to object.

    /// <summary>Saves a string attr.</summary>
    public void Save(string? value) => _thread.Objects.Add(value);

    /// <summary>Saves a list of integers.</summary>
    public void Save(long[]? value) => _thread.Objects.Add(value);

    /// <summary>Saves a list of integers.</summary>
    public void Save(int[]? value) => _thread.Objects.Add(value);

    /// <summary>Saves a list of floating-point numbers.</summary>
    public void Save(float[]? value) => _thread.Objects.Add(value);

    /// <summary>Saves a list of flags.</summary>
    public void Save(bool[]? value) => _thread.Objects.Add(value);

    /// <summary>Saves a list of strings.</summary>
    public void Save(string[]? value) => _thread.Objects.Add(value);

    /// <summary>Saves a list of tensors that the gradient needs, which nobody writes again.</summary>
    public void Save(Tensor[]? value) => _thread.Objects.Add(value);

    /// <summary>Saves an integer attr, or an enum or dtype as its number.</summary>
    public void Save(long value) => _thread.Longs.Add(value);

    /// <summary>Saves a dtype as its number.</summary>
    public void Save(DType value) => _thread.Longs.Add((long)value);

    /// <summary>Saves a floating-point attr.</summary>
    public void Save(double value) => _thread.Longs.Add(BitConverter.DoubleToInt64Bits(value));

    /// <summary>Saves a flag.</summary>
    public void Save(bool value) => _thread.Longs.Add(value ? 1 : 0);

    /// <summary>Ends the record.</summary>
    public void Done() => _thread.Done();
}
