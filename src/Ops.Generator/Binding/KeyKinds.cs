using RawOpsNet.Generator.Yaml;

namespace RawOpsNet.Generator.Binding;

/// <summary>Tells roughly which nodes a kind of key takes; what stands inside them is the binder's.</summary>
internal static class KeyKinds
{
    /// <summary>Whether a node may be the value.</summary>
    public static bool Takes(this KeyKind kind, YamlNode node) => kind switch
    {
        KeyKind.Text or KeyKind.Bool or KeyKind.Number or KeyKind.TextOrNumber or KeyKind.Expression =>
            node is YamlScalar { IsAbsent: false },
        KeyKind.Names or KeyKind.ExpressionList or KeyKind.Tables => node is YamlList,
        KeyKind.ExpressionOrMap or KeyKind.ExpressionOrTable => node is YamlMap or YamlScalar { IsAbsent: false },
        KeyKind.TableOrTables => node is YamlMap or YamlList,
        _ => node is YamlMap,
    };
}
