using RawOpsNet.Generator.Cuda;
using RawOpsNet.Generator.Cuda.Device;
using RawOpsNet.Generator.Expressions;
using RawOpsNet.Generator.Model;
using RawOpsNet.Tests.Generator.Expressions;
using ModelDType = RawOpsNet.Generator.Model.DType;

namespace RawOpsNet.Tests.Generator.Cuda;

/// <summary>Runs every form of kernel under g++, reductions with 256 threads that meet at barriers.</summary>
public class CudaKernelsTests
{
    [GnuFact]
    public void Kernels_of_every_form_compute_what_they_should()
    {
        OpModel[] ops =
        [
            Momentum(null), Momentum(DuplicateRows.InOrder), Momentum(DuplicateRows.Sum),
            Reduction("Sum", "0", "a + b", "r / count"), Reduction("Prod", "1", "a * b", null), All(),
        ];
        DTypeSet types = DTypeSet.Of([ModelDType.Float32, ModelDType.BFloat16]);
        string add = CudaEmitter.Emit("add", Bodies.Parse("z = x + y"), Bodies.Scope("x y"), [], types);
        string program = CudaHost.Prelude + CudaHeader.Text + string.Concat(ops.Select(CudaEmitter.Emit)) + add + Main;

        string[] lines = GnuCompiler.Run(program, "-O0").Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(
            [
                "packed 1 3 5 7 9 11 13 15 17 19 21",
                "scalar 5 6 7 8 9 10 11 12 13 14 15",
                "strided 10 11 12 23 24 25",
                "bf16 1 3 5",
                "update 0.9 1.85 0.5 1.05",
                "many 0.9 1.85 0.5 1.05 -1 -5001 2 2",
                "rows 0.71 5 2.9",
                "summed 0.8 5 2.9",
                "means 149.5 449.5",
                "columns 1.5 2.5 3.5",
                "partial 499.5",
                "product 3628800",
                "all 0 1",
            ],
            lines);
    }

    private static OpModel Momentum(DuplicateRows? duplicates)
    {
        ArgumentModel[] inputs = [Resource("var"), Resource("accum"), Scalar("lr"), Tensor("grad"), Scalar("momentum")];
        const string Body = "accum = accum * momentum + grad; var = var - accum * lr";
        return new OpModel
        {
            Name = duplicates is null ? "ApplyMomentum" : "SparseApplyMomentum" + duplicates,
            CSharpName = "X",
            FileName = "ops.yaml",
            Inputs = inputs,
            Attrs = new[] { new AttrModel { Name = "T", CSharpName = "t", Kind = AttrKind.Type } },
            Kernels = new KernelModel[] { new ElementwiseKernel(Bodies.Parse(Body)) { By = "T", Types = DTypeSet.Floats } },
            Sparse = duplicates is { } rule
                ? new SparseModel
                {
                    Base = "ApplyMomentum",
                    Update = new[] { "var", "accum" },
                    From = new[] { "grad" },
                    Duplicates = rule
                }
                : null,
        };
    }

    private static OpModel Reduction(string name, string init, string combine, string? finish) => new()
    {
        Name = name,
        CSharpName = name,
        FileName = "ops.yaml",
        Inputs = new[] { Tensor("input") },
        Kernels = new KernelModel[]
        {
            new ReduceKernel
            {
                Input = "input",
                By = "T",
                Types = DTypeSet.Floats | DTypeSet.Ints | DTypeSet.Complexes,
                Init = ExpressionParser.Parse(init).Value!,
                Combine = ExpressionParser.Parse(combine).Value!,
                Finish = finish is null ? null : ExpressionParser.Parse(finish).Value,
                Accumulate = new[] { new AccumulateModel(ModelDType.Float16, ModelDType.Float32) },
            },
        },
    };

    private static OpModel All() => Reduction("All", "true", "a and b", null) with
    {
        Inputs = new[] { new ArgumentModel { Name = "input", CSharpName = "input", DType = ModelDType.Bool } },
    };

    private static ArgumentModel Tensor(string name) => new() { Name = name, CSharpName = name, TypeAttr = "T" };

    private static ArgumentModel Scalar(string name) => Tensor(name) with { HasDims = true };

    private static ArgumentModel Resource(string name) =>
        Tensor(name) with { Storage = ArgumentStorage.Resource, Access = ResourceAccess.ReadWrite };

