using System.Collections.Concurrent;
using System.Reflection;

namespace RawOpsNet.Models;

/// <summary>Tells which classes of layers take and give several tensors.</summary>
internal static class OverriddenCalls
{
    private static readonly ConcurrentDictionary<Type, bool> Known = new();

    /// <summary>Tells whether a class overrides the Call of several tensors.</summary>
    public static bool TakesSeveral(Type layer) => Known.GetOrAdd(layer, type => type.GetMethod(
        "Call",
        BindingFlags.Instance | BindingFlags.NonPublic,
        [typeof(Tensors), typeof(bool)])!.DeclaringType != typeof(Layer));
}
