namespace RawOpsNet.CommandLine.Tiles;

/// <summary>Describes one family of matrix product tiles: an element type and a vector width.</summary>
/// <param name="Element">C# element type, <c>float</c> or <c>double</c>.</param>
/// <param name="ElementName">Element type as it stands in type names.</param>
/// <param name="ElementBytes">Size of an element in bytes.</param>
/// <param name="Bits">Vector width in bits.</param>
/// <param name="MaxRows">Height of the tallest tile: accumulators, operands and one broadcast fit the registers.</param>
/// <param name="RowGroups">Last height of each emitted file, so that none grows past 400 lines.</param>
internal sealed record TileFamily(
    string Element, string ElementName, int ElementBytes, int Bits, int MaxRows, IReadOnlyList<int> RowGroups)
{
    /// <summary>Gets the families that the runtime chooses from, widest first for each element type.</summary>
    public static IReadOnlyList<TileFamily> All { get; } =
    [
        new("float", "Single", 4, 512, 14, [8, 11, 14]),
        new("float", "Single", 4, 256, 6, [6]),
        new("float", "Single", 4, 128, 6, [6]),
        new("double", "Double", 8, 512, 14, [8, 11, 14]),
        new("double", "Double", 8, 256, 6, [6]),
        new("double", "Double", 8, 128, 6, [6]),
    ];

    /// <summary>Gets the number of elements in a vector.</summary>
    public int Lanes => Bits / 8 / ElementBytes;

    /// <summary>Gets the class that holds the family's tiles.</summary>
    public string TypeName => $"{ElementName}Tiles{Bits}";
}
