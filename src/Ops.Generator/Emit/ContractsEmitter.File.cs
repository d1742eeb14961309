using System.Globalization;
using RawOpsNet.Generator.Binding;
using RawOpsNet.Generator.Diagnostics;

namespace RawOpsNet.Generator.Emit;

/// <summary>The file of declarations.</summary>
internal static partial class ContractsEmitter
{
    // A declaration stands in a class in a namespace.
    private const int Indentation = 8;

    /// <summary>Writes the file.</summary>
    public static string Emit(ContractsEmission emission)
    {
        using SourceWriter writer = new();
        OpEmitter.WriteHead(writer, "What hand-written kernels and hooks implement, and what they are given.");
        using (writer.Open($"namespace {emission.Namespace}.Kernels"))
        {
            HashSet<string> declared = new(StringComparer.Ordinal);
            foreach (OpContract contract in emission.Ops)
            {
                WriteStructs(writer, contract.Emission);
                foreach (Declaration declaration in DeclarationsOf(contract.Emission))
                {
                    // Ops may share a name: their structs differ, so the declarations are overloads.
                    if (declared.Add(declaration.Class + "." + declaration.Text))
                    {
                        WriteDeclaration(writer, contract, declaration);
                    }
                }
            }
        }

        return writer.ToString();
    }

    private static void WriteDeclaration(SourceWriter writer, OpContract contract, Declaration declaration)
    {
        NamedPlace? place = contract.Places.FirstOrDefault(named => named.Name == declaration.Name);
        using (writer.Open($"internal static partial class {declaration.Class}"))
        {
            if (place is not null)
            {
                // The compiler maps the declaration's name to where the record names the method.
                int name = Indentation + declaration.Text.IndexOf(" " + declaration.Name, StringComparison.Ordinal) + 1;
                writer.Raw(
                    $"#line ({Start(place.Line)})-({End(place.Line)}) {Text(name)} {Identifiers.Quote(contract.Path)}");
            }

            writer.Line(declaration.Text);
            if (place is not null)
            {
                writer.Raw("#line default");
            }
        }

        writer.Line();
    }

    private static string Start(LineSpan span) => Text(span.StartLine + 1) + "," + Text(span.StartColumn + 1);

    private static string End(LineSpan span) => Text(span.EndLine + 1) + "," + Text(span.EndColumn + 1);

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
