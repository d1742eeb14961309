using System.Text;
using RawOpsNet.Generator.Cuda;
using RawOpsNet.Generator.Cuda.Device;
using RawOpsNet.Generator.Model;

namespace RawOpsNet.Tests.Generator.Cuda;

/// <summary>Compiles the kernels of every record of the repository.</summary>
public class RepositoryKernelsTests
{
    [GnuFact]
    public void Every_kernel_of_every_record_compiles()
    {
        OpModel[] ops = [.. RepositoryRecords.Ops
            .Where(op => op.Kernels.Any(kernel => kernel is ElementwiseKernel or ReduceKernel))];
        StringBuilder program = new(CudaHost.Prelude + CudaHeader.Text);
        List<string> silent = [];
        foreach (OpModel op in ops)
        {
            string text = CudaEmitter.Emit(op);
            program.Append(text);
            if (text.Length == 0)
            {
                silent.Add(op.Name);
            }
        }

        Assert.NotEmpty(ops);
        Assert.Empty(silent);
        Assert.Equal("ok", GnuCompiler.Run(program.Append("int main() { std::puts(\"ok\"); }\n").ToString(), "-O0").Trim());
    }
}
