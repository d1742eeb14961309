namespace RawOpsNet.Generator.Binding;

/// <summary>What a key takes. The binder checks it, and the schema of editors is written from it.</summary>
internal enum KeyKind
{
    /// <summary>One text.</summary>
    Text,

    /// <summary>true or false.</summary>
    Bool,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A text or a number.</summary>
    TextOrNumber,

    /// <summary>A list of names.</summary>
    Names,

    /// <summary>A map from names to texts.</summary>
    TextMap,

    /// <summary>A map from names to a name or a list of names.</summary>
    NamesMap,

    /// <summary>An expression.</summary>
    Expression,

    /// <summary>A list of expressions.</summary>
    ExpressionList,

    /// <summary>An expression, or a map from names to expressions or lists of dims.</summary>
    ExpressionOrMap,

    /// <summary>A map with keys of its own.</summary>
    Table,

    /// <summary>An expression, or a map with keys of its own.</summary>
    ExpressionOrTable,

    /// <summary>A map with keys of its own, or a list of such maps.</summary>
    TableOrTables,

    /// <summary>A list of maps with keys of their own.</summary>
    Tables,

    /// <summary>A map from names to maps with keys of their own.</summary>
    TableMap,

    /// <summary>A map from names to maps from names to texts.</summary>
    TextMapMap,

    /// <summary>A map from names to values: numbers, texts, nested lists.</summary>
    Values,

    /// <summary>Any map.</summary>
    AnyMap,
}
