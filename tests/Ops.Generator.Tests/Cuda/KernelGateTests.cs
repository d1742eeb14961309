using System.Text;
using System.Text.RegularExpressions;
using RawOpsNet.Generator.Binding;
using RawOpsNet.Generator.Cuda;
using RawOpsNet.Generator.Cuda.Device;
using RawOpsNet.Generator.Model;

namespace RawOpsNet.Tests.Generator.Cuda;

/// <summary>The gate: every kernel lowers to PTX, and keeps the rules that hold for all compilers of the texts.</summary>
public sealed partial class KernelGateTests
{
    private static readonly string[] Sources = [.. Directory.EnumerateFiles(Path.Combine(Repository.Root, "kernels"), "*.cu")
        .Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal)];

    public static TheoryData<string> Files => [.. Sources];

    [ClangFact]
    public void Hand_written_kernels_lower_to_ptx()
    {
        foreach (string file in Sources)
        {
            string ptx = ClangCompiler.Ptx(Program(file));

            Assert.Contains(".visible .entry", ptx, StringComparison.Ordinal);
            if (file != "matmul.cu")
            {
                // What is written as a product and a sum stays one of each.
                Assert.DoesNotMatch(@"\bfma\.rn\.f(32|64)\b", ptx);
            }
        }
    }

    [ClangFact]
    public void Emitted_kernels_lower_to_ptx()
    {
        OpModel[] ops = [.. RepositoryRecords.Ops.Where(op => CudaEmitter.Emit(op).Length > 0)];
        Assert.True(ops.Length > 150, $"{ops.Length} ops have emitted kernels.");
        foreach (OpModel[] part in ops.Chunk(40))
        {
            StringBuilder program = new(CudaHeader.Text);
            foreach (OpModel op in part)
            {
                program.Append(CudaEmitter.Emit(op));
            }

            string ptx = ClangCompiler.Ptx(program.ToString());

            Assert.All(part, op => Assert.Contains(".entry " + CudaTypes.EntryOf(op.Name) + "_", ptx, StringComparison.Ordinal));
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_hand_written_source_keeps_the_rules(string file)
    {
        string text = Repository.Read("kernels/" + file);

        Assert.DoesNotContain("#include", text, StringComparison.Ordinal);
        Assert.DoesNotContain("__restrict__", text, StringComparison.Ordinal);
        Assert.DoesNotContain("std::", text, StringComparison.Ordinal);
        Assert.DoesNotContain("INFINITY", text, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"\b(u?int(8|16|32|64)_t)\b", text);
        Assert.DoesNotMatch(@"[;{].*__syncthreads|__syncthreads\(\);.*[;}]", text);
        Assert.All(BlockSizes().Matches(text), size => Assert.True(int.Parse(size.Groups[1].Value, null) <= 256));
    }

    private static string Program(string file)
    {
        string text = Repository.Read("kernels/" + file);
        return CudaHeader.Text + CudaFunctions.For(text) + text;
    }

    [GeneratedRegex(@"RO_KERNEL\((\d+)\)")]
    private static partial Regex BlockSizes();
}
