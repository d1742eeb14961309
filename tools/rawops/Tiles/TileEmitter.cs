using System.Globalization;
using System.Text;

namespace RawOpsNet.CommandLine.Tiles;

// Emits the register tiles of the matrix product. They are text because the JIT keeps named locals in registers and
// spills an array of accumulators (measured: 4.7 times slower); the emitted files are checked in, and a test holds
// them equal to this emitter.
internal static class TileEmitter
{
    /// <summary>Names the folder of the emitted files, from the repository root.</summary>
    public const string Folder = "src/Ops.Runtime/Kernels/Cpu/MatrixProduct/Tiles";

    // Rows of A are addressed from one pointer per group: five rows need four offsets, so that fourteen rows fit the
    // general registers (three pointers, four offsets) and no address is spilled.
    private const int RowsPerPointer = 5;

    /// <summary>Emits every file: name in the folder, and text.</summary>
    public static IEnumerable<KeyValuePair<string, string>> EmitAll()
    {
        foreach (TileFamily family in TileFamily.All)
        {
            yield return new($"{family.TypeName}.cs", EmitFamily(family));
            foreach (int vectors in new[] { 1, 2 })
            {
                int first = 1;
                foreach (int last in family.RowGroups)
                {
                    yield return new($"{family.TypeName}.{vectors}x{first}To{last}.cs", EmitGroup(family, vectors, first, last));
                    first = last + 1;
                }
            }
        }
    }

    private static string EmitFamily(TileFamily family)
    {
        var text = new StringBuilder();
        Head(text);
        string pointer = $"delegate*<TileProduct*, {family.Element}*, {family.Element}*, {family.Element}*, void>";
        Line(text, 0, "// Emitted by TileEmitter; change it there.");
        Line(text, 0, $"// Tiles of up to {family.MaxRows} rows by one or two vectors of {family.Lanes}.");
        Line(text, 0, $"internal unsafe partial struct {family.TypeName} : ITileFamily<{family.Element}>");
        Line(text, 0, "{");
        foreach (int vectors in new[] { 1, 2 })
        {
            Line(text, 1, $"private static readonly {pointer}[] {Table(vectors)} =");
            Line(text, 1, "[");
            Line(text, 2, "null,");
            for (int rows = 1; rows <= family.MaxRows; rows++)
            {
                Line(text, 2, $"&{Tile(vectors, rows)},");
            }

            Line(text, 1, "];");
            Line(text, 0, "");
        }

        Line(text, 1, $"public static int Lanes => {Number(family.Lanes)};");
        Line(text, 0, "");
        Line(text, 1, $"public static int MaxRows => {Number(family.MaxRows)};");
        Line(text, 0, "");
        Line(text, 1, $"public static bool StoresTail => {(family.Bits == 512 ? "true" : "false")};");
        Line(text, 0, "");
        Line(text, 1, $"public static {pointer} Tile(int rows, int vectors) =>");
        Line(text, 2, $"vectors == 1 ? {Table(1)}[rows] : {Table(2)}[rows];");
        Line(text, 0, "}");
        return text.ToString();
    }

    private static string EmitGroup(TileFamily family, int vectors, int first, int last)
    {
        var text = new StringBuilder();
        Line(text, 0, "using System.Runtime.CompilerServices;");
        Line(text, 0, "using System.Runtime.Intrinsics;");
        Line(text, 0, "");
        Head(text);
        Line(text, 0, "// Emitted by TileEmitter; change it there.");
        Line(text, 0, $"internal unsafe partial struct {family.TypeName}");
        Line(text, 0, "{");
        for (int rows = first; rows <= last; rows++)
        {
            if (rows > first)
            {
                Line(text, 0, "");
            }

            EmitTile(text, family, vectors, rows);
        }

        Line(text, 0, "}");
        return text.ToString();
    }

