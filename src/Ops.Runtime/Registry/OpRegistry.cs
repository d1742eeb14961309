using System.Diagnostics.CodeAnalysis;
using RawOpsNet.OpServices;

namespace RawOpsNet;

/// <summary>
/// Finds ops at run time, of this library and of every loaded assembly that generates its own. An assembly registers
/// when the runtime first touches it.
/// </summary>
public static class OpRegistry
{
    private static readonly Lock Gate = new();
    private static OpCatalog[] s_catalogs = [];

    /// <summary>Gets all ops, in the order of their records.</summary>
    public static IEnumerable<OpDefinition> All
    {
        get
        {
            foreach (OpCatalog catalog in Volatile.Read(ref s_catalogs))
            {
                foreach (string name in catalog.Names.ToArray())
                {
                    yield return catalog.Find(name)!;
                }
            }
        }
    }

    /// <summary>Gets the CUDA C that stands before <see cref="OpDefinition.CudaText"/> of any ops, once a program.</summary>
    public static string CudaHeader => Volatile.Read(ref s_catalogs)[0].CudaHeader;

    /// <summary>Finds an op by name.</summary>
    /// <exception cref="NotFoundException">There is no op of that name.</exception>
    public static OpDefinition Get(string name) =>
        TryGet(name, out OpDefinition? definition)
            ? definition
            : throw new NotFoundException($"There is no op '{name}'.{UnknownName.Hint(name, All.Select(op => op.Name))}");

    /// <summary>Finds an op by name; false where there is none.</summary>
    public static bool TryGet(string name, [NotNullWhen(true)] out OpDefinition? definition)
    {
        ArgumentNullException.ThrowIfNull(name);
        foreach (OpCatalog catalog in Volatile.Read(ref s_catalogs))
        {
            if (catalog.Find(name) is { } found)
            {
                definition = found;
                return true;
            }
        }

        definition = null;
        return false;
    }

    /// <summary>
    /// Adds the ops of an assembly. Generated code calls this once; a name that two assemblies have goes to the first.
    /// </summary>
    [System.ComponentModel.EditorBrowsable(System.ComponentModel.EditorBrowsableState.Never)]
    public static void Add(OpCatalog catalog)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        lock (Gate)
        {
            s_catalogs = [.. s_catalogs, catalog];
        }
    }
}
