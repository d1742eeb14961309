// One bug a kernel; the line it shows on says so.
extern "C" __global__ void out_of_bounds(float* p, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i <= n) p[i] = 1.0f;  // bug: out_of_bounds
}
extern "C" __global__ void no_barrier(const float* x, float* y) {
    __shared__ float s[64];
    int t = threadIdx.x;
    s[t] = x[t];
    y[t] = s[63 - t];  // bug: no_barrier
}
extern "C" __global__ void no_second_barrier(const float* x, float* y) {
    __shared__ float s[32];
    int t = threadIdx.x;
    float v = x[t];
    for (int k = 0; k < 2; k++) {
        s[t & 31] = v;  // bug: no_second_barrier
        __syncthreads();
        v += s[(t + 1) & 31];
    }
    y[t] = v;
}
extern "C" __global__ void returns_before_barrier(const float* x, float* y, int n) {
    __shared__ float s[64];
    int i = threadIdx.x;
    if (i >= n) return;
    s[i] = x[i];
    __syncthreads();  // bug: returns_before_barrier
    y[i] = s[n - 1 - i];
}
extern "C" __global__ void one_element_two_threads(float* y) {
    y[threadIdx.x >> 1] = (float)threadIdx.x;  // bug: one_element_two_threads
}
extern "C" __global__ void one_element_many_blocks(float* y) {
    if (threadIdx.x == 0) {
        y[0] += 1.0f;  // bug: one_element_many_blocks
    }
}
__device__ int counted;
extern "C" __global__ void variable_without_atomic(int* y) {
    if (threadIdx.x == 0) counted = counted + 1;  // bug: variable_without_atomic
    y[blockIdx.x] = 0;
}
extern "C" __global__ void plain_read_of_atomic(int* count, int* y) {
    atomicAdd(count, 1);  // bug: plain_read_of_atomic
    y[threadIdx.x] = *count;
}
extern "C" __global__ void divergent_barriers(float* y) {
    if (threadIdx.x < 16) {
        y[threadIdx.x] = 0.0f;
        __syncthreads();
    } else {
        y[threadIdx.x] = 1.0f;
        __syncthreads();
    }
}
extern "C" __global__ void hang(float* y) {
    if (threadIdx.x < 16) __syncwarp(0xffffffffu);
    else __syncthreads();
    y[threadIdx.x] = 0.0f;
}
extern "C" __global__ void inactive_lane(float* y) {
    if (threadIdx.x < 16)
        y[threadIdx.x] = __shfl_xor_sync(0x0000ffffu, (float)threadIdx.x, 16);  // bug: inactive_lane
}
extern "C" __global__ void lane_outside_mask(int* y) {
    y[threadIdx.x] = __ballot_sync(0x0000ffffu, 1);  // bug: lane_outside_mask
}
extern "C" __global__ void misaligned(float* y) {
    *(float4*)(y + 1) = make_float4(1, 2, 3, 4);  // bug: misaligned
}
extern "C" __global__ void shared_overrun(float* y) {
    __shared__ float a[32];
    float* q = a;
    q[threadIdx.x] = 0.0f;  // bug: shared_overrun
    __syncthreads();
    y[threadIdx.x] = q[threadIdx.x ^ 1];
}
extern "C" __global__ void dynamic_shared_overrun(float* y) {
    extern __shared__ float d[];
    d[threadIdx.x] = 1.0f;  // bug: dynamic_shared_overrun
    __syncthreads();
    y[threadIdx.x] = d[threadIdx.x ^ 1];
}
__device__ int table[4];
extern "C" __global__ void variable_overrun(int* y, int k) {
    int* t = table;
    y[0] = t[k];  // bug: variable_overrun
}
extern "C" __global__ void local_index(float* y, int k) {
    float a[4];
    for (int i = 0; i < 4; i++) a[i] = i;
    y[threadIdx.x] = a[k];  // bug: local_index
}
extern "C" __global__ void signed_overflow(int* y, int k) {
    y[threadIdx.x] = k * 1000;  // bug: signed_overflow
}
extern "C" __global__ void shift_too_far(int* y, int k) {
    y[threadIdx.x] = 1 << k;  // bug: shift_too_far
}
extern "C" __global__ void divides_by_zero(int* y, int k) {
    y[threadIdx.x] = 7 / k;  // bug: divides_by_zero
}
extern "C" __global__ void uninitialised_shared(float* y) {
    __shared__ float s[64];
    y[threadIdx.x] = s[threadIdx.x];  // bug: uninitialised_shared
}
extern "C" __global__ void asserts(int* y, int k) {
    assert(k > 3);  // bug: asserts
    y[threadIdx.x] = k;
}
extern "C" __global__ void traps(int* y) {
    y[threadIdx.x] = 1;
    if (threadIdx.x == 5) __trap();  // bug: traps
}
extern "C" __global__ void illegal_instruction(int* y, int k) {
    y[threadIdx.x] = k;
    if (k == 3) __builtin_trap();  // bug: illegal_instruction
}
extern "C" __global__ void spins(int* flag, int* y) {
    while (*(volatile int*)flag == 0) {}  // bug: spins
    y[0] = 1;
}
extern "C" __global__ void spins_without_memory(unsigned* y, unsigned seed) {
    unsigned x = seed | 1u;
    while (x != 0) x = x * 1664525u | 1u;  // bug: spins_without_memory
    y[0] = x;
}
extern "C" __global__ void too_much_local(int* y, int k) {
    volatile int a[32768];  // 128 KiB, more than a fiber has
    a[k] = k;
    y[threadIdx.x] = a[k];
}
extern "C" __global__ void fill(float* y, float v, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n) y[i] = v;
}
extern "C" __global__ void copy(const float* x, float* y, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n) y[i] = x[i];  // bug: copy
}