    private const string Main = """
        template <typename T> static void show(const char* name, const T* x, int n) {
            std::printf("%s", name);
            for (int i = 0; i < n; i++) std::printf(" %.9g", (double)x[i]);
            std::printf("\n");
        }
        int main() {
            alignas(16) f32 x[12], y[12], z[12];
            for (int i = 0; i < 12; i++) { x[i] = i; y[i] = i + 1; }
            add_f32(x, y, z, 0, 11); show("packed", z, 11);
            x[0] = 4; add_f32(x, y, z, 1, 11); show("scalar", z, 11);
            f32 row[3] = { 0, 1, 2 }, column[2] = { 10, 23 };
            ro_layout<2> layout = { 2, { 2, 3 }, { 1, 0x55555556u }, { 1, 2 }, { { 1, 0 }, { 0, 1 } } };
            // magic of 3: 2^32 * (4 - 3) / 3 + 1; of 2: 2^32 * (2 - 2) / 2 + 1.
            add_f32_strided(column, row, z, layout, 6); show("strided", z, 6);
            alignas(16) bf16 a[3], b[3], c[3];
            for (int i = 0; i < 3; i++) { a[i] = ro_down<bf16>((f32)i); b[i] = ro_down<bf16>((f32)(i + 1)); }
            add_bf16(a, b, c, 0, 3);
            f32 up[3] = { ro_up(c[0]), ro_up(c[1]), ro_up(c[2]) }; show("bf16", up, 3);

            alignas(16) f64 var[2] = { 1, 2 }, accum[2] = { 0, 1 }, grad[2] = { 1, 0.6 };
            f64 rate = 0.1;
            Scalar<f64> lr = { &rate, 0 }, momentum = { nullptr, 0.9 };
            accum[0] = -0.0; grad[1] = 0.6;
            u64 fine = ~(u64)0, failed = 7;
            apply_momentum_f64(var, accum, grad, lr, momentum, 0, 2, &failed);
            apply_momentum_f64(var, accum, grad, lr, momentum, 0, 2, &fine);
            f64 both[4] = { var[0], var[1], accum[0] / 2, accum[1] - 0.45 }; show("update", both, 4);

            // The same, and one of two chunks whose gradient is ten times the place: var = -place.
            f64 var1[2] = { 1, 2 }, accum1[2] = { -0.0, 1 };
            std::vector<f64> var2(5002), accum2(5002, 0.0), grad2(5002);
            for (int i = 0; i < 5002; i++) grad2[i] = 10.0 * i;
            ro_many<3> table = { 2, { { (u64)var1, (u64)accum1, (u64)grad },
                { (u64)var2.data(), (u64)accum2.data(), (u64)grad2.data() } }, { 2, 5002 }, { 1, 3 } };
            apply_momentum_f64_many(table, lr, momentum, &failed);
            launch(2, 1, [&] { apply_momentum_f64_many(table, lr, momentum, &fine); });
            f64 ends[8] = { var1[0], var1[1], accum1[0] / 2, accum1[1] - 0.45, var2[1], var2[5001], (f64)ro_many<3>::most / 55.5,
                sizeof(table) / 1780.0 };
            show("many", ends, 8);

            i64 rows[2] = { 0, 2 };
            u32 starts[3] = { 0, 2, 3 }, order[3] = { 0, 2, 1 };
            f64 v[3] = { 1, 5, 3 }, s[3] = { 0, 0, 0 }, g[3] = { 1, 1, 1 };
            sparse_apply_momentum_in_order_f64(v, s, g, lr, momentum, rows, starts, order, 2, 1, &fine); show("rows", v, 3);
            f64 v2[3] = { 1, 5, 3 }, s2[3] = { 0, 0, 0 };
            sparse_apply_momentum_sum_f64(v2, s2, g, lr, momentum, rows, starts, order, 2, 1, &fine); show("summed", v2, 3);

            std::vector<f32> many(1000);
            for (int i = 0; i < 1000; i++) many[i] = i;
            f32 out[8];
            launch(2, 1, [&] { sum_f32_rows(many.data(), out, 2, 300); }); show("means", out, 2);
            launch(1, 1, [&] { sum_f32_columns(many.data(), out, 2, 3); }); show("columns", out, 3);
            f32 parts[3];
            launch(3, 1, [&] { sum_f32_partial(many.data(), parts, 1000); });
            launch(1, 1, [&] { sum_f32_finish(parts, out, 3, 1000); }); show("partial", out, 1);
            i32 ints[10], product[1];
            for (int i = 0; i < 10; i++) ints[i] = i + 1;
            launch(1, 1, [&] { prod_i32_rows(ints, product, 1, 10); }); show("product", product, 1);
            bool flags[4] = { true, false, true, true }, all[2];
            launch(2, 1, [&] { all_bool_rows(flags, all, 2, 2); }); show("all", all, 2);
        }
        """;
}
