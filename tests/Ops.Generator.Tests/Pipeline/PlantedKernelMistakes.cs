namespace RawOpsNet.Tests.Generator.Pipeline;

/// <summary>Mistakes of files, arguments, shapes and kernels.</summary>
internal static class PlantedKernelMistakes
{
    /// <summary>What stands in the yaml, what is written in its place, and the one message.</summary>
    public static TheoryData<string, string, string> All => new()
    {
        {
            "schema: rawops/1",
            "schema: 1",
            "(1,9): ROPS1010: This file says schema '1'; this generator reads rawops/1. Write 'schema: rawops/1'."
        },
        {
            "schema: rawops/1",
            "schema rawops/1",
            "(1,1): ROPS1014: Put a colon after 'schema': 'schema:'."
        },
        {
            "{ Up: UP, Down: DOWN }",
            "[UP, DOWN]",
            "(5,13): ROPS1007: 'Rounding' takes a map from C# names to texts, not a list."
        },
        {
            "enums:",
            "sets: { mine: [float32, float46] }\nenums:",
            "(4,25): ROPS1206: 'float46' is not a dtype, set or enum. Did you mean 'float16'?"
        },
        {
            "x: T\n      y: T",
            "x: float23\n      y: T",
            "(16,10): ROPS1104: 'float23' is neither a dtype nor an attr of Blend. Did you mean 'float32'?"
        },
        {
            "x: T[*s, n]",
            "x: T[*s n]",
            "(68,15): ROPS1103: Expected ',' or ']' here: 'T[*s n]'."
        },
        {
            "x: T[*s, n]",
            "x: T[*s, n",
            "(68,17): ROPS1103: Expected ',' or ']' here: 'T[*s, n'."
        },
        {
            "x: T[*s, n]",
            "x: T[..., n]",
            "(68,12): ROPS1103: Expected '*name' for any number of dims in place of '...' here: 'T[..., n]'."
        },
        {
            "x: T[*s, n]",
            "x: T[s*, n]",
            "(68,13): ROPS1103: Expected the '*' before the name here: 'T[s*, n]'."
        },
        {
            "a: T[m, k]",
            "a: T(m, k)",
            "(89,11): ROPS1103: Expected dims in brackets, such as 'T[m, k]', in place of '(' here: 'T(m, k)'."
        },
        {
            "c: T[m, k]",
            "c: T[m, q]",
            "(92,15): ROPS1303: No input gives 'q' of output 'c'."
        },
        {
            "x: T[*s, n]",
            "x: T[*s, n] readwrite",
            "(68,19): ROPS1108: Only a resource or ref can be written; 'x' is T."
        },
        {
            "x: T[*s, n]",
            "x: [T]",
            "(68,10): ROPS1007: 'x' takes a notation such as 'T' or 'float32[]', not a list."
        },
        {
            "x: T[*s, n]",
            "x: { type: T }",
            "(68,10): ROPS1007: 'x' takes a notation such as 'T' or 'float32[]', not a map."
        },
        {
            "      x: T[*s, n]\n",
            "      x:\n",
            "(68,9): ROPS1007: 'x' takes a notation such as 'T' or 'float32[]', not nothing."
        },
        {
            "x: T[*s, n]",
            "x: Tensor",
            "(68,10): ROPS1104: 'Tensor' is neither a dtype nor an attr of Smooth. Did you mean 'T'?"
        },
        {
            "broadcast(x, y)",
            "broadcast(x)",
            "(26,12): ROPS1301: Expected 'same(x)', or two or more inputs such as 'broadcast(x, y)', here."
        },
        {
            "broadcast(x, y)",
            "same(z)",
            "(26,17): ROPS1302: 'z' is not bound by an input of Blend."
        },
        {
            "broadcast(x, y)",
            "x",
            "(26,12): ROPS1301: Expected a shape, such as same(x) or [m, n], here."
        },
        {
            "shape: broadcast(x, y)",
            "shape: { z: [n] }",
            "(26,18): ROPS1303: No input gives 'n' of output 'z'."
        },
        {
            "shape: broadcast(x, y)",
            "shape: { zz: same(x) }",
            "(26,14): ROPS1302: 'zz' is not bound by an input of Blend. Did you mean 'z'?"
        },
        {
            "shape: broadcast(x, y)",
            "shape: csharp(My Hook)",
            "(26,19): ROPS1521: 'My Hook' is not a C# method name."
        },
        {
            "    shape: broadcast(x, y)\n",
            "",
            "(19,7): ROPS1304: Output 'z' has no shape. Add it under shape, or csharp(Hook)."
        },
        {
            "    host: [axes]\n",
            "",
            "(48,22): ROPS1305: The shape reads the value of 'axes'; add it to host."
        },
        {
            "host: [axes]",
            "host: [axis]",
            "(48,12): ROPS1112: 'axis' is not an argument of SumSq. Did you mean 'axes'?"
        },
        {
            "reduce(x, axes, keep_dims)",
            "reduce(x, axes, keepdims)",
            "(49,28): ROPS1302: 'keepdims' is not bound by an input of SumSq. Did you mean 'keep_dims'?"
        },
        {
            "    kernels:\n      cpu: { method: Smooth }\n",
            "",
            "(61,9): ROPS1509: Smooth has no kernels."
        },
        {
            "cpu: { method: Smooth }",
            "cpu: Smooth",
            "(75,12): ROPS1007: 'cpu' takes a map with method, not 'Smooth'."
        },
        {
            "cpu: { method: Smooth }",
            "cpu: {}",
            "(75,12): ROPS1009: cpu needs 'method'."
        },
        {
            "cpu: { method: Smooth }",
            "cpu: { method: Smooth Rows }",
            "(75,22): ROPS1521: 'Smooth Rows' is not a C# method name."
        },
        {
            "cpu: { method: Smooth }",
            "cpu: { methd: Smooth }",
            "(75,14): ROPS1008: 'methd' is not a key of kernels.cpu. Did you mean 'method'?"
        },
        {
            "cpu: { method: Smooth }",
            "elementwise: y = x *",
            "(75,27): ROPS1501: Expected an expression here."
        },
        {
            "z = x + alpha * e",
            "x + alpha * e",
            "(32,13): ROPS1501: Expected '=' behind the name of an output here."
        },
        {
            "z = x + alpha * e",
            "z == x + alpha * e",
            "(32,13): ROPS1501: Expected '=' in place of '==' here."
        },
        {
            "z = x + alpha * e",
            "z += x",
            "(32,13): ROPS1501: Expected 'z = z + ...' in place of '+=' here."
        },
        {
            "z = x + alpha * e",
            "z = x ** 2",
            "(32,18): ROPS1501: Expected pow(x, y) in place of '**' here."
        },
        {
            "z = x + alpha * e",
            "z = x > 0 ? x : y",
            "(32,21): ROPS1501: Expected select(condition, a, b) in place of '?' here."
        },
        {
            "z = x + alpha * e",
            "z = if(x > 0, x, y)",
            "(32,15): ROPS1503: 'if' is not a function. Did you mean 'select'?"
        },
        {
            "z = x + alpha * e",
            "return x + y",
            "(32,18): ROPS1501: Expected the name of an output and '=' in place of 'return' here."
        },
        {
            "z = x + alpha * e",
            "z = x > 0",
            "(32,15): ROPS1520: 'x > 0' is a condition; a number is needed here."
        },
        {
            "z = x + alpha * e",
            "z = x + mode",
            "(32,19): ROPS1520: 'mode' is a text; a number is needed here."
        },
        {
            "z = x + alpha * e",
            "z = x + T",
            "(32,19): ROPS1520: 'T' is a dtype; a number is needed here."
        },
        {
            "z = x + alpha * e",
            "z = x + 1.0.0",
            "(32,22): ROPS1501: Expected an operator or the end here."
        },
        {
            "z = x + alpha * e",
            "z = x + 1e",
            "(32,20): ROPS1501: Expected 1 without 'e' here."
        },
        {
            "let e = exp(y)",
            "e = exp(y)",
            "(31,11): ROPS1502: 'e' is not an input, output, attr or let of Blend; a part of your own begins with 'let e ='."
        },
        {
            "exp(y)",
            "Exp(y)",
            "(31,19): ROPS1503: 'Exp' is not a function. Did you mean 'exp'?"
        },
        {
            "exp(y)",
            "power(y, 2)",
            "(31,19): ROPS1503: 'power' is not a function. Did you mean 'pow'?"
        },
        {
            "exp(y)",
            "exp()",
            "(31,19): ROPS1503: 'exp' takes 1 argument, not 0."
        },
        {
            "let e = exp(y)",
            "let e = z",
            "(31,19): ROPS1507: 'z' is read before it is assigned."
        },
        {
            "exp(y)",
            "exp(Y)",
            "(31,23): ROPS1502: 'Y' is not an input, output, attr or let of Blend. Did you mean 'y'?"
        },
        {
            "combine: a + b",
            "combine: a + c",
            "(56,22): ROPS1502: 'c' is not an input, output, attr or let of SumSq; combine joins a and b."
        },
        {
            "combine: a + b",
            "combine: a",
            "(56,9): ROPS1518: reduce needs a and b in combine."
        },
        {
            "        combine: a + b\n",
            "",
            "(51,7): ROPS1518: reduce needs combine."
        },
        {
            "        init: 0\n",
            "",
            "(51,7): ROPS1518: reduce needs init."
        },
        {
            "over: axes",
            "over: axis",
            "(52,15): ROPS1502: 'axis' is not an input, output, attr or let of SumSq. Did you mean 'axes'?"
        },
        {
            "map: x * x",
            "map: a * a",
            "(54,14): ROPS1502: 'a' is not an input, output, attr or let of SumSq; map reads x and attrs."
        },
        {
            "finish: sqrt(r / count)",
            "finish: sqrt(y / count)",
            "(57,22): ROPS1502: 'y' is not an input, output, attr or let of SumSq; finish reads r, count and attrs."
        },
        {
            "finish: sqrt(r / count)",
            "finish: sqrt(r / n)",
            "(57,26): ROPS1502: 'n' is not an input, output, attr or let of SumSq; finish reads r, count and attrs."
        },
        {
            "    gradient: none\n",
            "",
            "(42,9): ROPS1406: SumSq does not say whether it has a gradient. Write gradient: none, auto, or a formula per input."
        },
        {
            "Mul(dz",
            "mul(dz",
            "(35,22): ROPS1402: 'mul' is not an op, input, output or attr. Did you mean 'Mul'?"
        },
        {
            "Mul(dz",
            "Multiply(dz",
            "(35,22): ROPS1402: 'Multiply' is not an op, input, output or attr. Did you mean 'Mul'?"
        },
        {
            "Exp(y)",
            "exp(y)",
            "(35,38): ROPS1402: 'exp' is not an op, input, output or attr. Did you mean 'Exp'?"
        },
    };
}
