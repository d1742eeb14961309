namespace RawOpsNet.Tests.Generator.Pipeline;

/// <summary>Mistakes of layout, spelling and signatures.</summary>
internal static class PlantedSignatureMistakes
{
    /// <summary>What stands in the yaml, what is written in its place, and the one message.</summary>
    public static TheoryData<string, string, string> All => new()
    {
        {
            "    inputs:\n      x: T\n      y: T",
            "\tinputs:\n      x: T\n      y: T",
            "(15,1): ROPS1002: Indent with spaces. This line starts with a tab."
        },
        {
            "    inputs:\n      x: T\n      y: T",
            "    \tinputs:\n      x: T\n      y: T",
            "(15,5): ROPS1002: Indent with spaces. This line starts with a tab."
        },
        {
            "      alpha: float = 1\n",
            "     alpha: float = 1\n",
            "(21,6): ROPS1003: This line is indented by 5; its siblings by 6."
        },
        {
            "      alpha: float = 1\n",
            "       alpha: float = 1\n",
            "(21,8): ROPS1003: This line is indented by 7; its siblings by 6."
        },
        {
            "      mode: string",
            "     mode: string",
            "(22,6): ROPS1003: This line is indented by 5; its siblings by 6."
        },
        {
            "      T: type(float32, float64)\n    require",
            "     T: type(float32, float64)\n    require",
            "(23,6): ROPS1003: This line is indented by 5; its siblings by 6."
        },
        {
            "    outputs:\n      z: T\n",
            "",
            "(7,9): ROPS1009: Blend needs 'outputs'."
        },
        {
            "    outputs:\n      z: T\n",
            "      z: T\n",
            "(7,9): ROPS1009: Blend needs 'outputs'."
        },
        {
            "    inputs:\n      x: T\n      y: T\n",
            "",
            "(7,9): ROPS1009: Blend needs 'inputs'."
        },
        {
            "      x: T\n      y: T",
            "     x: T\n      y: T",
            "(16,6): ROPS1003: This line is indented by 5; its siblings by 6."
        },
        {
            "    outputs:\n",
            "   outputs:\n",
            "(18,4): ROPS1003: This line is indented by 3; its siblings by 4."
        },
        {
            "    outputs:\n",
            "     outputs:\n",
            "(18,6): ROPS1003: This line is indented by 5; its siblings by 4."
        },
        {
            "      x: The left",
            "     x: The left",
            "(10,6): ROPS1003: This line is indented by 5; its siblings by 6."
        },
        {
            "alpha * e\n",
            "alpha * (e\n",
            "(32,29): ROPS1501: Expected ')' here."
        },
        {
            "let e = exp(y)\n",
            "let e = exp(y\n",
            "(31,24): ROPS1501: Expected ',' or ')' here."
        },
        {
            "broadcast(x, y)",
            "broadcast(x, y",
            "(26,26): ROPS1301: Expected ',' or ')' here."
        },
        {
            "x: unbroadcast(dz, x)",
            "x: unbroadcast(dz, x",
            "(34,27): ROPS1401: Expected ',' or ')' here."
        },
        {
            "alpha * Exp(y)), y)",
            "alpha * Exp(y), y)",
            "(35,48): ROPS1401: Expected ',' or ')' here."
        },
        {
            "T: type(float32, float64)\n    require",
            "T: type(float32, float64\n    require",
            "(23,31): ROPS1201: Expected ',' or ')' here: 'type(float32, float64'."
        },
        {
            "broadcast(x, y)",
            "broadcast(x, y))",
            "(26,27): ROPS1301: Expected an operator or the end here."
        },
        {
            "alpha * e\n",
            "alpha * e)\n",
            "(32,28): ROPS1501: Expected an operator or the end here."
        },
        {
            "    outputs:\n      z: T",
            "    ouputs:\n      z: T",
            "(18,5): ROPS1008: 'ouputs' is not a key of an op. Did you mean 'outputs'?"
        },
        {
            "    inputs:\n      x: T\n      y",
            "    input:\n      x: T\n      y",
            "(15,5): ROPS1008: 'input' is not a key of an op. Did you mean 'inputs'?"
        },
        {
            "    attrs:\n      alpha",
            "    attr:\n      alpha",
            "(20,5): ROPS1008: 'attr' is not a key of an op. Did you mean 'attrs'?"
        },
        {
            "summary: Returns",
            "sumary: Returns",
            "(8,5): ROPS1008: 'sumary' is not a key of an op. Did you mean 'summary'?"
        },
        {
            "    docs:\n      x: The left",
            "    doc:\n      x: The left",
            "(9,5): ROPS1008: 'doc' is not a key of an op. Did you mean 'docs'?"
        },
        {
            "  - op: Blend",
            "  - opp: Blend",
            "(7,5): ROPS1008: 'opp' is not a key of an op. Did you mean 'op'?"
        },
        {
            "    tests:\n      - attrs",
            "    test:\n      - attrs",
            "(36,5): ROPS1008: 'test' is not a key of an op. Did you mean 'tests'?"
        },
        {
            "    require:",
            "    requires:",
            "(24,5): ROPS1008: 'requires' is not a key of an op. Did you mean 'require'?"
        },
        {
            "    gradient:\n      x: unb",
            "    gradient\n      x: unb",
            "(33,5): ROPS1014: Put a colon after 'gradient': 'gradient:'."
        },
        {
            "      y: The right",
            "      y The right",
            "(11,7): ROPS1014: Put a colon after 'y': 'y:'."
        },
        {
            "      alpha: float = 1\n",
            "      alpha float = 1\n",
            "(21,7): ROPS1014: Put a colon after 'alpha': 'alpha:'."
        },
        {
            "    kernels:\n      elementwise:\n        types",
            "    kernels\n      elementwise:\n        types",
            "(27,5): ROPS1014: Put a colon after 'kernels': 'kernels:'."
        },
        {
            "      elementwise:\n        types",
            "      elementwise\n        types",
            "(28,7): ROPS1014: Put a colon after 'elementwise': 'elementwise:'."
        },
        {
            "      alpha: float = 1\n",
            "      alpha:float = 1\n",
            "(21,12): ROPS1011: Put a space after the colon: 'alpha: float = 1'."
        },
        {
            "    require:\n",
            "    gradient: none\n    require:\n",
            "(34,5): ROPS1004: 'gradient' was already given on line 24."
        },
        {
            "      alpha: float = 1\n",
            "      alpha: float = 1\n      alpha: int = 1\n",
            "(22,7): ROPS1004: 'alpha' was already given on line 21."
        },
        {
            "      alpha: float = 1\n",
            "      alpha: float = 1\n      x: int = 1\n",
            "(22,7): ROPS1105: Blend already has an input 'x'."
        },
        {
            "op: SumSq",
            "op: sumSq",
            "(42,9): ROPS1101: An op name is PascalCase letters and digits; 'sumSq' is not. Did you mean 'SumSq'?"
        },
        {
            "op: SumSq",
            "op: sum_sq",
            "(42,9): ROPS1101: An op name is PascalCase letters and digits; 'sum_sq' is not. Did you mean 'SumSq'?"
        },
        {
            "op: SumSq",
            "op: Sum Sq",
            "(42,9): ROPS1101: An op name is PascalCase letters and digits; 'Sum Sq' is not. Did you mean 'SumSq'?"
        },
        {
            "string(\"up\", \"down\") = \"up\"",
            "string(\u201cup\u201d, \u201cdown\u201d) = \u201cup\u201d",
            "(22,20): ROPS1201: Expected a straight quote (\") in place of '\u201c' here: 'string(\u201cup\u201d, \u201cdown\u201d) = \u201cup\u201d'."
        },
        {
            "      x: The left",
            "    \u00a0 x: The left",
            "(10,5): ROPS1002: Indent with spaces. This line starts with the character U+00A0, which only looks like a space."
        },
        {
            "alpha * e\n",
            "alpha \u2212 e\n",
            "(32,25): ROPS1501: Expected '-' in place of '\u2212' here."
        },
        {
            "alpha * e\n",
            "alpha \u00d7 e\n",
            "(32,25): ROPS1501: Expected '*' in place of '\u00d7' here."
        },
        {
            "= \"up\"",
            "= \"sideways\"",
            "(22,36): ROPS1203: The default \"sideways\" is not among up, down."
        },
        {
            "types: [float32, float64]",
            "types: [float32, f64]",
            "(29,26): ROPS1206: 'f64' is not a dtype, set or enum. Did you mean 'float64'?"
        },
        {
            "types: [float32, float64]",
            "types: [Float32, float64]",
            "(29,17): ROPS1206: 'Float32' is not a dtype, set or enum. Did you mean 'float32'?"
        },
        {
            "T: type(float32, float64)\n    require",
            "T: type(float32, Float64)\n    require",
            "(23,24): ROPS1206: 'Float64' is not a dtype, set or enum. Did you mean 'float64'?"
        },
        {
            "types: [float32, float64]",
            "types: [float32, int32]",
            "(29,26): ROPS1508: int32 is not allowed by 'T: type(float32, float64)'."
        },
        {
            "types: [float32, float64]",
            "types: float32, float64",
            "(29,16): ROPS1007: 'types' takes a list, such as [float32, float64], not 'float32, float64'."
        },
        {
            "alpha: float = 1",
            "alpha: number = 1",
            "(21,14): ROPS1206: 'number' is not a dtype, set or enum. Did you mean 'float'?"
        },
        {
            "alpha: float = 1",
            "alpha: Float = 1",
            "(21,14): ROPS1206: 'Float' is not a dtype, set or enum. Did you mean 'float'?"
        },
        {
            "alpha: float = 1",
            "alpha: float = true",
            "(21,22): ROPS1202: The default 'true' is not a float; write a number, or 'bool = true'."
        },
        {
            "keep_dims: bool = false",
            "keep_dims: bool = no",
            "(47,32): ROPS1202: The default 'no' is not a bool. Did you mean 'false'?"
        },
        {
            "keep_dims: bool = false",
            "keep_dims: bool = False",
            "(47,32): ROPS1202: The default 'False' is not a bool. Did you mean 'false'?"
        },
        {
            "alpha: float = 1",
            "alpha: float 1",
            "(21,20): ROPS1201: Expected '>=', '(', '=' or the end here: 'float 1'."
        },
        {
            "alpha: float = 1",
            "alpha: float: 1",
            "(21,19): ROPS1013: This is not yaml: a value that holds ': ' must stand in quotes."
        },
        {
            "alpha: float = 1",
            "alpha: 1",
            "(21,14): ROPS1201: Expected a kind, such as float or int, here: '1'."
        },
        {
            "inputs: { x: T, axes: int32 }",
            "inputs: { x: T[*s, n], axes: int32 }",
            "(45,19): ROPS1013: This is not yaml: in { } a value that holds brackets must stand in quotes: \"T[*s, n]\"."
        },
        {
            "    attrs:\n      alpha: float = 1\n      mode: string(\"up\", \"down\") = \"up\"\n      T: type(float32, float64)\n",
            "    attrs: { alpha: float = 1, mode: string(\"up\", \"down\") = \"up\", T: \"type(float32, float64)\" }\n",
            "(20,49): ROPS1013: This is not yaml: in { } a value that holds a comma must stand in quotes."
        },
        {
            "\"resource<T>[*s] readwrite\"",
            "\"resource[*s] readwrite\"",
            "(105,29): ROPS1103: Expected the type of the contents, such as '<T>', before the dims here: 'resource[*s] readwrite'."
        },
        {
            "\"resource<T>[*s] readwrite\"",
            "resource T readwrite",
            "(105,29): ROPS1103: Expected '<T>' in place of 'T' here: 'resource T readwrite'."
        },
        {
            "\"resource<T>[*s] readwrite\"",
            "resource(T) readwrite",
            "(105,28): ROPS1103: Expected the type in '< >', such as 'resource<T>', in place of '(' here: 'resource(T) readwrite'."
        },
        {
            "      x: T\n      y: T\n    outputs",
            "      x: N * T\n      y: T\n    outputs",
            "(16,10): ROPS1106: 'N' in 'N * T' must be an attr of kind int; add 'N: int >= 1' to attrs, or write 'T' for one tensor."
        },
        {
            "    shape: broadcast(x, y)",
            "    deprecated: { use: Smoth, note: old }\n    shape: broadcast(x, y)",
            "(26,24): ROPS1111: 'Smoth' is not an op. Did you mean 'Smooth'?"
        },
        {
            "alpha: float = 1",
            "alpha: int = 1.5",
            "(21,20): ROPS1202: The default '1.5' is not an int; write a whole number, or 'float = 1.5'."
        },
        {
            "class: AcmeOps",
            "class: acme ops",
            "(3,8): ROPS1012: 'acme ops' is not a name, such as AcmeOps."
        },
        {
            "ops:\n",
            "",
            "(6,3): ROPS1009: The file needs 'ops:' on a line before the first record, '- op'."
        },
        {
            "ops:\n",
            "op:\n",
            "(6,1): ROPS1008: 'op' is not a key of a file. Did you mean 'ops'?"
        },
    };
}
