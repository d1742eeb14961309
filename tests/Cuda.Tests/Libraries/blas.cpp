// A stand-in for cuBLAS: the functions that RawOps calls, with the checks of the arguments that cuBLAS documents. It waits for its
// stream, computes on the host and copies back by the driver of this process, and keeps a line of each call.

#include <dlfcn.h>

#include <algorithm>
#include <complex>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <string>
#include <vector>

namespace {

enum { success = 0, not_initialized = 1, invalid_value = 7, internal_error = 14, not_supported = 15 };

struct Handle {
    void* stream;
    int math;
};

Handle the_handle;
std::string calls;
int answer = success;

template <typename F> F driver(const char* name) {
    static void* library = dlopen("libcuda.so.1", RTLD_NOW | RTLD_NOLOAD);
    return library ? (F)dlsym(library, name) : nullptr;
}

int read(std::vector<char>& to, uint64_t from) {
    auto copy = driver<int (*)(void*, uint64_t, size_t)>("cuMemcpyDtoH_v2");
    return copy ? copy(to.data(), from, to.size()) : -1;
}

int write(uint64_t to, const std::vector<char>& from) {
    auto copy = driver<int (*)(uint64_t, const void*, size_t)>("cuMemcpyHtoD_v2");
    return copy ? copy(to, from.data(), from.size()) : -1;
}

struct Brain {
    uint16_t bits;
    operator float() const {
        uint32_t wide = (uint32_t)bits << 16;
        float value;
        memcpy(&value, &wide, 4);
        return value;
    }
    Brain(float value) {
        uint32_t wide;
        memcpy(&wide, &value, 4);
        bits = (uint16_t)((wide + 0x7FFF + (wide >> 16 & 1)) >> 16);
    }
};

template <typename R> R conjugate(R x) { return x; }
template <typename R> std::complex<R> conjugate(std::complex<R> x) { return std::conj(x); }

struct Matrix {
    uint64_t address;
    int op, rows, columns, leading;
    long long stride;

    size_t elements(int batches) const { return stride * (batches - 1) + (size_t)(columns - 1) * leading + rows; }
};

template <typename T, typename C>
int multiply(int m, int n, int k, const void* alpha, Matrix a, Matrix b, const void* beta, Matrix c, int batches) {
    std::vector<char> left(a.elements(batches) * sizeof(T)), right(b.elements(batches) * sizeof(T));
    std::vector<char> to(c.elements(batches) * sizeof(T));
    const C one = *(const C*)alpha, zero = *(const C*)beta;
    // With a beta of 0 what C was is not read: it may be anything.
    if (read(left, a.address) || read(right, b.address) || (zero != C(0) && read(to, c.address))) {
        return internal_error;
    }
    auto at = [](std::vector<char>& from, const Matrix& x, int batch, int row, int column) -> C {
        const bool turned = x.op != 0;
        const size_t place = batch * x.stride + (size_t)(turned ? row : column) * x.leading + (turned ? column : row);
        const C value = (C)((T*)from.data())[place];
        return x.op == 2 ? conjugate(value) : value;
    };
    for (int batch = 0; batch < batches; batch++) {
        for (int row = 0; row < m; row++) {
            for (int column = 0; column < n; column++) {
                C sum = C(0);
                for (int i = 0; i < k; i++) {
                    sum += at(left, a, batch, row, i) * at(right, b, batch, i, column);
                }
                T& place = ((T*)to.data())[batch * c.stride + (size_t)column * c.leading + row];
                place = zero == C(0) ? T(one * sum) : T(one * sum + zero * (C)place);
            }
        }
    }
    return write(c.address, to) ? internal_error : success;
}

int gemm(const char* name, Handle* handle, int m, int n, int k, const void* alpha, Matrix a, Matrix b, const void* beta,
         Matrix c, int batches, const int (&types)[3], int compute, int algorithm) {
    char line[400];
    snprintf(line, sizeof(line), "%s %d %d %d x %d x %d ld %d %d %d strides %lld %lld %lld batches %d type %d compute %d math %d\n",
        name, a.op, b.op, m, n, k, a.leading, b.leading, c.leading, a.stride, b.stride, c.stride, batches, types[0], compute,
        handle ? handle->math : -1);
    calls += line;
    if (handle != &the_handle) {
        return not_initialized;
    }
    if (answer != success) {
        return answer;
    }
    if (m < 0 || n < 0 || k < 0 || batches < 0 || a.leading < std::max(1, a.rows) || b.leading < std::max(1, b.rows)
        || c.leading < std::max(1, m) || algorithm != -1 || types[0] != types[1] || types[0] != types[2]) {
        return invalid_value;
    }
    auto wait = driver<int (*)(void*)>("cuStreamSynchronize");
    if (!wait || !handle->stream || wait(handle->stream)) {
        return internal_error;
    }
    switch (types[0] * 100 + compute) {
        case 68: return multiply<float, float>(m, n, k, alpha, a, b, beta, c, batches);
        case 170: return multiply<double, double>(m, n, k, alpha, a, b, beta, c, batches);
        case 268: return multiply<_Float16, float>(m, n, k, alpha, a, b, beta, c, batches);
        case 468: return multiply<std::complex<float>, std::complex<float>>(m, n, k, alpha, a, b, beta, c, batches);
        case 570: return multiply<std::complex<double>, std::complex<double>>(m, n, k, alpha, a, b, beta, c, batches);
        case 1468: return multiply<Brain, float>(m, n, k, alpha, a, b, beta, c, batches);
        default: return not_supported;
    }
}

Matrix matrix(uint64_t address, int op, int rows, int columns, int leading, long long stride) {
    return {address, op, op == 0 ? rows : columns, op == 0 ? columns : rows, leading, stride};
}

}  // namespace

