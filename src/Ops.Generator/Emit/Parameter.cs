using RawOpsNet.Generator.Model;

namespace RawOpsNet.Generator.Emit;

/// <summary>One parameter of an op's method.</summary>
/// <param name="Name">The C# name, escaped.</param>
/// <param name="Type">The C# type, fully qualified.</param>
/// <param name="Default">The default as C# text; null where the parameter is required.</param>
/// <param name="Doc">The line of documentation.</param>
/// <param name="Input">The input it stands for; null for an attr.</param>
/// <param name="Attr">The attr it stands for; null for an input.</param>
internal sealed record Parameter(string Name, string Type, string? Default, string Doc, ArgumentModel? Input, AttrModel? Attr)
{
    /// <summary>The declaration, with its default where wanted.</summary>
    public string Declare(bool withDefault) =>
        Default is null || !withDefault ? $"{Type} {Name}" : $"{Type} {Name} = {Default}";
}
