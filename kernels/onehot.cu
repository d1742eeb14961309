// Vectors that are one value at a place and another elsewhere: y is [outer, depth, inner], indices [outer, inner].

struct alignas(16) b16 {
    u64 low, high;
};

template <typename T, typename I>
RO_INLINE void one_hot(const I* indices, T* y, const Scalar<T>& on, const Scalar<T>& off, u64 n, u64 depth, u64 inner) {
    const T at_place = on.get(), elsewhere = off.get();
    for (u64 i = ro_thread(); i < n; i += ro_threads()) {
        const u64 line = i / inner, outer = line / depth;
        const i64 place = (i64)indices[outer * inner + i % inner];
        y[i] = place >= 0 && (u64)place == line - outer * depth ? at_place : elsewhere;
    }
}

#define ONE_HOT(BYTES, T, I) \
    RO_KERNEL(256) one_hot_##BYTES##_##I(const I* indices, T* y, Scalar<T> on, Scalar<T> off, u64 n, u64 depth, u64 inner) { \
        one_hot<T, I>(indices, y, on, off, n, depth, inner); \
    }
#define ONE_HOTS(BYTES, T) ONE_HOT(BYTES, T, i8) ONE_HOT(BYTES, T, u8) ONE_HOT(BYTES, T, i32) ONE_HOT(BYTES, T, i64)

ONE_HOTS(1, u8)
ONE_HOTS(2, u16)
ONE_HOTS(4, u32)
ONE_HOTS(8, u64)
ONE_HOTS(16, b16)
