using System.Collections.Concurrent;

namespace RawOpsNet.Cuda;

/// <summary>Holds a loaded module and the entries that were asked of it.</summary>
internal sealed class CudaProgram(CudaDevice device, string name, DType dtype, CudaModule module)
{
    private readonly ConcurrentDictionary<string, CudaEntry> _entries = new(StringComparer.Ordinal);
    private readonly CudaEntry?[] _forms = new CudaEntry?[(int)EntryForm.Count];

    /// <summary>Gives an entry by its whole name.</summary>
    /// <exception cref="CudaException">The module has none of that name.</exception>
    public CudaEntry Entry(string entry) => _entries.TryGetValue(entry, out CudaEntry? known) ? known : Find(entry);

    /// <summary>Gives the entry of a generated body in one of its forms.</summary>
    public CudaEntry Form(EntryForm form) => _forms[(int)form] ??= Entry($"{name}_{CudaTypes.Suffix(dtype)}{Suffix(form)}");

    private static string Suffix(EntryForm form) => form switch
    {
        EntryForm.Packed => "",
        _ => "_" + form.ToString().ToLowerInvariant(),
    };

    private CudaEntry Find(string entry)
    {
        CudaFunction function = device.GetFunction(module, entry, name);
        return _entries.GetOrAdd(entry, new CudaEntry(entry, function, device.ParameterBytes(function)));
    }
}
