using RawOpsNet.Tests.Emulator.Harness;

namespace RawOpsNet.Tests.Emulator;

/// <summary>Holds the emulated compiler to what NVRTC 12.8 takes and refuses with no include path.</summary>
public sealed class LanguageTests
{
    [GnuFact]
    public void What_nvrtc_takes_is_taken()
    {
        Compilation compilation = Compilation.Of(KernelFile.Text("accepted.cu"));
        Assert.True(compilation.Status == 0, compilation.Log);
    }

    [GnuTheory]
    [InlineData("#include <stdint.h>\nK() {}")]
    [InlineData("#include <cuda_fp16.h>\nK() {}")]
    [InlineData("#include <cuda_bf16.h>\nK() {}")]
    [InlineData("#include <type_traits>\nK() {}")]
    [InlineData("K(__half* p) { p[0] = p[1]; }")]
    [InlineData("K(__nv_bfloat16* p) { p[0] = p[1]; }")]
    [InlineData("K(_Float16* p) { p[0] = p[1]; }")]
    [InlineData("K(uint32_t* p) { p[0] = 1; }")]
    [InlineData("K(int64_t* p) { p[0] = 1; }")]
    [InlineData("K(int* p) { p[0] = (int)(uintptr_t)p; }")]
    [InlineData("K(float* p) { p[0] = INFINITY; }")]
    [InlineData("K(float* p) { p[0] = NAN; }")]
    [InlineData("K(float* p) { p[0] = FLT_MAX; }")]
    [InlineData("K(int* p) { p[0] = INT_MAX; }")]
    [InlineData("K(double* p) { p[0] = M_PI; }")]
    [InlineData("K(float* p) { p[0] = CUDART_INF_F; }")]
    [InlineData("K(float* p) { p[0] = __builtin_inff(); }")]
    [InlineData("K(float* p) { p[0] = __builtin_nanf(\"\"); }")]
    [InlineData("K(int* p) { p[0] = std::max(p[1], p[2]); }")]
    [InlineData("K(int* p) { std::swap(p[1], p[2]); }")]
    [InlineData("K(int* p, long long n) { p[0] = (int)min(p[1], n); }")]
    [InlineData("K(int* p, size_t n) { p[0] = (int)max(p[1], n); }")]
    [InlineData("K(int* p, float n) { p[0] = (int)max(p[1], n); }")]
    [InlineData("K(long long* p) { atomicAdd(p, 1ll); }")]
    [InlineData("K(size_t* p) { atomicAdd(p, (size_t)1); }")]
    [InlineData("K(float* p) { atomicMax(p, 1.0f); }")]
    [InlineData("K(double* p) { atomicExch(p, 1.0); }")]
    [InlineData("K(float* p) { atomicCAS(p, 1.0f, 2.0f); }")]
    [InlineData("K(long long* p) { atomicCAS(p, 1ll, 2ll); }")]
    [InlineData("K(int* p) { p[0] = (int)sqrt(p[1]); }")]
    [InlineData("K(unsigned* p) { p[0] = abs(p[1]); }")]
    [InlineData("K(float2* p) { p[0] = __shfl_down_sync(0xffffffffu, p[0], 1); }")]
    [InlineData("extern \"C\" template <typename T> __global__ void t(T* p) { p[0] = 1; }")]
    [InlineData("K(float* p) { asm(\"cvt.f32.f16 %0, %1;\" : \"=f\"(p[0]) : \"h\"((short)1)); }")]
    [InlineData("K(float* p) { p[0] = undefined_name; }")]
    public void What_nvrtc_refuses_is_refused(string text)
    {
        Compilation compilation = Compilation.Of(text.Replace("K(", "extern \"C\" __global__ void k(", StringComparison.Ordinal));
        Assert.True(compilation.Status == 6, text);
        Assert.Contains("error", compilation.Log, StringComparison.Ordinal);
        Assert.Empty(compilation.Ptx);
        Assert.Empty(compilation.Cubin);
    }

    [GnuTheory]
    [InlineData("K(int* p) { p[0] = __reduce_add_sync(0xffffffffu, p[1]); }", "sm_75", "sm_80")]
    [InlineData("K(double* p) { atomicAdd(p, 1.0); }", "sm_52", "sm_60")]
    [InlineData("K(int* p) { p[0] = __dp4a(p[1], p[2], p[3]); }", "sm_52", "sm_61")]
    public void Some_of_it_depends_on_the_architecture(string text, string refusing, string taking)
    {
        text = text.Replace("K(", "extern \"C\" __global__ void k(", StringComparison.Ordinal);
        Assert.Equal(6, Compilation.Of(text, ["-arch=" + refusing]).Status);
        Assert.Equal(0, Compilation.Of(text, ["-arch=" + taking]).Status);
    }

    [GnuFact]
    public void An_error_has_the_form_of_nvrtc()
    {
        Compilation compilation = Compilation.Of("extern \"C\" __global__ void k(float* p) {\n  p[0] = undefined_name;\n}\n",
            name: "my op.cu");
        Assert.StartsWith("my op.cu(2): error: ", compilation.Log, StringComparison.Ordinal);
        Assert.Contains("undefined_name", compilation.Log, StringComparison.Ordinal);
        Assert.Contains("1 error detected in the compilation of \"my op.cu\".", compilation.Log, StringComparison.Ordinal);
    }

    [GnuFact]
    public void Headers_given_by_text_are_included()
    {
        (string, string)[] headers = [("lib/twice.h", "__device__ inline int twice(int x) { return 2 * x; }")];
        const string text = "#include \"lib/twice.h\"\nextern \"C\" __global__ void k(int* p) { p[0] = twice(p[1]); }";
        Compilation compilation = Compilation.Of(text, headers: headers);
        Assert.True(compilation.Status == 0, compilation.Log);
    }
}