    private static void EmitTile(StringBuilder text, TileFamily family, int vectors, int rows)
    {
        string vector = $"Vector{Number(family.Bits)}";
        string type = $"{vector}<{family.Element}>";
        // AggressiveOptimization skips tier 0, where the first thirty calls of a tile would run 12 to 31 times slower.
        Line(text, 1, "[MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]");
        string pointer = $"{family.Element}*";
        string arguments = $"TileProduct* call, {pointer} aBase, {pointer} bBase, {pointer} c";
        Line(text, 1, $"private static void {Tile(vectors, rows)}({arguments})");
        Line(text, 1, "{");
        Line(text, 2, "nint aStep = call->AStep, bStep = call->BStep, cStride = call->CStride;");
        if (rows > 1)
        {
            Line(text, 2, "nint row1 = call->ARow;");
        }

        for (int row = 2; row < Math.Min(rows, RowsPerPointer); row++)
        {
            Line(text, 2, $"nint row{row} = {row} * row1;");
        }

        Line(text, 2, $"TileStore.Prefetch(c, call, {rows});");
        for (int row = 0; row < rows; row++)
        {
            Line(text, 2, string.Join(" ", Columns(vectors).Select(column => $"{type} c{row}_{column} = {type}.Zero;")));
        }

        EmitLoops(text, family, vectors, rows, vector);
        for (int row = 0; row < rows; row++)
        {
            string sums = string.Join(", ", Columns(vectors).Select(column => $"c{row}_{column}"));
            Line(text, 2, $"TileStore.Row(c{(row == 0 ? "" : $" + ({row} * cStride)")}, call, {sums});");
        }

        Line(text, 1, "}");
    }

    private static void EmitLoops(StringBuilder text, TileFamily family, int vectors, int rows, string vector)
    {
        int groups = (rows + RowsPerPointer - 1) / RowsPerPointer;
        Line(text, 2, "for (nint block = 0; block < call->Blocks; block++)");
        Line(text, 2, "{");
        Line(text, 3, $"{family.Element}* a0 = aBase + call->AOffsets[block];");
        for (int group = 1; group < groups; group++)
        {
            Line(text, 3, $"{family.Element}* a{group} = a0 + ({group * RowsPerPointer} * row1);");
        }

        Line(text, 3, $"{family.Element}* b = bBase + call->BOffsets[block];");
        Line(text, 3, "for (nint p = call->Depth; p > 0; p--)");
        Line(text, 3, "{");
        foreach (int column in Columns(vectors))
        {
            string offset = column == 0 ? "" : $" + {Number(column * family.Lanes)}";
            Line(text, 4, $"{vector}<{family.Element}> b{column} = {vector}.Load(b{offset});");
        }

        for (int row = 0; row < rows; row++)
        {
            string index = row % RowsPerPointer == 0 ? "0" : $"row{row % RowsPerPointer}";
            Line(text, 4, $"{vector}<{family.Element}> x{row} = {vector}.Create(a{row / RowsPerPointer}[{index}]);");
            foreach (int column in Columns(vectors))
            {
                Line(text, 4, $"c{row}_{column} = {vector}.MultiplyAddEstimate(x{row}, b{column}, c{row}_{column});");
            }
        }

        for (int group = 0; group < groups; group++)
        {
            Line(text, 4, $"a{group} += aStep;");
        }

        Line(text, 4, "b += bStep;");
        Line(text, 3, "}");
        Line(text, 2, "}");
    }

    private static IEnumerable<int> Columns(int vectors) => Enumerable.Range(0, vectors);

    private static string Table(int vectors) => vectors == 1 ? "OneVector" : "TwoVectors";

    private static string Tile(int vectors, int rows) => $"Rows{Number(rows)}Vectors{Number(vectors)}";

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static void Head(StringBuilder text)
    {
        Line(text, 0, "namespace RawOpsNet.Kernels;");
        Line(text, 0, "");
    }

    private static void Line(StringBuilder text, int depth, string line)
    {
        if (line.Length > 0)
        {
            text.Append(' ', depth * 4).Append(line);
        }

        text.Append('\n');
    }
}
