using RawOpsNet.Generator.Model;

namespace RawOpsNet.Generator.Emit;

/// <summary>One parameter of an op's method.</summary>
/// <param name="Name">The C# name inside generated code, escaped.</param>
/// <param name="Type">The C# type, fully qualified.</param>
/// <param name="Default">The default as C# text; null where the parameter is required.</param>
/// <param name="Doc">The line of documentation.</param>
/// <param name="Input">The input it stands for; null for an attr.</param>
/// <param name="Attr">The attr it stands for; null for an input.</param>
internal sealed record Parameter(string Name, string Type, string? Default, string Doc, ArgumentModel? Input, AttrModel? Attr)
{
    /// <summary>The C# name that callers see, escaped.</summary>
    public string PublicName => Identifiers.Escape(Input?.ParameterName ?? Attr!.ParameterName);

    /// <summary>The declaration; in a public method by the name that callers see, with its default.</summary>
    public string Declare(bool isPublic) => !isPublic ? $"{Type} {Name}"
        : Default is null ? $"{Type} {PublicName}" : $"{Type} {PublicName} = {Default}";
}
