using System.Globalization;
using RawOpsNet.Generator.Binding;
using RawOpsNet.Generator.Diagnostics;
using RawOpsNet.Generator.Model;
using RawOpsNet.Generator.Pipeline;

namespace RawOpsNet.Generator.Emit;

/// <summary>The file of declarations.</summary>
internal static partial class ContractsEmitter
{
    // A declaration stands in a class in a namespace.
    private const int Indentation = 8;

    /// <summary>
    /// Writes the file. A declaration that no method implements is a method that throws: its message is in the yaml.
    /// </summary>
    public static string Emit(ContractsEmission emission, WrittenMethods written)
    {
        using SourceWriter writer = new();
        string space = emission.Namespace + ".Kernels";
        OpEmitter.WriteHead(writer, "What hand-written kernels and hooks implement, and what they are given.");
        using (writer.Open($"namespace {space}"))
        {
            HashSet<string> declared = new(StringComparer.Ordinal);
            foreach (OpContract contract in emission.Ops)
            {
                WriteStructs(writer, contract.Emission);
                Declaration[] orphans = [.. OrphansOf(contract.Emission, written, space)];
                if (orphans.Length > 0)
                {
                    CallStructs.Write(writer, contract.Emission, CallPart.Kernel);
                    writer.Line();
                }

                foreach (Declaration declaration in DeclarationsOf(contract.Emission).Concat(orphans))
                {
                    // Ops may share a name: their structs differ, so the declarations are overloads.
                    if (declared.Add(declaration.Class + "." + declaration.Text))
                    {
                        WriteDeclaration(writer, contract, declaration, written.Find(space, declaration));
                    }
                }
            }
        }

        return writer.ToString();
    }

    // The kernels that the project has for a record whose mistake hides that it names them.
    private static IEnumerable<Declaration> OrphansOf(OpEmission emission, WrittenMethods written, string space)
    {
        OpModel op = emission.Op;
        string parameter = $"(in {CallStructs.ShortName(op, CallPart.Kernel)})";
        return !op.IsBroken || Parts(op).Any(part => part is CallPart.Kernel or CallPart.Composite) ? []
            : written.All.Where(method => method.Namespace == space && method.Class == "CpuKernels"
                    && method.Signature.EndsWith(parameter, StringComparison.Ordinal))
                .Select(method => new Declaration("CpuKernels", method.Name, "internal static partial void "
                    + method.Signature.Substring(0, method.Signature.Length - 1) + " call)"
                    + (method.FullConstraint is { Length: > 0 } constraint ? " " + constraint : "") + ";"));
    }

    private static void WriteDeclaration(
        SourceWriter writer, OpContract contract, Declaration declaration, WrittenMethod? method)
    {
        using (writer.Open($"internal static partial class {declaration.Class}"))
        {
            if (method is null)
            {
                string text = declaration.Text.TrimEnd(';').Replace("internal static partial ", "internal static ");
                string op = Identifiers.Quote(contract.Emission.Op.Name);
                writer.Line($"{text} => throw new global::RawOpsNet.InternalException(\"the method is missing.\", {op}, null);");
            }
            else
            {
                string constraint = WrittenMethods.ConstraintFor(method, declaration);
                string text = declaration.Constraint.Length == 0 ? declaration.Text
                    : declaration.Text.Replace(" " + declaration.Constraint, constraint.Length == 0 ? "" : " " + constraint);
                WriteAtYaml(writer, contract, declaration, text);
            }
        }

        writer.Line();
    }

    private static void WriteAtYaml(SourceWriter writer, OpContract contract, Declaration declaration, string text)
    {
        NamedPlace? place = contract.Places.FirstOrDefault(named => named.Name == declaration.Name);
        if (place is not null)
        {
            // The compiler maps the declaration's name to where the record names the method.
            int name = Indentation + text.IndexOf(" " + declaration.Name, StringComparison.Ordinal) + 1;
            writer.Raw($"#line ({Start(place.Line)})-({End(place.Line)}) {Text(name)} {Identifiers.Quote(contract.Path)}");
        }

        writer.Line(text);
        if (place is not null)
        {
            writer.Raw("#line default");
        }
    }

    private static string Start(LineSpan span) => Text(span.StartLine + 1) + "," + Text(span.StartColumn + 1);

    private static string End(LineSpan span) => Text(span.EndLine + 1) + "," + Text(span.EndColumn + 1);

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
