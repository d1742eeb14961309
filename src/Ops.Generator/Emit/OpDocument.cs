using RawOpsNet.Generator.Model;

namespace RawOpsNet.Generator.Emit;

/// <summary>What a reference page takes from the emitter.</summary>
/// <param name="Signatures">The dynamic method and, where there is one, the typed overload; types are fully qualified.</param>
/// <param name="Parameters">The parameters of the dynamic method in its order.</param>
/// <param name="Gradients">The gradient of each input as the record says it.</param>
/// <param name="Derivative">The statements of an automatic gradient; empty otherwise.</param>
/// <param name="Dims">Writes the dims of an argument's notation; an empty text where any shape will do.</param>
internal sealed record OpDocument(
    IReadOnlyList<string> Signatures,
    IReadOnlyList<Parameter> Parameters,
    IReadOnlyList<(string Input, string Text)> Gradients,
    IReadOnlyList<string> Derivative,
    Func<ArgumentModel, string> Dims);
