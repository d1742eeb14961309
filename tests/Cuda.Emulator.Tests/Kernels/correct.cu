// Kernels without a bug, of the kinds that checkers get wrong.
#define TILE 16
extern "C" __global__ void __launch_bounds__(TILE * TILE) matmul(const float* __restrict__ a, const float* __restrict__ b,
                                                                 float* __restrict__ c, int m, int n, int k) {
    __shared__ float sa[TILE][TILE + 1], sb[TILE][TILE + 1];
    int row = blockIdx.y * TILE + threadIdx.y, col = blockIdx.x * TILE + threadIdx.x;
    float acc = 0.0f;
    for (int t = 0; t < (k + TILE - 1) / TILE; t++) {
        int ka = t * TILE + threadIdx.x, kb = t * TILE + threadIdx.y;
        sa[threadIdx.y][threadIdx.x] = row < m && ka < k ? a[row * k + ka] : 0.0f;
        sb[threadIdx.y][threadIdx.x] = kb < k && col < n ? b[kb * n + col] : 0.0f;
        __syncthreads();
        #pragma unroll
        for (int i = 0; i < TILE; i++) acc = fmaf(sa[threadIdx.y][i], sb[i][threadIdx.x], acc);
        __syncthreads();
    }
    if (row < m && col < n) c[row * n + col] = acc;
}
template <bool MAX> __device__ __forceinline__ float warp_join(float v) {
    for (int o = 16; o; o >>= 1) {
        float other = __shfl_xor_sync(0xffffffffu, v, o);
        v = MAX ? fmaxf(v, other) : v + other;
    }
    return v;
}
// Its own shared variable, of a template: each instance has one.
template <bool MAX> __device__ float block_join(float v) {
    __shared__ float warps[32];
    int lane = threadIdx.x & 31, w = threadIdx.x >> 5, count = blockDim.x >> 5;
    v = warp_join<MAX>(v);
    __syncthreads();
    if (lane == 0) warps[w] = v;
    __syncthreads();
    return warp_join<MAX>(lane < count ? warps[lane] : (MAX ? -3.0e38f : 0.0f));
}
extern "C" __global__ void softmax(const float* x, float* y, int cols) {
    const float* r = x + (long long)blockIdx.x * cols;
    float* o = y + (long long)blockIdx.x * cols;
    float m = -3.0e38f;
    for (int i = threadIdx.x; i < cols; i += blockDim.x) m = fmaxf(m, r[i]);
    m = block_join<true>(m);
    float s = 0.0f;
    for (int i = threadIdx.x; i < cols; i += blockDim.x) {
        float e = expf(r[i] - m);
        o[i] = e;
        s += e;
    }
    s = block_join<false>(s);
    for (int i = threadIdx.x; i < cols; i += blockDim.x) o[i] /= s;
}
template <typename T> __global__ void scaled(const T* x, T* y, float w, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n) y[i] = (T)((float)x[i] * w);
}
extern "C" __global__ void transpose(const float* a, float* b, int w, int h) {
    __shared__ float t[32][33];
    int x = blockIdx.x * 32 + threadIdx.x, y = blockIdx.y * 32 + threadIdx.y;
    for (int j = 0; j < 32; j += 8) if (x < w && y + j < h) t[threadIdx.y + j][threadIdx.x] = a[(y + j) * w + x];
    __syncthreads();
    x = blockIdx.y * 32 + threadIdx.x;
    y = blockIdx.x * 32 + threadIdx.y;
    for (int j = 0; j < 32; j += 8) if (x < h && y + j < w) b[(y + j) * h + x] = t[threadIdx.x][threadIdx.y + j];
}
extern "C" __global__ void histogram(const unsigned char* v, unsigned int* h, int n) {
    __shared__ unsigned int s[256];
    for (int i = threadIdx.x; i < 256; i += blockDim.x) s[i] = 0;
    __syncthreads();
    for (int i = blockIdx.x * blockDim.x + threadIdx.x; i < n; i += gridDim.x * blockDim.x) atomicAdd(&s[v[i]], 1u);
    __syncthreads();
    for (int i = threadIdx.x; i < 256; i += blockDim.x) if (s[i]) atomicAdd(&h[i], s[i]);
}
extern "C" __global__ void scan(const int* x, int* y, int n) {
    extern __shared__ int buffer[];
    int t = threadIdx.x, now = 0;
    buffer[t] = t < n ? x[t] : 0;
    __syncthreads();
    for (int o = 1; o < (int)blockDim.x; o <<= 1) {
        int next = 1 - now;
        buffer[next * blockDim.x + t] = buffer[now * blockDim.x + t] + (t >= o ? buffer[now * blockDim.x + t - o] : 0);
        now = next;
        __syncthreads();
    }
    if (t < n) y[t] = buffer[now * blockDim.x + t];
}
extern __shared__ float file_scope[];
extern "C" __global__ void reversed(const float* x, float* y) {
    file_scope[threadIdx.x] = x[threadIdx.x];
    __syncthreads();
    y[threadIdx.x] = file_scope[blockDim.x - 1 - threadIdx.x];
}
struct Tensors { float* p[8]; const float* g[8]; int n[8]; int count; };
extern "C" __global__ void multi_sgd(const __grid_constant__ Tensors t, float lr) {
    for (int k = 0; k < t.count; k++)
        for (int i = blockIdx.x * blockDim.x + threadIdx.x; i < t.n[k]; i += gridDim.x * blockDim.x)
            t.p[k][i] -= lr * t.g[k][i];
}
extern "C" __global__ void scale_by_fours(float* x, float s, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x, n4 = n / 4;
    if (i < n4) {
        float4 v = reinterpret_cast<float4*>(x)[i];
        v.x *= s; v.y *= s; v.z *= s; v.w *= s;
        reinterpret_cast<float4*>(x)[i] = v;
    }
    if (i < n - n4 * 4) x[n4 * 4 + i] *= s;
}
__constant__ float coefficients[4];
__device__ int hits;
extern "C" __global__ void polynomial(float* x, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n) {
        float v = x[i];
        x[i] = coefficients[0] + v * (coefficients[1] + v * (coefficients[2] + v * coefficients[3]));
        atomicAdd(&hits, 1);
    }
}
extern "C" __global__ void warp_only(const float* x, float* y) {
    __shared__ float s[128];
    int t = threadIdx.x, w = t & ~31, l = t & 31;
    s[t] = x[t];
    __syncwarp();
    y[t] = s[w + (31 - l)];
    __syncwarp();
    s[t] = y[t] * 2;
    __syncwarp();
    y[t] += s[w + ((l + 1) & 31)];
}
// The loop of NVIDIA's programming guide, which begins with a plain read.
__device__ float atomic_max(float* p, float x) {
    int* a = (int*)p;
    int old = *a, assumed;
    do {
        assumed = old;
        old = atomicCAS(a, assumed, __float_as_int(fmaxf(x, __int_as_float(assumed))));
    } while (old != assumed);
    return __int_as_float(old);
}
extern "C" __global__ void maximum(const float* x, float* m, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n) atomic_max(m, x[i]);
}
extern "C" __global__ void maximum_with_volatile(const float* x, float* m, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i >= n) return;
    int* a = (int*)m;
    int old = *(volatile int*)a, seen;
    do {
        seen = old;
        if (__int_as_float(seen) >= x[i]) break;
        old = atomicCAS(a, seen, __float_as_int(x[i]));
    } while (old != seen);
}
__device__ unsigned int arrived = 0;
extern "C" __global__ void last_block_sum(const float* x, volatile float* part, float* y, int n) {
    if (threadIdx.x != 0) return;
    float a = 0;
    for (int i = blockIdx.x * 64; i < n && i < (int)(blockIdx.x + 1) * 64; i++) a += x[i];
    part[blockIdx.x] = a;
    __threadfence();
    if (atomicAdd(&arrived, 1u) == gridDim.x - 1) {
        float t = 0;
        for (unsigned b = 0; b < gridDim.x; b++) t += part[b];
        *y = t;
        arrived = 0;
    }
}
extern "C" __global__ void bits(const unsigned* x, int* y, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n) y[i] = __popc(x[i]) + __popcll((unsigned long long)x[i] << 20) + __clz((int)x[i]);
}
extern "C" __global__ void votes(int* y) {
    int odd = threadIdx.x & 1;
    y[threadIdx.x] = __syncthreads_count(odd) + 100 * __syncthreads_and(1) + 1000 * __syncthreads_or(0);
}
extern "C" __global__ void adam(float* __restrict__ p, const float* __restrict__ g, float* __restrict__ m,
                                float* __restrict__ v, long long n, float lr, float b1, float b2, float eps) {
    long long i = (long long)blockIdx.x * blockDim.x + threadIdx.x;
    if (i >= n) return;
    float gi = g[i];
    float mi = b1 * m[i] + (1.0f - b1) * gi;
    float vi = b2 * v[i] + (1.0f - b2) * gi * gi;
    m[i] = mi;
    v[i] = vi;
    p[i] = p[i] - lr * mi / (sqrtf(vi) + eps);
}
