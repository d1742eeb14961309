namespace RawOpsNet.Tests.Generator.Cuda;

/// <summary>What g++ needs in order to take CUDA C: a block is 256 threads that meet at barriers, and blocks run one by
/// one.</summary>
internal static class CudaHost
{
    /// <summary>The text that stands before an emitted program.</summary>
    public const string Prelude = """
        #include <cmath>
        #include <cstdio>
        #include <cstdint>
        #include <cstring>
        #include <barrier>
        #include <thread>
        #include <vector>
        using std::signbit; using std::isfinite; using std::copysign; using std::nextafter;
        #define __CUDAEMU__ 1
        #define __device__
        #define __global__
        #define __forceinline__ inline
        #define __launch_bounds__(n)
        #define __grid_constant__
        #define __shared__ static
        struct Place { unsigned x, y, z; };
        static thread_local Place threadIdx, blockIdx;
        static Place blockDim = { 1, 1, 1 }, gridDim = { 1, 1, 1 };
        static std::barrier<>* barrier;
        static unsigned char lanes[256][16];
        static inline void __syncthreads() { barrier->arrive_and_wait(); }
        template <typename T> static T __shfl_down_sync(unsigned, T x, unsigned d) {
            std::memcpy(lanes[threadIdx.x], &x, sizeof(T));
            __syncthreads();
            T y = x;
            if ((threadIdx.x & 31u) + d < 32u) std::memcpy(&y, lanes[threadIdx.x + d], sizeof(T));
            __syncthreads();
            return y;
        }
        template <typename F> static void launch(unsigned grid_x, unsigned grid_y, const F& kernel) {
            blockDim.x = 256; gridDim.x = grid_x; gridDim.y = grid_y;
            for (unsigned by = 0; by < grid_y; by++) for (unsigned bx = 0; bx < grid_x; bx++) {
                std::barrier<> meeting(256);
                barrier = &meeting;
                std::vector<std::thread> threads;
                for (unsigned t = 0; t < 256; t++) {
                    threads.emplace_back([&, t] { threadIdx = { t, 0, 0 }; blockIdx = { bx, by, 0 }; kernel(); });
                }
                for (auto& thread : threads) thread.join();
            }
            blockDim.x = 1; gridDim.x = 1; gridDim.y = 1;
        }
        static inline void atomicMin(unsigned long long* p, unsigned long long x) { if (x < *p) *p = x; }
        static inline unsigned __float_as_uint(float x) { unsigned u; std::memcpy(&u, &x, 4); return u; }
        static inline float __uint_as_float(unsigned u) { float x; std::memcpy(&x, &u, 4); return x; }
        static inline float __int_as_float(int u) { float x; std::memcpy(&x, &u, 4); return x; }
        static inline float __emu_h2f(unsigned short h) { _Float16 x; std::memcpy(&x, &h, 2); return (float)x; }
        static inline unsigned short __emu_f2h(float x) { _Float16 h = (_Float16)x; unsigned short u; std::memcpy(&u, &h, 2);
            return u; }

        """;
}
