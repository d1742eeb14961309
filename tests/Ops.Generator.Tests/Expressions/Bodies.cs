using RawOpsNet.Generator.Expressions;
using RawOpsNet.Generator.Expressions.Binding;
using RawOpsNet.Generator.Expressions.Syntax;
using RawOpsNet.Generator.Model;
using ModelDType = RawOpsNet.Generator.Model.DType;
using ModelDTypes = RawOpsNet.Generator.Model.DTypes;

namespace RawOpsNet.Tests.Generator.Expressions;

/// <summary>Makes the scopes of the tests from a short notation.</summary>
internal static class Bodies
{
    /// <summary>Parses a body that must have no mistake.</summary>
    public static Body Parse(string text)
    {
        ParseResult<Body> parsed = ExpressionParser.ParseBody(text.Replace("; ", "\n"));
        Assert.Empty(parsed.Issues);
        return parsed.Value!;
    }

    /// <summary>
    /// Makes a scope: <c>x y</c> are inputs of dtype T, <c>c:bool</c> one of a fixed dtype, <c>lr[]</c> a scalar,
    /// <c>var!</c> a writable resource; attrs are <c>alpha:float</c>, <c>flag:bool</c>.
    /// </summary>
    public static BodyScope Scope(string inputs, string outputs = "z", string attrs = "")
    {
        return BodyScope.Of(
            "Sample", Words(inputs).Select(Argument).ToArray(), Words(outputs).Select(Argument).ToArray(),
                Words(attrs).Select(Attr).ToArray());
    }

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static ArgumentModel Argument(string word)
    {
        string name = word.Split(':')[0].Replace("[]", "").Replace("!", "");
        ModelDType dtype = word.Contains(':') && ModelDTypes.TryParse(word.Split(':')[1].Replace("[]", ""), out ModelDType found)
            ? found : ModelDType.Invalid;
        return new ArgumentModel
        {
            Name = name,
            CSharpName = name,
            DType = dtype,
            TypeAttr = dtype == ModelDType.Invalid ? "T" : null,
            HasDims = word.Contains("[]"),
            Storage = word.Contains('!') ? ArgumentStorage.Resource : ArgumentStorage.Value,
            Access = word.Contains('!') ? ResourceAccess.ReadWrite : default,
        };
    }

    private static AttrModel Attr(string word) => new()
    {
        Name = word.Split(':')[0],
        CSharpName = word.Split(':')[0],
        Kind = Enum.Parse<AttrKind>(word.Split(':')[1], ignoreCase: true),
    };
}
