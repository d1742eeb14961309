// Random numbers: Philox4x32 with 10 rounds, the bits and the order of the host (and of TensorFlow on the CPU). A thread makes
// the outputs of one block of four numbers.

struct ro_block {
    u32 at[4];
};

struct ro_stream {
    u64 key, low, high;
    RO_INLINE ro_block block(u64 index) const {
        u64 l = low + index, h = high + (l < low ? 1 : 0);
        u32 a = (u32)l, b = (u32)(l >> 32), c = (u32)h, d = (u32)(h >> 32), k = (u32)key, m = (u32)(key >> 32);
        #pragma unroll
        for (int round = 0; round < 10; round++) {
            const u64 first = (u64)0xD2511F53u * a, second = (u64)0xCD9E8D57u * c;
            a = (u32)(second >> 32) ^ b ^ k;
            b = (u32)second;
            c = (u32)(first >> 32) ^ d ^ m;
            d = (u32)first;
            k += 0x9E3779B9u;
            m += 0xBB67AE85u;
        }
        ro_block numbers = { { a, b, c, d } };
        return numbers;
    }
};

RO_INLINE f32 unit_f32(u32 bits) { return ro_sub(__uint_as_float((bits & 0x7FFFFFu) | 0x3F800000u), 1.0f); }
RO_INLINE f64 unit_f64(u32 first, u32 second) {
    return ro_sub(__longlong_as_double((i64)(((u64)(first & 0xFFFFFu) << 32) | second | 0x3FF0000000000000ull)), 1.0);
}

// How many outputs a block makes, and which.
template <typename T> struct outputs { static const int count = sizeof(T) == 8 ? 2 : 4; };

RO_INLINE f32 uniform_of(f32, const ro_block& b, int k) { return unit_f32(b.at[k]); }
RO_INLINE f64 uniform_of(f64, const ro_block& b, int k) { return unit_f64(b.at[2 * k], b.at[2 * k + 1]); }
RO_INLINE f16 uniform_of(f16, const ro_block& b, int k) {
    f16 x;
    x.bits = (u16)((b.at[k] & 0x3FFu) | 0x3C00u);
    return ro_down<f16>(ro_sub(ro_up(x), 1.0f));
}
RO_INLINE bf16 uniform_of(bf16, const ro_block& b, int k) {
    bf16 x;
    x.bits = (u16)((b.at[k] & 0x7Fu) | 0x3F80u);
    return ro_down<bf16>(ro_sub(ro_up(x), 1.0f));
}

// Box and Muller's transform: two numbers, sine first.
RO_INLINE void normal_pair(u32 first, u32 second, f32& a, f32& b) {
    const f32 u = unit_f32(first);
    const f32 radius = ro_sqrt(ro_mul(-2.0f, ro_log(u > 1e-7f ? u : 1e-7f)));
    const f32 angle = (f32)ro_mul(6.283185307179586, (f64)unit_f32(second));
    a = ro_mul(ro_sin(angle), radius);
    b = ro_mul(ro_cos(angle), radius);
}
RO_INLINE void normal_pair(const ro_block& bits, f64& a, f64& b) {
    const f64 u = unit_f64(bits.at[0], bits.at[1]);
    const f64 radius = ro_sqrt(ro_mul(-2.0, ro_log(u > 1e-7 ? u : 1e-7)));
    const f64 angle = ro_mul(6.283185307179586, unit_f64(bits.at[2], bits.at[3]));
    a = ro_mul(ro_sin(angle), radius);
    b = ro_mul(ro_cos(angle), radius);
}

template <typename T>
RO_INLINE void uniform(T* y, const ro_stream& stream, u64 n) {
    const int count = outputs<T>::count;
    for (u64 i = ro_thread(); i * count < n; i += ro_threads()) {
        const ro_block bits = stream.block(i);
        for (int k = 0; k < count && i * count + k < n; k++) {
            y[i * count + k] = uniform_of(T(), bits, k);
        }
    }
}

