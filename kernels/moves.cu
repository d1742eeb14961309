// Moves elements between buffers with strides of their own, whatever the elements are: what counts is their size.

struct alignas(16) b16 {
    u64 low, high;
};

// A box of elements. Below 2^31 of them a quotient by size is (mulhi(i, magic) + i) >> shift; above, it is divided.
#define MOST_BOX_DIMS 10
struct ro_box {
    u32 rank, is_wide;
    u32 size[MOST_BOX_DIMS], magic[MOST_BOX_DIMS], shift[MOST_BOX_DIMS];
    i64 from[MOST_BOX_DIMS], to[MOST_BOX_DIMS];
};

// Into a variable: nothing once a check before it has failed. Into a new tensor there is no word to look at, a null pointer:
// who reads that tensor is told of the fault.
template <typename T>
RO_INLINE void copy_box(const T* x, T* y, i64 x_start, i64 y_start, const ro_box& box, u64 n, const u64* error) {
    if (error && ro_failed(error)) {
        return;
    }
    for (u64 i = ro_thread(); i < n; i += ro_threads()) {
        i64 from = x_start, to = y_start;
        u64 rest = i;
        #pragma unroll
        for (int d = MOST_BOX_DIMS - 1; d >= 0; d--) {
            if (d < (int)box.rank) {
                u64 quotient = box.is_wide ? rest / box.size[d]
                    : (u64)(((u32)((rest * box.magic[d]) >> 32) + (u32)rest) >> box.shift[d]);
                i64 place = (i64)(rest - quotient * box.size[d]);
                from += place * box.from[d];
                to += place * box.to[d];
                rest = quotient;
            }
        }
        y[to] = x[from];
    }
}

template <typename T>
RO_INLINE void fill_with(T* y, const Scalar<T>& value, u64 n) {
    const T x = value.get();
    for (u64 i = ro_thread(); i < n; i += ro_threads()) {
        y[i] = x;
    }
}

// MirrorPad: each dim of the output names, through a table, the place in the input that it mirrors.
template <typename T>
RO_INLINE void mirror_pad(const T* x, T* y, const i64* places, const ro_box& box, u64 n) {
    for (u64 i = ro_thread(); i < n; i += ro_threads()) {
        i64 from = 0;
        u64 rest = i;
        for (int d = (int)box.rank - 1; d >= 0; d--) {
            u64 quotient = rest / box.size[d];
            from += places[box.to[d] + (i64)(rest - quotient * box.size[d])] * box.from[d];
            rest = quotient;
        }
        y[i] = x[from];
    }
}

#define MOVES(BYTES, T) \
    RO_KERNEL(256) copy_##BYTES(const T* x, T* y, i64 x_start, i64 y_start, ro_box box, u64 n, const u64* error) { \
        copy_box<T>(x, y, x_start, y_start, box, n, error); \
    } \
    RO_KERNEL(256) fill_##BYTES(T* y, Scalar<T> value, u64 n) { \
        fill_with<T>(y, value, n); \
    } \
    RO_KERNEL(256) mirror_##BYTES(const T* x, T* y, const i64* places, ro_box box, u64 n) { \
        mirror_pad<T>(x, y, places, box, n); \
    }

MOVES(1, u8)
MOVES(2, u16)
MOVES(4, u32)
MOVES(8, u64)
MOVES(16, b16)
