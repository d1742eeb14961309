using System.Diagnostics;
using System.Reflection;

namespace RawOpsNet.Tests.Hands;

/// <summary>Evaluates debugger attributes as a debugger does: by reflection.</summary>
internal static class DebuggerTexts
{
    private const BindingFlags Any = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    /// <summary>Gives the line of the type's DebuggerDisplay, which must name one property.</summary>
    public static string Display(object shown)
    {
        Type type = shown.GetType();
        string format = type.GetCustomAttribute<DebuggerDisplayAttribute>()!.Value;
        Assert.Matches("^[{][A-Za-z]+,nq[}]$", format);
        return (string)type.GetProperty(format[1..^4], Any)!.GetValue(shown)!;
    }

    /// <summary>Gives a property of the type's DebuggerTypeProxy.</summary>
    public static T Proxy<T>(object shown, string property)
    {
        string name = shown.GetType().GetCustomAttribute<DebuggerTypeProxyAttribute>()!.ProxyTypeName;
        Type proxy = Type.GetType(name, throwOnError: true)!;
        object view = Activator.CreateInstance(proxy, shown)!;
        return (T)proxy.GetProperty(property)!.GetValue(view)!;
    }
}
