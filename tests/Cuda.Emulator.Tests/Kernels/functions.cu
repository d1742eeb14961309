// Device functions whose values the tests know.
extern "C" __global__ void shuffles(const int* x, int* y, int width) {
    int t = threadIdx.x, n = blockDim.x, v = x[t];
    y[t] = __shfl_sync(0xffffffffu, v, 3, width);
    y[n + t] = __shfl_up_sync(0xffffffffu, v, 2, width);
    y[2 * n + t] = __shfl_down_sync(0xffffffffu, v, 2, width);
    y[3 * n + t] = __shfl_xor_sync(0xffffffffu, v, 5, width);
}
extern "C" __global__ void warp_results(const unsigned* x, unsigned* y) {
    unsigned t = threadIdx.x, all = 0xffffffffu;
    y[t] = __ballot_sync(all, x[t] & 1);
    y[32 + t] = __reduce_add_sync(all, x[t]);
    y[64 + t] = __reduce_max_sync(all, x[t]);
    y[96 + t] = __match_any_sync(all, x[t]);
    y[128 + t] = __any_sync(all, x[t] == 3) + 2 * __all_sync(all, x[t] < 1000);
}
extern "C" __global__ void from_half(const unsigned short* h, float* y, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n) y[i] = __emu_h2f(h[i]);
}
extern "C" __global__ void to_half(const float* x, unsigned short* h, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n) h[i] = __emu_f2h(x[i]);
}
extern "C" __global__ void to_integers(const float* x, int* s, unsigned* u, long long* l, int n) {
    int i = threadIdx.x;
    if (i >= n) return;
    s[i] = __float2int_rz(x[i]);
    u[i] = __float2uint_rn(x[i]);
    l[i] = __float2ll_rd(x[i]);
}
extern "C" __global__ void words(const unsigned* x, const unsigned* y, unsigned* z, int n) {
    int i = threadIdx.x;
    if (i >= n) return;
    unsigned a = x[i], b = y[i];
    unsigned results[] = {__umulhi(a, b), (unsigned)__mulhi((int)a, (int)b), __brev(a), __byte_perm(a, b, 0x5140),
                          __funnelshift_l(a, b, 8), __vadd4(a, b), (unsigned)__dp4a((int)a, (int)b, 1), (unsigned)__ffs((int)a)};
    for (int k = 0; k < 8; k++) z[8 * i + k] = results[k];
}
extern "C" __global__ void wraps(unsigned* counters) {
    atomicInc(counters, 4);
    atomicDec(counters + 1, 4);
}
extern "C" __global__ void inverse_error(const double* x, double* y, int n) {
    int i = threadIdx.x;
    if (i < n) y[i] = erf(erfinv(x[i])) - x[i];
}
