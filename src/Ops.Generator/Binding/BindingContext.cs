using RawOpsNet.Generator.Emit.Signatures;
using RawOpsNet.Generator.Model;

namespace RawOpsNet.Generator.Binding;

/// <summary>
/// What binding one record needs of all others: signatures, the texts of dense ops that sparse ones derive from, CUDA
/// sources. It compares by value: an edit that leaves signatures as they were re-binds no other record.
/// </summary>
internal sealed record BindingContext
{
    private readonly Lookup _lookup;

    /// <summary>Makes the context of all records of a compilation.</summary>
    public BindingContext(
        EquatableArray<OpEntry> ops, EquatableArray<OpSignature> references, EquatableArray<BaseOp> bases,
        EquatableArray<CudaSource> cudaSources)
    {
        (Ops, References, Bases, CudaSources) = (ops, references, bases, cudaSources);
        _lookup = new Lookup(this);
    }

    /// <summary>The ops of this compilation.</summary>
    public EquatableArray<OpEntry> Ops { get; }

    /// <summary>The ops of referenced assemblies.</summary>
    public EquatableArray<OpSignature> References { get; }

    /// <summary>The records that sparse ones derive from, in the order of the files.</summary>
    public EquatableArray<BaseOp> Bases { get; }

    /// <summary>The CUDA sources.</summary>
    public EquatableArray<CudaSource> CudaSources { get; }

    /// <summary>The name of every op.</summary>
    public IEnumerable<string> Names => _lookup.Signatures.Keys;

    /// <summary>Makes the context of parsed records.</summary>
    public static BindingContext Of(
        IReadOnlyList<ParsedOp> ops, EquatableArray<OpSignature> references, EquatableArray<CudaSource> cudaSources)
    {
        HashSet<string> wanted = [.. ops.Select(op => op.SparseOf).OfType<string>()];
        ParsedOp[] bases = ops.Where(op => wanted.Contains(op.Name)).ToArray();
        Dictionary<string, ParsedOp> byName = [];
        foreach (ParsedOp op in bases)
        {
            byName[op.Name] = op;
        }

        return new BindingContext(
            ops.Where(op => op.Name.Length > 0).Select(op => OpEntry.Of(op, byName)).ToArray(),
            references,
            bases.Select(op => new BaseOp(op.Name, op.Chunk, op.Head)).ToArray(),
            cudaSources);
    }

    /// <summary>The signature of an op, or null.</summary>
    public OpSignature? Find(string name) => _lookup.Signatures.TryGetValue(name, out OpSignature? found) ? found : null;

    /// <summary>Whether an op's own record has errors, so that calls of it are not checked.</summary>
    public bool IsBroken(string name) => _lookup.Entries.TryGetValue(name, out OpEntry? entry) && entry.IsBroken;

    /// <summary>The devices of an op; all of them for an op of another assembly.</summary>
    public DeviceSet DevicesOf(string name) =>
        _lookup.Entries.TryGetValue(name, out OpEntry? entry) ? entry.Devices : DeviceSet.All;

    /// <summary>The record that a sparse one derives from, or null.</summary>
    public BaseOp? FindBase(string name) => Bases.FirstOrDefault(found => found.Name == name);

    /// <inheritdoc/>
    public bool Equals(BindingContext? other) =>
        other is not null && Ops == other.Ops && References == other.References && Bases == other.Bases
            && CudaSources == other.CudaSources;

    /// <inheritdoc/>
    public override int GetHashCode() => unchecked((Ops.GetHashCode() * 31) + Bases.GetHashCode());

    private sealed class Lookup
    {
        public Lookup(BindingContext context)
        {
            foreach (OpSignature signature in context.References)
            {
                Signatures[signature.Name] = signature;
            }

            foreach (OpEntry entry in context.Ops)
            {
                Signatures[entry.Signature.Name] = entry.Signature;
                Entries[entry.Signature.Name] = entry;
            }
        }

        public Dictionary<string, OpSignature> Signatures { get; } = [];

        public Dictionary<string, OpEntry> Entries { get; } = [];
    }
}
