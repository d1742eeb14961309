// Rows picked by index, and rows that coordinates name. Indices are checked as they are read: the first fault is noted in the
// error word, and its row is zeros.

struct alignas(16) b16 {
    u64 low, high;
};

RO_INLINE void clear(u8& x) { x = 0; }
RO_INLINE void clear(u16& x) { x = 0; }
RO_INLINE void clear(u32& x) { x = 0; }
RO_INLINE void clear(u64& x) { x = 0; }
RO_INLINE void clear(b16& x) { x.low = 0; x.high = 0; }

// table is [batches, outer, height, width], indices [batches, count], y [batches, outer, count, width]. U counts elements.
template <typename T, typename I, typename U>
RO_INLINE void gather(const T* table, const I* indices, T* y, U n, U count, U outer, U height, U width) {
    for (U i = ro_thread(); i < n; i += ro_threads()) {
        const U pick = i / width, column = i - pick * width;
        const U source = pick / count, place = pick - source * count;
        const i64 row = (i64)indices[source / outer * count + place];
        if (row < 0 || row >= (i64)height) {
            clear(y[i]);
        } else {
            y[i] = table[(u64)(source * height + (U)row) * width + column];
        }
    }
}

#define MOST_DEPTH 12
struct ro_dims {
    i64 size[MOST_DEPTH];
};

// -1 for a row of coordinates that lies outside; unless it may be skipped, that is a fault.
template <typename I>
RO_INLINE void flatten(const I* indices, i64* rows, u64 count, u32 depth, const ro_dims& dims, bool skips, u64* error,
    u32 number) {
    for (u64 i = ro_thread(); i < count; i += ro_threads()) {
        i64 row = 0;
        bool is_inside = true;
        for (u32 d = 0; d < depth; d++) {
            const i64 index = (i64)indices[i * depth + d];
            is_inside = is_inside && index >= 0 && index < dims.size[d];
            row = row * dims.size[d] + index;
        }
        if (!is_inside && !skips) {
            ro_fail(error, number, i);
        }
        rows[i] = is_inside ? row : -1;
    }
}

// The rows of segments: -1 for a negative one, which drops its slice; one that is not below size is a fault.
template <typename I>
RO_INLINE void segments(const I* ids, i64* rows, u64 count, i64 size, u64* error, u32 number) {
    for (u64 i = ro_thread(); i < count; i += ro_threads()) {
        const i64 id = (i64)ids[i];
        if (id >= size) {
            ro_fail(error, number, i);
        }
        rows[i] = id < 0 || id >= size ? -1 : id;
    }
}

#define GATHER(BYTES, T, I) \
    RO_KERNEL(256) gather_##BYTES##_##I(const T* table, const I* indices, T* y, u64 n, u64 count, u64 outer, u64 height, \
        u64 width) { \
        if (n < 0x80000000ull) { \
            gather<T, I, u32>(table, indices, y, (u32)n, (u32)count, (u32)outer, (u32)height, (u32)width); \
        } else { \
            gather<T, I, u64>(table, indices, y, n, count, outer, height, width); \
        } \
    }
#define GATHERS(BYTES, T) GATHER(BYTES, T, i16) GATHER(BYTES, T, i32) GATHER(BYTES, T, i64)
#define FLATTEN(I) \
    RO_KERNEL(256) flatten_##I(const I* indices, i64* rows, u64 count, u32 depth, ro_dims dims, bool skips, u64* error, \
        u32 number) { \
        flatten<I>(indices, rows, count, depth, dims, skips, error, number); \
    }
#define SEGMENTS(I) \
    RO_KERNEL(256) segments_##I(const I* ids, i64* rows, u64 count, i64 size, u64* error, u32 number) { \
        segments<I>(ids, rows, count, size, error, number); \
    }

GATHERS(1, u8)
GATHERS(2, u16)
GATHERS(4, u32)
GATHERS(8, u64)
GATHERS(16, b16)
FLATTEN(i16)
FLATTEN(i32)
FLATTEN(i64)
SEGMENTS(i16)
SEGMENTS(i32)
SEGMENTS(i64)
