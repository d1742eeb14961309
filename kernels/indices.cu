// Indices are checked where they lie: the first outside [0, size) is noted in the error word.

template <typename T>
RO_INLINE void check_below(const T* indices, u64 count, i64 size, u64* error, u32 number) {
    for (u64 i = ro_thread(); i < count; i += ro_threads()) {
        const i64 index = (i64)indices[i];
        if (index < 0 || index >= size) {
            ro_fail(error, number, i);
        }
    }
}

#define CHECK_BELOW(T) \
    RO_KERNEL(256) check_below_##T(const T* indices, u64 count, i64 size, u64* error, u32 number) { \
        check_below<T>(indices, count, size, error, number); \
    }

CHECK_BELOW(i8)
CHECK_BELOW(u8)
CHECK_BELOW(i16)
CHECK_BELOW(i32)
CHECK_BELOW(i64)
