using System.ComponentModel;

namespace RawOpsNet.OpServices;

/// <summary>Reads what a call saved on the tape, in the order of saving.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct SavedRecord
{
    private readonly TapeRecords _records;
    private int _object;
    private int _long;

    internal SavedRecord(TapeRecords records, int firstObject, int firstLong)
    {
        _records = records;
        _object = firstObject;
        _long = firstLong;
    }

    /// <summary>Reads a saved tensor.</summary>
    public Tensor Tensor() => (Tensor)_records.Object(_object++)!;

    /// <summary>Reads a saved tensor that may be null.</summary>
    public Tensor? TensorOrNull() => (Tensor?)_records.Object(_object++);

    /// <summary>Reads a saved list of tensors.</summary>
    public Tensor[] Tensors() => (Tensor[])_records.Object(_object++)!;

    /// <summary>Reads a saved shape.</summary>
    public Shape Shape() => RawOpsNet.Shape.Adopt((long[]?)_records.Object(_object++) ?? []);

    /// <summary>Reads a saved object.</summary>
    public object? Object() => _records.Object(_object++);

    /// <summary>Reads a saved integer.</summary>
    public long Long() => _records.Long(_long++);

    /// <summary>Reads a saved dtype.</summary>
    public DType DType() => (DType)_records.Long(_long++);

    /// <summary>Reads a saved floating-point number.</summary>
    public double Double() => BitConverter.Int64BitsToDouble(_records.Long(_long++));

    /// <summary>Reads a saved flag.</summary>
    public bool Bool() => _records.Long(_long++) != 0;
}
