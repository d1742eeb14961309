namespace RawOpsNet.Generator.Cuda.Device;

// CUDA C that NVRTC takes with no include path, from compute capability 7.0 on; where PTX is used, a plain twin stands beside
// it for the emulator and for g++, which define __CUDAEMU__.

/// <summary>
/// The header of every emitted program, without which no emitted kernel compiles: types, conversions, arithmetic that wraps
/// like the CPU's, packs of 128 bits, strided indices, shuffles. Functions are apart, in <see cref="CudaFunctions"/>.
/// </summary>
internal static partial class CudaHeader
{
    /// <summary>The text; a program is this and then the texts of its ops.</summary>
    public static readonly string Text = Types + Numbers + Arithmetic + Access + Threads;

    private const string Types = """
        #ifndef RO_HEADER
        #define RO_HEADER
        typedef signed char i8; typedef unsigned char u8; typedef short i16; typedef unsigned short u16;
        typedef int i32; typedef unsigned int u32; typedef long long i64; typedef unsigned long long u64;
        typedef float f32; typedef double f64;
        struct f16 { u16 bits; };
        struct bf16 { u16 bits; };
        template <typename R> struct alignas(2 * sizeof(R)) ro_complex { R re, im; };
        typedef ro_complex<f32> c64;
        typedef ro_complex<f64> c128;
        #define RO_KERNEL(THREADS) extern "C" __global__ void __launch_bounds__(THREADS)
        #define RO_INLINE __device__ __forceinline__
        #if defined(__CUDAEMU__)
        #define RO_PTX 0
        #elif defined(__CUDA_ARCH__)
        #define RO_PTX __CUDA_ARCH__
        #else
        #define RO_PTX 0
        #endif

        // Half types compute in f32.
        template <typename T> struct ro_compute { typedef T type; };
        template <> struct ro_compute<f16> { typedef f32 type; };
        template <> struct ro_compute<bf16> { typedef f32 type; };
        RO_INLINE f32 ro_up(f16 x) {
        #if RO_PTX
            f32 r; asm("cvt.f32.f16 %0, %1;" : "=f"(r) : "h"(x.bits)); return r;
        #else
            return __emu_h2f(x.bits);
        #endif
        }
        RO_INLINE f32 ro_up(bf16 x) { return __uint_as_float((u32)x.bits << 16); }
        template <typename T> RO_INLINE T ro_up(T x) { return x; }
        template <typename T> struct ro_down_to { static RO_INLINE T of(T x) { return x; } };
        template <> struct ro_down_to<f16> {
            static RO_INLINE f16 of(f32 x) {
                f16 r;
        #if RO_PTX
                asm("cvt.rn.f16.f32 %0, %1;" : "=h"(r.bits) : "f"(x));
        #else
                r.bits = __emu_f2h(x);
        #endif
                return r;
            }
        };
        template <> struct ro_down_to<bf16> {
            static RO_INLINE bf16 of(f32 x) {
                bf16 r;
        #if RO_PTX >= 800
                asm("cvt.rn.bf16.f32 %0, %1;" : "=h"(r.bits) : "f"(x));
        #else
                u32 u = __float_as_uint(x);
                r.bits = (u & 0x7fffffffu) > 0x7f800000u ? (u16)0x7fff : (u16)((u + 0x7fffu + ((u >> 16) & 1u)) >> 16);
        #endif
                return r;
            }
        };
        template <typename T> RO_INLINE T ro_down(typename ro_compute<T>::type x) { return ro_down_to<T>::of(x); }
        template <typename T> RO_INLINE typename ro_compute<T>::type ro_round_to(typename ro_compute<T>::type x) {
            return ro_up(ro_down<T>(x));
        }

        """;

    private const string Numbers = """
        template <typename C> struct ro_number {
            template <typename L> static RO_INLINE C of(L x) { return (C)x; }
            static RO_INLINE C lowest() { return (C)-1 < (C)0 ? (C)((u64)1 << (8 * sizeof(C) - 1)) : (C)0; }
            static RO_INLINE C highest() { return (C)~(u64)lowest(); }
        };
        template <> struct ro_number<f32> {
            template <typename L> static RO_INLINE f32 of(L x) { return (f32)x; }
            static RO_INLINE f32 inf() { return __int_as_float(0x7f800000); }
            static RO_INLINE f32 nan() { return __int_as_float(0x7fc00000); }
            static RO_INLINE f32 lowest() { return -inf(); }
            static RO_INLINE f32 highest() { return inf(); }
        };
        template <> struct ro_number<f64> {
            template <typename L> static RO_INLINE f64 of(L x) { return (f64)x; }
            static RO_INLINE f64 inf() { return (f64)__int_as_float(0x7f800000); }
            static RO_INLINE f64 nan() { return (f64)__int_as_float(0x7fc00000); }
            static RO_INLINE f64 lowest() { return -inf(); }
            static RO_INLINE f64 highest() { return inf(); }
        };
        template <typename R> struct ro_number<ro_complex<R> > {
            template <typename L> static RO_INLINE ro_complex<R> of(L x) { ro_complex<R> z = { (R)x, (R)0 }; return z; }
            static RO_INLINE ro_complex<R> inf() { return of(ro_number<R>::inf()); }
            static RO_INLINE ro_complex<R> nan() { return of(ro_number<R>::nan()); }
        };

        """;

