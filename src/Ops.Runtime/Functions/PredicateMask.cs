namespace RawOpsNet.OpServices.Functions;

/// <summary>Gives masks of single floats: all bits set, or none.</summary>
internal static class PredicateMask
{
    public static float Single(bool value) => BitConverter.Int32BitsToSingle(value ? -1 : 0);

    public static double Double(bool value) => BitConverter.Int64BitsToDouble(value ? -1 : 0);
}