template <typename T>
RO_INLINE void normal(T* y, const ro_stream& stream, u64 n) {
    for (u64 i = ro_thread(); i * 4 < n; i += ro_threads()) {
        const ro_block bits = stream.block(i);
        f32 x[4];
        normal_pair(bits.at[0], bits.at[1], x[0], x[1]);
        normal_pair(bits.at[2], bits.at[3], x[2], x[3]);
        for (int k = 0; k < 4 && i * 4 + k < n; k++) {
            y[i * 4 + k] = ro_down<T>(x[k]);
        }
    }
}
RO_INLINE void normal(f64* y, const ro_stream& stream, u64 n) {
    for (u64 i = ro_thread(); i * 2 < n; i += ro_threads()) {
        f64 x[2];
        normal_pair(stream.block(i), x[0], x[1]);
        for (int k = 0; k < 2 && i * 2 + k < n; k++) {
            y[i * 2 + k] = x[k];
        }
    }
}

// What lies outside two deviations is drawn again; each group has a region of the stream of its own.
template <typename T>
RO_INLINE void truncated(T* y, const ro_stream& stream, u64 n) {
    for (u64 i = ro_thread(); i * 4 < n; i += ro_threads()) {
        f32 x[4];
        int found = 0;
        for (u64 block = i * 256; found < 4; block++) {
            const ro_block bits = stream.block(block);
            for (int half = 0; half < 4 && found < 4; half += 2) {
                f32 a, b;
                normal_pair(bits.at[half], bits.at[half + 1], a, b);
                if (fabsf(a) < 2.0f) {
                    x[found++] = a;
                }
                if (fabsf(b) < 2.0f && found < 4) {
                    x[found++] = b;
                }
            }
        }
        for (int k = 0; k < 4 && i * 4 + k < n; k++) {
            y[i * 4 + k] = ro_down<T>(x[k]);
        }
    }
}
RO_INLINE void truncated(f64* y, const ro_stream& stream, u64 n) {
    for (u64 i = ro_thread(); i * 2 < n; i += ro_threads()) {
        f64 x[2];
        int found = 0;
        for (u64 block = i * 128; found < 2; block++) {
            f64 a, b;
            normal_pair(stream.block(block), a, b);
            if (fabs(a) < 2.0) {
                x[found++] = a;
            }
            if (fabs(b) < 2.0 && found < 2) {
                x[found++] = b;
            }
        }
        for (int k = 0; k < 2 && i * 2 + k < n; k++) {
            y[i * 2 + k] = x[k];
        }
    }
}

// Integers of the whole range where range is 0, else from [minimum, minimum + range) by remainder.
template <typename T, typename U>
RO_INLINE void integers(T* y, const ro_stream& stream, U minimum, U range, u64 n) {
    const int count = outputs<T>::count;
    for (u64 i = ro_thread(); i * count < n; i += ro_threads()) {
        const ro_block bits = stream.block(i);
        for (int k = 0; k < count && i * count + k < n; k++) {
            const U x = count == 4 ? (U)bits.at[k] : (U)((u64)bits.at[2 * k & 3] | ((u64)bits.at[2 * k + 1 & 3] << 32));
            y[i * count + k] = (T)(range == 0 ? x : minimum + x % range);
        }
    }
}

#define RANDOM(FORM, T) \
    RO_KERNEL(256) FORM##_##T(T* y, u64 key, u64 low, u64 high, u64 n) { \
        ro_stream stream = { key, low, high }; \
        FORM(y, stream, n); \
    }
#define RANDOMS(T) RANDOM(uniform, T) RANDOM(normal, T) RANDOM(truncated, T)
#define INTEGERS(T, U) \
    RO_KERNEL(256) integers_##T(T* y, u64 key, u64 low, u64 high, U minimum, U range, u64 n) { \
        ro_stream stream = { key, low, high }; \
        integers<T, U>(y, stream, minimum, range, n); \
    }

#if !defined(RO_DTYPE) || RO_DTYPE == 19
RANDOMS(f16)
#endif
#if !defined(RO_DTYPE) || RO_DTYPE == 14
RANDOMS(bf16)
#endif
#if !defined(RO_DTYPE) || RO_DTYPE == 1
RANDOMS(f32)
#endif
#if !defined(RO_DTYPE) || RO_DTYPE == 2
RANDOMS(f64)
#endif
#if !defined(RO_DTYPE) || RO_DTYPE == 3
INTEGERS(i32, u32)
#endif
#if !defined(RO_DTYPE) || RO_DTYPE == 22
INTEGERS(u32, u32)
#endif
#if !defined(RO_DTYPE) || RO_DTYPE == 9
INTEGERS(i64, u64)
#endif
#if !defined(RO_DTYPE) || RO_DTYPE == 23
INTEGERS(u64, u64)
#endif