    private const string Arithmetic = """
        // Integers wrap; x / 0 and x % 0 are 0, as in the lanes (an op refuses them before its kernel runs).
        template <typename T> RO_INLINE T ro_add(T a, T b) { return (T)((u64)a + (u64)b); }
        template <typename T> RO_INLINE T ro_sub(T a, T b) { return (T)((u64)a - (u64)b); }
        template <typename T> RO_INLINE T ro_mul(T a, T b) { return (T)((u64)a * (u64)b); }
        template <typename T> RO_INLINE T ro_neg(T a) { return (T)((u64)0 - (u64)a); }
        template <typename T> RO_INLINE bool ro_is_minus_one(T b) { return (T)-1 < (T)0 && b == (T)-1; }
        template <typename T> RO_INLINE T ro_div(T a, T b) {
            return b == (T)0 ? (T)0 : ro_is_minus_one(b) ? ro_neg(a) : (T)(a / b);
        }
        template <typename T> RO_INLINE T ro_rem(T a, T b) { return b == (T)0 || ro_is_minus_one(b) ? (T)0 : (T)(a % b); }
        template <typename T> RO_INLINE bool ro_eq(T a, T b) { return a == b; }
        template <typename R> RO_INLINE bool ro_eq(ro_complex<R> a, ro_complex<R> b) { return a.re == b.re && a.im == b.im; }
        template <typename T> RO_INLINE bool ro_ne(T a, T b) { return !ro_eq(a, b); }

        // The intrinsics are never contracted to an fma, whatever the options say.
        #if RO_PTX
        RO_INLINE f32 ro_add(f32 a, f32 b) { return __fadd_rn(a, b); }
        RO_INLINE f32 ro_sub(f32 a, f32 b) { return __fadd_rn(a, -b); }
        RO_INLINE f32 ro_mul(f32 a, f32 b) { return __fmul_rn(a, b); }
        RO_INLINE f64 ro_add(f64 a, f64 b) { return __dadd_rn(a, b); }
        RO_INLINE f64 ro_sub(f64 a, f64 b) { return __dadd_rn(a, -b); }
        RO_INLINE f64 ro_mul(f64 a, f64 b) { return __dmul_rn(a, b); }
        #else
        RO_INLINE f32 ro_add(f32 a, f32 b) { return a + b; }
        RO_INLINE f32 ro_sub(f32 a, f32 b) { return a - b; }
        RO_INLINE f32 ro_mul(f32 a, f32 b) { return a * b; }
        RO_INLINE f64 ro_add(f64 a, f64 b) { return a + b; }
        RO_INLINE f64 ro_sub(f64 a, f64 b) { return a - b; }
        RO_INLINE f64 ro_mul(f64 a, f64 b) { return a * b; }
        #endif
        RO_INLINE f32 ro_neg(f32 a) { return -a; }
        RO_INLINE f64 ro_neg(f64 a) { return -a; }
        RO_INLINE f32 ro_div(f32 a, f32 b) { return a / b; }
        RO_INLINE f64 ro_div(f64 a, f64 b) { return a / b; }
        RO_INLINE f32 ro_rem(f32 a, f32 b) { return fmodf(a, b); }
        RO_INLINE f64 ro_rem(f64 a, f64 b) { return fmod(a, b); }
        template <typename R> RO_INLINE ro_complex<R> ro_make(R re, R im) { ro_complex<R> z = { re, im }; return z; }
        template <typename R> RO_INLINE ro_complex<R> ro_add(ro_complex<R> a, ro_complex<R> b) {
            return ro_make(ro_add(a.re, b.re), ro_add(a.im, b.im));
        }
        template <typename R> RO_INLINE ro_complex<R> ro_sub(ro_complex<R> a, ro_complex<R> b) {
            return ro_make(ro_sub(a.re, b.re), ro_sub(a.im, b.im));
        }
        template <typename R> RO_INLINE ro_complex<R> ro_mul(ro_complex<R> a, ro_complex<R> b) {
            return ro_make(ro_sub(ro_mul(a.re, b.re), ro_mul(a.im, b.im)), ro_add(ro_mul(a.re, b.im), ro_mul(a.im, b.re)));
        }
        template <typename R> RO_INLINE ro_complex<R> ro_neg(ro_complex<R> a) { return ro_make(-a.re, -a.im); }
        // Smith's division, as System.Numerics.Complex divides.
        template <typename R> RO_INLINE ro_complex<R> ro_div(ro_complex<R> a, ro_complex<R> b) {
            if (fabs(b.im) < fabs(b.re)) {
                R q = b.im / b.re, d = ro_add(b.re, ro_mul(b.im, q));
                return ro_make(ro_add(a.re, ro_mul(a.im, q)) / d, ro_sub(a.im, ro_mul(a.re, q)) / d);
            }
            R q = b.re / b.im, d = ro_add(b.im, ro_mul(b.re, q));
            return ro_make(ro_add(a.im, ro_mul(a.re, q)) / d, ro_sub(ro_mul(a.im, q), a.re) / d);
        }

        """;
}
