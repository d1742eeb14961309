using System.Text;
using Microsoft.CodeAnalysis;
using RawOpsNet.Generator.Emit.Signatures;
using RawOpsNet.Generator.Model;

namespace RawOpsNet.Generator.Pipeline;

/// <summary>Reads the signatures that referenced assemblies carry, as one text that compares by value.</summary>
internal static class ReferencedSignatures
{
    private const string Attribute = "OpSignaturesAttribute";
    private const string Runtime = "RawOps.Runtime";

    // Signatures of one assembly end here; the text itself never holds this character.
    private const char Separator = '\u0001';

    /// <summary>Reads the attribute of every referenced assembly that generates ops.</summary>
    public static string TextOf(Compilation compilation, CancellationToken cancellation)
    {
        StringBuilder text = new();
        foreach (IAssemblySymbol assembly in compilation.SourceModule.ReferencedAssemblySymbols)
        {
            cancellation.ThrowIfCancellationRequested();
            if (!MayHaveOps(assembly))
            {
                continue;
            }

            foreach (AttributeData attribute in assembly.GetAttributes())
            {
                if (attribute.AttributeClass?.Name == Attribute
                    && attribute.ConstructorArguments.FirstOrDefault().Value is string signatures)
                {
                    text.Append(text.Length == 0 ? "" : Separator.ToString()).Append(signatures);
                }
            }
        }

        return text.ToString();
    }

    /// <summary>Reads the text back.</summary>
    public static EquatableArray<OpSignature> Parse(string text) => text.Length == 0
        ? default
        : (EquatableArray<OpSignature>)text.Split(Separator).SelectMany(part => SignatureText.Read(part)).ToArray();

    private static bool MayHaveOps(IAssemblySymbol assembly) =>
        assembly.Name == Runtime
            || assembly.Modules.Any(module => module.ReferencedAssemblies.Any(reference => reference.Name == Runtime));
}
