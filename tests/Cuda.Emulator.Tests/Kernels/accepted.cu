// What NVRTC 12.8 takes with no include.
typedef long long int64_t;
typedef unsigned int uint32_t;
struct alignas(16) Pack { float at[4]; };
template <typename T> struct Half { T x; };
extern "C" __global__ void words(float* p, double* d, int* q, long long* l, unsigned* u, unsigned long long* w, int n) {
    size_t size = sizeof(Pack);
    ptrdiff_t difference = p - (float*)d;
    int linux = 1, unix = 2, major = 3;
    auto twice = [] (int x) { return x * 2; };
    if constexpr (sizeof(int) == 4) q[0] = twice(n) + linux + unix + major + (int)size + (int)difference;
    memcpy(q, l, 8);
    memset(q, 0, 8);
    assert(n < 100000);
    printf("%d\n", n);
    __builtin_assume(n > 0);
    d[0] = __longlong_as_double(l[0]) + __hiloint2double(1, 2);
    l[1] = __double_as_longlong(d[0]) + __double2hiint(d[0]) + __double2loint(d[0]);
    u[0] = __umulhi(u[1], u[2]) + __brev(u[3]) + __byte_perm(u[4], u[5], 0x1234) + __funnelshift_l(u[6], u[7], 3) +
        __vadd4(u[8], u[9]);
    q[1] = __mulhi(q[2], q[3]) + __dp4a(q[4], q[5], q[6]) + __ffs(q[7]) + __clzll(l[2]) + __popcll(w[2]);
    w[0] = __umul64hi(w[1], w[2]) + __brevll(w[3]);
    d[1] = __dadd_rn(d[2], d[3]) + __dmul_rn(d[4], d[5]) + __ddiv_rn(d[6], d[7]) + __dsqrt_rn(d[8]) +
        __fma_rn(d[0], d[1], d[2]);
    p[0] = __fadd_rn(p[1], p[2]) * __fmul_rn(p[3], p[4]) + __fmaf_rn(p[5], p[6], p[7]) + __fdiv_rn(p[8], p[9]) +
        __fsqrt_rn(p[10]);
    q[8] = __float2int_rn(p[0]) + __float2int_rz(p[1]) + __float2int_ru(p[2]) + __float2int_rd(p[3]) +
        (int)__float2uint_rz(p[4]);
    p[11] = __int2float_rn(q[9]) + __ldg(p + 12) + __ldcs(p + 13) + __uint2float_rn(u[1]);
    __stcs(p + 14, p[15]);
    __nanosleep(10);
    u[10] = __match_any_sync(0xffffffffu, n) + __activemask();
    u[11] = atomicDec(u + 12, 3u) + atomicInc(u + 13, 7u) + atomicExch(u + 14, 1u);
    w[4] = atomicAdd(w + 5, 1ull) + atomicMax(w + 6, 2ull) + (unsigned long long)atomicMin(l + 7, 3ll);
    d[9] = atomicAdd(d + 10, 1.0);
    p[16] = atomicExch(p + 17, 1.0f) + atomicAdd_block(p + 18, 1.0f);
    longlong2 pair = make_longlong2(1, 2);
    ulonglong2 other = make_ulonglong2(1, 2);
    l[3] = pair.x + (long long)other.y;
    uchar4 bytes = make_uchar4(1, 2, 3, 4);
    q[10] = bytes.x + make_short2(1, 2).y + make_char4(1, 2, 3, 4).w;
    q[11] = isnan(p[0]) + isinf(d[0]) + isfinite(p[1]) + signbit(d[1]);
    q[12] = min(q[1], q[2]) + (int)max(u[1], u[2]) + (int)min(l[1], l[2]) + (int)max(w[1], w[2]) + (int)min(p[1], p[2]) +
        (int)max(d[1], d[2]);
    q[13] = (int)min(q[1], u[1]) + (int)max(p[1], d[1]) + abs(q[1]) + (int)abs(l[1]) + (int)abs(p[1]) + (int)abs(d[1]);
    p[19] = __shfl_down_sync(0xffffffffu, p[1], 1) + (float)__shfl_sync(0xffffffffu, d[1], 0) +
        (float)__shfl_up_sync(0xffffffffu, l[1], 1u);
    q[14] = __shfl_xor_sync(0xffffffffu, (short)3, 1) + __reduce_add_sync(0xffffffffu, q[1]) +
        (int)__reduce_max_sync(0xffffffffu, u[1]);
    int64_t own = 1;
    uint32_t owned = 2;
    l[4] = own + owned + clock64() + __popc(u[2]);
    dim3 grid = gridDim, three(1, 2, 3);
    q[15] = (int)(grid.x + three.z + warpSize);
    p[20] = Half<float>{1.0f}.x;
}
extern "C" __global__ void functions(float* p, double* d, int* q) {
    p[0] = acosf(p[1]) + acoshf(p[1]) + asinf(p[1]) + asinhf(p[1]) + atanf(p[1]) + atanhf(p[1]) + cbrtf(p[1]) +
        ceilf(p[1]) + cosf(p[1]);
    p[2] = coshf(p[1]) + cospif(p[1]) + erff(p[1]) + erfcf(p[1]) + erfinvf(p[1]) + expf(p[1]) + exp2f(p[1]) +
        exp10f(p[1]) + expm1f(p[1]);
    p[3] = fabsf(p[1]) + floorf(p[1]) + lgammaf(p[1]) + logf(p[1]) + log10f(p[1]) + log1pf(p[1]) + log2f(p[1]) + logbf(p[1]);
    p[4] = nearbyintf(p[1]) + normcdff(p[1]) + rcbrtf(p[1]) + rintf(p[1]) + roundf(p[1]) + rsqrtf(p[1]) + sinf(p[1]) +
        sinhf(p[1]);
    p[5] = sinpif(p[1]) + sqrtf(p[1]) + tanf(p[1]) + tanhf(p[1]) + tgammaf(p[1]) + truncf(p[1]) + j0f(p[1]) + y1f(p[1]);
    p[6] = atan2f(p[1], p[2]) + copysignf(p[1], p[2]) + fdimf(p[1], p[2]) + fmaxf(p[1], p[2]) + fminf(p[1], p[2]) +
        fmodf(p[1], p[2]);
    p[7] = hypotf(p[1], p[2]) + nextafterf(p[1], p[2]) + powf(p[1], p[2]) + remainderf(p[1], p[2]) + ldexpf(p[1], 2) +
        powf(p[1], 2);
    p[8] = sin(p[1]) + exp(p[1]) + sqrt(p[1]) + fabs(p[1]) + pow(p[1], p[2]) + fma(p[1], p[2], p[3]) + rsqrt(p[1]) +
        floor(p[1]);
    d[0] = acos(d[1]) + erf(d[1]) + erfinv(d[1]) + lgamma(d[1]) + normcdf(d[1]) + sinpi(d[1]) + rsqrt(d[1]) +
        tgamma(d[1]) + log1p(d[1]);
    d[2] = atan2(d[1], d[2]) + fmod(d[1], d[2]) + hypot(d[1], d[2]) + pow(d[1], d[2]) + pow(d[1], 2) +
        nextafter(d[1], d[2]) + fmax(d[1], d[2]);
    float s, c, whole;
    sincosf(p[1], &s, &c);
    q[0] = (int)lrintf(p[1]) + (int)llrint(d[1]) + ilogbf(p[1]) + (int)(s + c + modff(p[1], &whole) + whole);
    p[9] = __expf(p[1]) + __logf(p[1]) + __sinf(p[1]) + __powf(p[1], p[2]) + __fdividef(p[1], p[2]) + __saturatef(p[1]) +
        __frcp_rn(p[1]);
}
