using RawOpsNet.Generator.Binding;
using RawOpsNet.Generator.Model;

namespace RawOpsNet.Generator.Emit;

/// <summary>What the declarations of one op's hand-written code are written from; places are in the file.</summary>
internal sealed record OpContract(OpEmission Emission, string Path, EquatableArray<NamedPlace> Places);
