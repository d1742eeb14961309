namespace RawOpsNet.Generator.Cuda.Device;

internal static partial class CudaFunctions
{
    private static (string Name, string Text)[] Rounding() =>
    [
        Library("floor", "floor"),
        Library("ceil", "ceil"),
        Library("trunc", "trunc"),
        Library("rint", "rint"),
        Part("round", """
            template <typename T> RO_INLINE T ro_round(T x) { return x; }
            RO_INLINE f32 ro_round(f32 x) { return rintf(x); }
            RO_INLINE f64 ro_round(f64 x) { return rint(x); }
            """),
        Part("floordiv", """
            template <typename T> RO_INLINE T ro_floordiv(T a, T b) {
                T q = ro_div(a, b);
                return b != (T)0 && (a < (T)0) != (b < (T)0) && ro_mul(q, b) != a ? ro_sub(q, (T)1) : q;
            }
            RO_INLINE f32 ro_floordiv(f32 a, f32 b) { f32 q = a / b; return floorf(fabsf(q) < 1.17549435e-38f ? q * 0.0f : q); }
            RO_INLINE f64 ro_floordiv(f64 a, f64 b) { f64 q = a / b; return floor(fabs(q) < 2.2250738585072014e-308 ? q * 0.0
                : q); }
            """),
        Part("floormod", """
            template <typename T> RO_INLINE T ro_floormod(T a, T b) {
                T r = ro_rem(a, b);
                return r != (T)0 && (r < (T)0) != (b < (T)0) ? ro_add(r, b) : r;
            }
            """),
        Part("truncdiv", """
            template <typename T> RO_INLINE T ro_truncdiv(T a, T b) { return ro_div(a, b); }
            RO_INLINE f32 ro_truncdiv(f32 a, f32 b) { return truncf(a / b); }
            RO_INLINE f64 ro_truncdiv(f64 a, f64 b) { return trunc(a / b); }
            """),
        Part("truncmod", "template <typename T> RO_INLINE T ro_truncmod(T a, T b) { return ro_rem(a, b); }"),
        Part("max", """
            // NaN wins and +0 > -0, as in .NET; fmaxf drops NaN.
            template <typename T> RO_INLINE T ro_max(T a, T b) { return a > b ? a : b; }
            RO_INLINE f32 ro_max(f32 a, f32 b) {
            #if RO_PTX >= 800
                f32 r; asm("max.NaN.f32 %0, %1, %2;" : "=f"(r) : "f"(a), "f"(b)); return r;
            #else
                return a != a ? a : b != b ? b : a == b ? (signbit(a) ? b : a) : a > b ? a : b;
            #endif
            }
            RO_INLINE f64 ro_max(f64 a, f64 b) { return a != a ? a : b != b ? b : a == b ? (signbit(a) ? b : a) : a > b ? a : b; }
            """),
        Part("min", """
            template <typename T> RO_INLINE T ro_min(T a, T b) { return a < b ? a : b; }
            RO_INLINE f32 ro_min(f32 a, f32 b) {
            #if RO_PTX >= 800
                f32 r; asm("min.NaN.f32 %0, %1, %2;" : "=f"(r) : "f"(a), "f"(b)); return r;
            #else
                return a != a ? a : b != b ? b : a == b ? (signbit(a) ? a : b) : a < b ? a : b;
            #endif
            }
            RO_INLINE f64 ro_min(f64 a, f64 b) { return a != a ? a : b != b ? b : a == b ? (signbit(a) ? a : b) : a < b ? a : b; }
            """),
        Part("clip",
            "template <typename T> RO_INLINE T ro_clip(T x, T least, T most) { return ro_min(ro_max(x, least), most); }"),
        Part("is_nan", "template <typename T> RO_INLINE bool ro_is_nan(T x) { return x != x; }"),
        Part("is_inf", "template <typename T> RO_INLINE bool ro_is_inf(T x) { return ro_abs(x) == ro_number<T>::inf(); }"),
        Part("is_finite", "template <typename T> RO_INLINE bool ro_is_finite(T x) { return ro_abs(x) < ro_number<T>::inf(); }"),
        Part("copysign", """
            RO_INLINE f32 ro_copysign(f32 a, f32 b) { return copysignf(a, b); }
            RO_INLINE f64 ro_copysign(f64 a, f64 b) { return copysign(a, b); }
            """),
        Part("nextafter", """
            RO_INLINE f32 ro_nextafter(f32 a, f32 b) { return nextafterf(a, b); }
            RO_INLINE f64 ro_nextafter(f64 a, f64 b) { return nextafter(a, b); }
            """),
    ];

    private static (string Name, string Text)[] Integer() =>
    [
        Part("bitand", "template <typename T> RO_INLINE T ro_bitand(T a, T b) { return (T)(a & b); }"),
        Part("bitor", "template <typename T> RO_INLINE T ro_bitor(T a, T b) { return (T)(a | b); }"),
        Part("bitxor", "template <typename T> RO_INLINE T ro_bitxor(T a, T b) { return (T)(a ^ b); }"),
        Part("bitnot", "template <typename T> RO_INLINE T ro_bitnot(T a) { return (T)~a; }"),
        Part("shift_count", """
            template <typename T> RO_INLINE u32 ro_shift_count(T b) {
                return b < (T)0 ? 0u : (u64)b > 8 * sizeof(T) - 1 ? (u32)(8 * sizeof(T) - 1) : (u32)b;
            }
            """),
        Part("shl", "template <typename T> RO_INLINE T ro_shl(T a, T b) { return (T)((u64)a << ro_shift_count(b)); }"),
        Part("shr", "template <typename T> RO_INLINE T ro_shr(T a, T b) { return (T)(a >> ro_shift_count(b)); }"),
    ];
}
