namespace RawOpsNet.Tests.Generator.Pipeline;

/// <summary>Mistakes of the head of a file, and of records as a whole.</summary>
internal static class PlantedFileMistakes
{
    /// <summary>What stands in the yaml, what is written in its place, and the one message.</summary>
    public static TheoryData<string, string, string> All => new()
    {
        { "namespace: Acme.Ops\n", "", "(1,1): ROPS1009: The file needs 'namespace: Acme.Ops'." },
        { "class: AcmeOps\n", "", "(1,1): ROPS1009: The file needs 'class: AcmeOps'." },
        { "namespace: Acme.Ops\nclass: AcmeOps\n", "", "(1,1): ROPS1009: The file needs 'namespace: Acme.Ops' and 'class: AcmeOps'." },
        {
            "schema: rawops/1",
            "schema: rawops/2",
            "(1,9): ROPS1010: This file says schema 'rawops/2'; this generator reads rawops/1. Write 'schema: rawops/1', "
                + "or reference a RawOps package that reads it."
        },
        {
            "schema: rawops/1",
            "schema: 1.0",
            "(1,9): ROPS1010: This file says schema '1.0'; this generator reads rawops/1. Write 'schema: rawops/1'."
        },
        {
            "  - op: SumSq",
            Again + "  - op: SumSq",
            "(42,9): ROPS1102: Op 'Blend' is already declared at acme.ops.yaml(7)."
        },
    };

    // Copied from Affine and not yet mended: names of its own that docs, gradient and tests do not say.
    private const string Again = """
          - op: Blend
            summary: Multiplies and adds.
            docs:
              a: The matrix.
              c: The sum.
            inputs:
              a: T[m, k]
              b: T[l]
            outputs:
              d: T[m, k]
            attrs:
              T: type(float32, flaot64)
            kernels:
              composite: a + bb
            gradient: { e: Nothing(a) }
            tests:
              - in: { aa: [[1, 2]], b: [3, 4] }
                out: { c: [[4, 6]] }


        """;
}
