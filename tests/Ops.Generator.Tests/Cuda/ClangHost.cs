namespace RawOpsNet.Tests.Generator.Cuda;

/// <summary>What clang needs in order to compile CUDA C to NVPTX without NVIDIA's headers.</summary>
internal static class ClangHost
{
    private const string Unary =
        "acos acosh asin asinh atan atanh cbrt ceil cos cosh erf erfc erfinv exp expm1 fabs floor lgamma log log1p normcdfinv "
        + "rint sin sinh sqrt tan tanh trunc";

    private const string Binary = "atan2 copysign fmod hypot nextafter pow";

    private const string Language = """
        #define __global__ __attribute__((global))
        #define __device__ __attribute__((device))
        #define __shared__ __attribute__((shared))
        #define __forceinline__ inline __attribute__((always_inline))
        #define __launch_bounds__(...) __attribute__((launch_bounds(__VA_ARGS__)))
        #define __grid_constant__
        struct Place { unsigned x, y, z; };
        static __device__ inline Place place_of_thread() {
            return { (unsigned)__nvvm_read_ptx_sreg_tid_x(), (unsigned)__nvvm_read_ptx_sreg_tid_y(), 0u };
        }
        static __device__ inline Place place_of_block() {
            return { (unsigned)__nvvm_read_ptx_sreg_ctaid_x(), (unsigned)__nvvm_read_ptx_sreg_ctaid_y(),
                (unsigned)__nvvm_read_ptx_sreg_ctaid_z() };
        }
        static __device__ inline Place size_of_block() {
            return { (unsigned)__nvvm_read_ptx_sreg_ntid_x(), (unsigned)__nvvm_read_ptx_sreg_ntid_y(), 1u };
        }
        static __device__ inline Place size_of_grid() {
            return { (unsigned)__nvvm_read_ptx_sreg_nctaid_x(), (unsigned)__nvvm_read_ptx_sreg_nctaid_y(),
                (unsigned)__nvvm_read_ptx_sreg_nctaid_z() };
        }
        #define threadIdx place_of_thread()
        #define blockIdx place_of_block()
        #define blockDim size_of_block()
        #define gridDim size_of_grid()
        template <typename To, typename From> static __device__ inline To bits_of(From x) { return __builtin_bit_cast(To, x); }
        #define __float_as_uint(x) bits_of<unsigned>((float)(x))
        #define __float_as_int(x) bits_of<int>((float)(x))
        #define __uint_as_float(x) bits_of<float>((unsigned)(x))
        #define __int_as_float(x) bits_of<float>((int)(x))
        #define __double_as_longlong(x) bits_of<long long>((double)(x))
        #define __longlong_as_double(x) bits_of<double>((long long)(x))
        #define __fadd_rn(a, b) __nvvm_add_rn_f(a, b)
        #define __fmul_rn(a, b) __nvvm_mul_rn_f(a, b)
        #define __dadd_rn(a, b) __nvvm_add_rn_d(a, b)
        #define __dmul_rn(a, b) __nvvm_mul_rn_d(a, b)
        #define atomicMin(p, x) __nvvm_atom_min_gen_ull((unsigned long long*)(p), (unsigned long long)(x))
        static __device__ inline int shuffled(int x, unsigned d) { return __nvvm_shfl_sync_down_i32(0xffffffffu, x, d, 31); }
        template <typename T> static __device__ inline T __shfl_down_sync(unsigned, T x, unsigned d) {
            union { T value; int part[sizeof(T) / 4]; } all = { x };
            for (unsigned i = 0; i < sizeof(T) / 4; i++) all.part[i] = shuffled(all.part[i], d);
            return all.value;
        }
        #define isnan(x) __builtin_isnan(x)
        #define isinf(x) __builtin_isinf(x)
        #define isfinite(x) __builtin_isfinite(x)
        #define signbit(x) __builtin_signbit(x)
        extern "C" __device__ float fmaf(float, float, float);
        extern "C" __device__ double fma(double, double, double);

        """;

    /// <summary>The text that stands before a program.</summary>
    public static readonly string Prelude = Language
        + string.Concat(Unary.Split(' ').Select(name =>
            $"extern \"C\" __device__ float {name}f(float); extern \"C\" __device__ double {name}(double);\n"))
        + string.Concat(Binary.Split(' ').Select(name =>
            $"extern \"C\" __device__ float {name}f(float, float); extern \"C\" __device__ double {name}(double, double);\n"));
}
