namespace RawOpsNet.Tests.Generator.Pipeline;

/// <summary>Mistakes of gradients, tests and the rest of the keys.</summary>
internal static class PlantedTestMistakes
{
    /// <summary>What stands in the yaml, what is written in its place, and the one message.</summary>
    public static TheoryData<string, string, string> All => new()
    {
        {
            "Mul(dz, alpha * Exp(y))",
            "Mul(dz)",
            "(35,22): ROPS1403: Mul takes (x, y); 'y' is missing."
        },
        {
            "Smooth(dy, decay = decay)",
            "Smooth(dy, deacy = decay)",
            "(77,21): ROPS1403: Smooth takes (x, decay =); 'deacy' is unknown. Did you mean 'decay'?"
        },
        {
            "Smooth(dy, decay = decay)",
            "Smooth(dy, decay: decay)",
            "(77,26): ROPS1013: This is not yaml: a value that holds ': ' must stand in quotes."
        },
        {
            "x: Smooth(dy, decay",
            "x: Smooth(dx, decay",
            "(77,17): ROPS1402: 'dx' is not an op, input, output or attr. Did you mean 'x'?"
        },
        {
            "gradient:\n      x: Smooth",
            "gradient:\n      dx: Smooth",
            "(77,7): ROPS1112: 'dx' is not an input of Smooth. Did you mean 'x'?"
        },
        {
            "gradient:\n      x: Smooth",
            "gradient:\n      y: Smooth",
            "(77,7): ROPS1112: 'y' is not an input of Smooth; a formula stands under the input it is of."
        },
        {
            "gradient:\n      x: Smooth(dy, decay = decay)",
            "gradient:\n      x: Smooth(dy, decay = decay)\n      decay: none",
            "(78,7): ROPS1112: 'decay' is not an input of Smooth; an attr has no gradient, leave it out."
        },
        {
            "gradient: none",
            "gradient: None",
            "(58,15): ROPS1007: 'gradient' takes none, auto, through, csharp(Hook), or a map with a formula for each input, not 'None'. Did you mean 'none'?"
        },
        {
            "gradient: none",
            "gradient: false",
            "(58,15): ROPS1007: 'gradient' takes none, auto, through, csharp(Hook), or a map with a formula for each input, not 'false'. Did you mean 'none'?"
        },
        {
            "gradient:\n      x: Smooth(dy, decay = decay)",
            "gradient: auto",
            "(76,15): ROPS1007: 'gradient' takes auto for an elementwise kernel only (else a formula for each input, or none), not auto without one."
        },
        {
            "gradient:\n      x: Smooth(dy, decay = decay)",
            "gradient: through",
            "(76,15): ROPS1007: 'gradient' takes through for a composite only (else auto, a formula for each input, or none), not through beside other kernels."
        },
        {
            "      x: unbroadcast(dz, x)\n",
            "",
            "(33,5): ROPS1404: Blend has gradients, but none for 'x'. Write a formula or none."
        },
        {
            "gradient:\n      x: Smooth(dy, decay = decay)",
            "gradient:\n      x: csharp(Smooth Grad)",
            "(77,17): ROPS1521: 'Smooth Grad' is not a C# method name."
        },
        {
            "gradient:\n      x: Smooth(dy, decay = decay)",
            "gradient:\n      x: csharp(SmoothGrad)",
            "(77,17): ROPS1523: The method is missing. Write in namespace Acme.Ops.Kernels: internal static partial class GradientFunctions { internal static partial RawOpsNet.Tensor? SmoothGrad(in SmoothGradient g) { ... } }"
        },
        {
            "Mul(dz, alpha * Exp(y))",
            "select(mode, dz, y)",
            "(35,29): ROPS1403: select takes a condition on attrs; SelectV2 takes a tensor; 'mode' is a text."
        },
        {
            "unbroadcast(dz, x)",
            "unbroadcast(dz)",
            "(34,10): ROPS1403: unbroadcast takes (gradient, like); 'unbroadcast(dz)' is a call with 1 argument."
        },
        {
            "unbroadcast(dz, x)",
            "unbroadcast(x = dz)",
            "(34,10): ROPS1403: unbroadcast takes (gradient, like); 'unbroadcast(x = dz)' is a call with 1 argument."
        },
        {
            "Mul(dz, alpha * Exp(y))",
            "kept_shape(dz, 1)",
            "(35,10): ROPS1409: The formula is a shape; the gradient of 'y' must be T."
        },
        {
            "composite: a + b",
            "composite: Ad(a, b)",
            "(96,18): ROPS1402: 'Ad' is not an op, input, output or attr. Did you mean 'Add'?"
        },
        {
            "composite: a + b",
            "composite: a + d",
            "(96,22): ROPS1402: 'd' is not an op, input, output or attr."
        },
        {
            "composite: a + b",
            "composite: c = a + b",
            "(96,20): ROPS1401: Expected the formula alone, without 'c =' here."
        },
        {
            "in: { x: [2, 4, 8] }",
            "in: { z: [2, 4, 8] }",
            "(79,15): ROPS1601: 'z' is not an input of Smooth, which has x."
        },
        {
            "out: { y: [2, 4, 8] }",
            "out: { yy: [2, 4, 8] }",
            "(80,16): ROPS1601: 'yy' is not an output of Smooth. Did you mean 'y'?"
        },
        {
            "        out: { y: [2, 4, 8] }\n",
            "",
            "(79,9): ROPS1606: A test needs out, throws, repeatable or stats."
        },
        {
            "in: { x: [2, 4, 8] }",
            "in: {}",
            "(79,9): ROPS1603: The test gives no 'x'."
        },
        {
            "in: { x: [2, 4, 8] }",
            "in: { x: [2, four, 8] }",
            "(79,22): ROPS1012: 'four' is not a number."
        },
        {
            "in: { x: [2, 4, 8] }",
            "in: { x: [[2, 4], 8] }",
            "(79,27): ROPS1007: 'x' takes lists of one depth, not '8'."
        },
        {
            "attrs: { alpha: 2 }",
            "attrs: { alhpa: 2 }",
            "(37,18): ROPS1601: 'alhpa' is not an attr of Blend. Did you mean 'alpha'?"
        },
        {
            "attrs: { alpha: 2 }",
            "attrs: { alpha: two }",
            "(37,25): ROPS1007: 'alpha' takes a float, not 'two'."
        },
        {
            "attrs: { alpha: 2 }",
            "attrs: { mode: sideways }",
            "(37,24): ROPS1007: 'mode' takes one of up, down, not 'sideways'."
        },
        {
            "in: { x: [2, 4, 8] }\n",
            "in: { x: [2, 4, 8] }\n        types: [int32]\n",
            "(80,17): ROPS1508: int32 is not allowed by 'T: type(float32, float64)'."
        },
        {
            "axes: [0] }",
            "axes: [0.5] }",
            "(59,39): ROPS1604: 0.5 does not fit int32."
        },
        {
            "gradcheck: true",
            "gradcheck: yes",
            "(40,20): ROPS1012: 'yes' is not true or false. Did you mean 'true'?"
        },
        {
            "gradcheck: true",
            "tolerance: small",
            "(40,20): ROPS1012: 'small' is not a number."
        },
        {
            "    tests:\n      - in: { x: [2",
            "    tests:\n        in: { x: [2",
            "(79,9): ROPS1007: 'tests' takes a list of tests, not a map."
        },
        {
            "out: { y: [2, 4, 8] }",
            "throw: bad",
            "(80,9): ROPS1008: 'throw' is not a key of a test. Did you mean 'throws'?"
        },
        {
            "alpha > 0:",
            "alhpa > 0:",
            "(25,7): ROPS1502: 'alhpa' is not an input, output, attr or let of Blend. Did you mean 'alpha'?"
        },
        {
            "alpha > 0:",
            "x > 0:",
            "(25,7): ROPS1502: 'x' is not an input, output, attr or let of Blend; it is a tensor on the device: require reads attrs and host inputs, check reads elements."
        },
        {
            "alpha > 0: alpha must be positive",
            "alpha > 0",
            "(25,7): ROPS1007: 'require' takes a map from conditions to messages, not 'alpha > 0'."
        },
        {
            "alpha > 0:",
            "alpha >> 0:",
            "(25,14): ROPS1501: Expected an expression here."
        },
        {
            "alpha > 0:",
            "alpha = 0:",
            "(25,13): ROPS1501: Expected '==' to compare here."
        },
        {
            "    require:\n",
            "    check:\n",
            "(25,7): ROPS1007: 'check' takes conditions on the elements of one input, not none; conditions on attrs go under require."
        },
        {
            "    gradient: none\n",
            "    gradient: none\n    csharp: { nam: X }\n",
            "(59,15): ROPS1008: 'nam' is not a key of csharp. Did you mean 'name'?"
        },
        {
            "    gradient: none\n",
            "    gradient: none\n    csharp: { parameters: { ax: axis } }\n",
            "(59,29): ROPS1704: 'ax' is not a parameter of SumSq. Did you mean 'x'?"
        },
        {
            "    gradient: none\n",
            "    gradient: none\n    visibility: private\n",
            "(59,17): ROPS1007: 'visibility' takes public, internal or skip, not 'private'."
        },
        {
            "    gradient: none\n",
            "    gradient: none\n    traits: [statefull]\n",
            "(59,14): ROPS1008: 'statefull' is not a key of traits. Did you mean 'stateful'?"
        },
        {
            "    gradient: none\n",
            "    gradient: none\n    traits: stateful\n",
            "(59,13): ROPS1007: 'traits' takes a list of flags, not 'stateful'."
        },
        {
            "    gradient: none\n",
            "    gradient: none\n    reuse: { y: [xx] }\n",
            "(59,18): ROPS1112: 'xx' is not an input of SumSq. Did you mean 'x'?"
        },
        {
            "    gradient: none\n",
            "    gradient: none\n    view: { y: axes }\n",
            "(59,16): ROPS1113: 'y' cannot take the buffer of 'axes': it is read on the host."
        },
        {
            "    gradient: none\n",
            "    gradient: none\n    state: philox(seed, seed2)\n",
            "(59,19): ROPS1502: 'seed' is not an input, output, attr or let of SumSq."
        },
        {
            "      decay: The decay.\n",
            "      decay: The decay.\n      dacay: x\n",
            "(67,7): ROPS1109: docs describes 'dacay', which Smooth does not have. Did you mean 'decay'?"
        },
        {
            "    summary: Smooths rows.\n",
            "",
            "(61,9): ROPS1009: Smooth needs 'summary'."
        },
        {
            "summary: Smooths rows.",
            "summary: Smooths: rows",
            "(62,21): ROPS1013: This is not yaml: a value that holds ': ' must stand in quotes."
        },
        {
            "summary: Smooths rows.",
            "summary: # Smooths rows.",
            "(61,9): ROPS1009: Smooth needs 'summary'."
        },
        {
            "    gradient: none\n",
            "    gradient: none\n    sparse_of: Blend\n",
            "(59,16): ROPS1516: 'Blend' has no elementwise kernel to apply by row."
        },
        {
            "inputs: { x: T, axes: int32 }",
            "inputs: &a { x: T, axes: int32 }",
            "(45,13): ROPS1005: The anchor '&a' is not part of rawops yaml. Write the value out."
        },
        {
            "mode: string(\"up\", \"down\") = \"up\"",
            "mode: Roundin = Up",
            "(22,13): ROPS1206: 'Roundin' is not a dtype, set or enum. Did you mean 'Rounding'?"
        },
        {
            "mode: string(\"up\", \"down\") = \"up\"",
            "mode: Rounding = Upp",
            "(22,24): ROPS1203: The default Upp is not among UP, DOWN. Did you mean 'UP'?"
        },
        {
            "inputs: { x: T, axes: int32 }",
            "inputs: { x: T, axes: int32",
            "(45,13): ROPS1006: This { is never closed."
        },
        {
            "T: \"type(float32, float64)\" }\n    host",
            "T: type(float32, float64) }\n    host",
            "(47,54): ROPS1013: This is not yaml: in { } a value that holds a comma must stand in quotes."
        },
        {
            "T: \"type(float32, float64)\" }\n    host",
            "T: \"type(float32, float64) }\n    host",
            "(47,42): ROPS1006: This \" is never closed."
        },
    };
}
