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
    private readonly TapeRecords? _lone;

    internal RecordBuilder(TapeThread thread, TapeRecords? lone) => (_thread, _lone) = (thread, lone);

    /// <summary>Adds an input.</summary>
    public void Input(Tensor input) => AddInput(input.Id);

    /// <summary>Adds a variable as an input.</summary>
    public void Input(ResourceHandle input) => AddInput(input.Id);

    /// <summary>Adds a list of inputs; each counts as one.</summary>
    public void Inputs(ReadOnlySpan<Tensor> inputs)
    {
        foreach (Tensor input in inputs)
        {
            AddInput(input.Id);
        }
    }

    /// <summary>Adds an output.</summary>
    public void Output(Tensor output) => AddOutput(output);

    /// <summary>Adds a list of outputs; each counts as one.</summary>
    public void Outputs(ReadOnlySpan<Tensor> outputs)
    {
        foreach (Tensor output in outputs)
        {
            AddOutput(output);
        }
    }

    /// <summary>Saves a tensor that the gradient needs.</summary>
    public void Save(Tensor? tensor) => AddObject(tensor);

    /// <summary>Saves a list of tensors that the gradient needs.</summary>
    public void Save(ReadOnlySpan<Tensor> tensors) => AddObject(tensors.ToArray());

    /// <summary>Saves the shape of something whose elements the gradient does not need.</summary>
    public void Save(Shape shape) => AddObject(shape.Array);

    /// <summary>Saves any object, such as a handle or an attr's list.</summary>
    public void Save(object? value) => AddObject(value);

    // Strings and arrays convert to Tensor, which overload resolution would prefer to object.

    /// <summary>Saves a string attr.</summary>
    public void Save(string? value) => AddObject(value);

    /// <summary>Saves a list of integers.</summary>
    public void Save(long[]? value) => AddObject(value);

    /// <summary>Saves a list of integers.</summary>
    public void Save(int[]? value) => AddObject(value);

    /// <summary>Saves a list of floating-point numbers.</summary>
    public void Save(float[]? value) => AddObject(value);

    /// <summary>Saves a list of flags.</summary>
    public void Save(bool[]? value) => AddObject(value);

    /// <summary>Saves a list of strings.</summary>
    public void Save(string[]? value) => AddObject(value);

    /// <summary>Saves a list of tensors that the gradient needs, which nobody writes again.</summary>
    public void Save(Tensor[]? value) => AddObject(value);

    /// <summary>Saves an integer attr, or an enum or dtype as its number.</summary>
    public void Save(long value) => AddLong(value);

    /// <summary>Saves a dtype as its number.</summary>
    public void Save(DType value) => AddLong((long)value);

    /// <summary>Saves a floating-point attr.</summary>
    public void Save(double value) => AddLong(BitConverter.DoubleToInt64Bits(value));

    /// <summary>Saves a flag.</summary>
    public void Save(bool value) => AddLong(value ? 1 : 0);

    /// <summary>Ends the record.</summary>
    public void Done() => _thread.Done();

    private void AddInput(long id)
    {
        if (_lone is { } records)
        {
            records.AddInput(id);
        }
        else
        {
            _thread.Inputs.Add(id);
        }
    }

    private void AddOutput(Tensor output)
    {
        if (_lone is { } records)
        {
            records.AddOutput(output);
        }
        else
        {
            _thread.AddOutput(output);
        }
    }

    private void AddObject(object? item)
    {
        if (_lone is { } records)
        {
            records.AddObject(item);
        }
        else
        {
            _thread.Objects.Add(item);
        }
    }

    private void AddLong(long value)
    {
        if (_lone is { } records)
        {
            records.AddLong(value);
        }
        else
        {
            _thread.Longs.Add(value);
        }
    }
}
