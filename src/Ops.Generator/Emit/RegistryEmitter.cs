using RawOpsNet.Generator.Emit.Signatures;

namespace RawOpsNet.Generator.Emit;

/// <summary>
/// Writes the registry: a switch from names to definitions that are made when asked for, one small module initializer, and
/// the signatures that consumers read.
/// </summary>
internal static class RegistryEmitter
{
    /// <summary>Writes the file.</summary>
    public static string Emit(RegistryEmission emission)
    {
        using SourceWriter writer = new();
        HashSet<string> callable = [.. emission.Callable];
        OpEmitter.WriteHead(writer, "The ops by name.");
        writer.Line("[assembly: global::RawOpsNet.OpServices.OpSignatures("
            + Identifiers.Quote(SignatureText.Write(emission.Ops.Where(op => callable.Contains(op.Name)))) + ")]");
        writer.Line();
        using (writer.Open($"namespace {emission.Namespace}.Generated"))
        {
            using (writer.Open($"internal sealed class {emission.ClassName}Catalog : global::RawOpsNet.OpServices.OpCatalog"))
            {
                WriteNames(writer, emission);
                WriteFind(writer, emission);
                writer.Line("public override string CudaHeader =>");
                using (writer.Indent())
                {
                    writer.Line(Identifiers.Quote(Cuda.Device.CudaHeader.Text) + ";");
                }

                writer.Line();
                WriteRegister(writer, emission);
            }
        }

        return writer.ToString();
    }

    private static void WriteNames(SourceWriter writer, RegistryEmission emission)
    {
        writer.Line("private static readonly string[] s_names =");
        writer.Line("[");
        using (writer.Indent())
        {
            foreach (OpSignature op in emission.Ops)
            {
                writer.Line(Identifiers.Quote(op.Name) + ",");
            }
        }

        writer.Line("];");
        writer.Line();
        writer.Line("public override global::System.ReadOnlySpan<string> Names => s_names;");
        writer.Line();
    }

    private static void WriteFind(SourceWriter writer, RegistryEmission emission)
    {
        writer.Line("protected override global::RawOpsNet.OpDefinition? Define(string name) => name switch");
        using (writer.Open(close: "};"))
        {
            foreach (OpSignature op in emission.Ops)
            {
                writer.Line(
                    $"{Identifiers.Quote(op.Name)} => global::{emission.Namespace}.Generated.{op.CSharpName}Op.Define(),");
            }

            writer.Line("_ => null,");
        }

        writer.Line();
    }

    private static void WriteRegister(SourceWriter writer, RegistryEmission emission)
    {
        writer.Line("[global::System.Runtime.CompilerServices.ModuleInitializer]");
        writer.Line($"internal static void Register() => global::RawOpsNet.OpRegistry.Add(new {emission.ClassName}Catalog());");
    }
}
