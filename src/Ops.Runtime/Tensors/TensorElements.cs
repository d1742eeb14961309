namespace RawOpsNet;

/// <summary>Reads a typed view's elements; for element types that are structs.</summary>
public static class TensorElements
{
    /// <summary>Copies the elements, row-major, into a new array.</summary>
    public static T[] ToArray<T>(this Tensor<T> tensor)
        where T : struct => tensor.Untyped.ToArray<T>();

    /// <summary>Gives the only element.</summary>
    public static T Item<T>(this Tensor<T> tensor)
        where T : struct => tensor.Untyped.Item<T>();

    /// <summary>Gives the elements, row-major, without a copy.</summary>
    public static ReadOnlySpan<T> AsReadOnlySpan<T>(this Tensor<T> tensor)
        where T : struct => tensor.Untyped.AsReadOnlySpan<T>();
}
