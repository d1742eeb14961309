using System.Text;
using RawOpsNet.Generator.Cuda;
using RawOpsNet.Generator.Cuda.Device;
using RawOpsNet.Generator.Expressions.Binding;
using RawOpsNet.Generator.Expressions.Functions;
using RawOpsNet.Generator.Expressions.Syntax;
using RawOpsNet.Generator.Model;
using RawOpsNet.Tests.Generator.Expressions;
using ModelDType = RawOpsNet.Generator.Model.DType;

namespace RawOpsNet.Tests.Generator.Cuda;

public class CudaEmitterTests
{
    [Fact]
    public void Writes_an_elementwise_kernel()
    {
        BodyScope scope = Bodies.Scope("x y");

        string text = CudaEmitter.Emit("sample", Bodies.Parse("z = x + y"), scope, [], DTypeSet.Of(ModelDType.Float32));

        Assert.Contains("v_z = ro_add(v_x, v_y);", text);
        Assert.Contains(
            "RO_KERNEL(256) sample_f32(const f32* p_x, const f32* p_y, f32* p_z, u32 scalars, u32 n) "
            + "{ sample_packed<f32, 4>(p_x, p_y, p_z, scalars, n); }", text);
        Assert.Contains(
            "RO_KERNEL(256) sample_f32_strided(const f32* p_x, const f32* p_y, f32* p_z, ro_layout<2> layout, u32 n)", text);
    }

    [Fact]
    public void Every_function_has_a_definition_for_the_device() =>
        Assert.Empty(FunctionTable.Rows.Select(row => row.Name).Except(CudaFunctions.Names));

    [Fact]
    public void Includes_only_the_functions_that_are_used()
    {
        string text = CudaFunctions.For("v_z = ro_polygamma(v_x, v_y);");

        Assert.Contains("ro_zeta", text);
        Assert.Contains("ro_digamma", text);
        Assert.DoesNotContain("ro_igamma", text);
        Assert.True(text.IndexOf("#define RO_ZETA", StringComparison.Ordinal) < text.IndexOf("f64 ro_polygamma",
            StringComparison.Ordinal));
    }

    [GnuFact]
    public void Every_function_compiles_for_every_dtype_it_is_defined_for()
    {
        StringBuilder kernels = new(CudaHost.Prelude + CudaHeader.Text);
        foreach (FunctionRow row in FunctionTable.Rows)
        {
            string[] names = ["x", "y", "w"];
            string call = row.Name + "(" + string.Join(", ", names.Take(row.Arity)) + ")";
            Body body = Bodies.Parse("z = " + call);
            BodyScope scope = Bodies.Scope(string.Join(" ", names.Take(row.Arity)), row.IsPredicate ? "z:bool" : "z");
            kernels.Append(CudaEmitter.Emit("fn_" + row.Name, body, scope, [], BodyBinder.Bind(body, scope,
                DTypeSet.None).Defined));
        }

        kernels.Append("int main() { std::puts(\"ok\"); }\n");

        Assert.Equal("ok", GnuCompiler.Run(kernels.ToString(), "-O0").Trim());
    }
}
