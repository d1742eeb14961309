template <typename T> RO_INLINE void scale_rows(const T* x, const T* factors, T* y, i64 n, i64 m) {
    u32 count = (u32)(n * m);
    for (u32 i = ro_thread(); i < count; i += ro_threads()) y[i] = x[i] * factors[i / (u32)m];
}
RO_KERNEL(256) scale_rows_f32(const f32* x, const f32* factors, f32* y, i64 n, i64 m) { scale_rows(x, factors, y, n, m); }
RO_KERNEL(256) scale_rows_f64(const f64* x, const f64* factors, f64* y, i64 n, i64 m) { scale_rows(x, factors, y, n, m); }