extern "C" {

int cublasCreate_v2(void** handle) {
    the_handle = {};
    *handle = &the_handle;
    return success;
}

int cublasSetStream_v2(Handle* handle, void* stream) {
    handle->stream = stream;
    return success;
}

int cublasSetMathMode(Handle* handle, int mode) {
    handle->math = mode;
    return success;
}

int cublasGetVersion_v2(Handle*, int* version) {
    *version = 120804;
    return success;
}

int cublasGemmEx(Handle* handle, int op_a, int op_b, int m, int n, int k, const void* alpha, uint64_t a, int a_type, int lda,
                 uint64_t b, int b_type, int ldb, const void* beta, uint64_t c, int c_type, int ldc, int compute, int algorithm) {
    return gemm("GemmEx", handle, m, n, k, alpha, matrix(a, op_a, m, k, lda, 0), matrix(b, op_b, k, n, ldb, 0), beta,
        matrix(c, 0, m, n, ldc, 0), 1, {a_type, b_type, c_type}, compute, algorithm);
}

int cublasGemmStridedBatchedEx(Handle* handle, int op_a, int op_b, int m, int n, int k, const void* alpha, uint64_t a, int a_type,
                               int lda, long long a_stride, uint64_t b, int b_type, int ldb, long long b_stride, const void* beta,
                               uint64_t c, int c_type, int ldc, long long c_stride, int batches, int compute, int algorithm) {
    return gemm("GemmStridedBatchedEx", handle, m, n, k, alpha, matrix(a, op_a, m, k, lda, a_stride),
        matrix(b, op_b, k, n, ldb, b_stride), beta, matrix(c, 0, m, n, ldc, c_stride), batches, {a_type, b_type, c_type}, compute,
        algorithm);
}

// For the tests: the lines so far, which are forgotten, and what later products give instead of a product.
const char* stand_in_calls() {
    static std::string told;
    told = calls;
    calls.clear();
    return told.c_str();
}

void stand_in_answer(int status) { answer = status; }

}
