// GCC's sanitizers emit these calls; no sanitizer's runtime is linked, they are ours. Compiled once and linked to every
// kernel that is checked.
#include "kernel_abi.h"
#include "language.h"

#define EMU_CALLBACK extern "C" EMU_PLAIN __attribute__((visibility("hidden")))
#define EMU_HERE __builtin_return_address(0)

#define EMU_ACCESS(NAME, BYTES, FLAGS) \
  EMU_CALLBACK void __tsan_##NAME##BYTES(void* p) { __emu_runtime->access(p, BYTES, FLAGS, EMU_HERE); }
#define EMU_ACCESSES(BYTES) \
  EMU_ACCESS(read, BYTES, 0) \
  EMU_ACCESS(write, BYTES, EMU_WRITE) \
  EMU_ACCESS(volatile_read, BYTES, EMU_VOLATILE) \
  EMU_ACCESS(volatile_write, BYTES, EMU_WRITE | EMU_VOLATILE) \
  EMU_ACCESS(unaligned_read, BYTES, EMU_UNALIGNED) \
  EMU_ACCESS(unaligned_write, BYTES, EMU_WRITE | EMU_UNALIGNED)
EMU_ACCESSES(1)
EMU_ACCESSES(2)
EMU_ACCESSES(4)
EMU_ACCESSES(8)
EMU_ACCESSES(16)
EMU_CALLBACK void __tsan_read_range(void* p, long bytes) {
  __emu_runtime->access(p, (unsigned)bytes, EMU_UNALIGNED, EMU_HERE);
}
EMU_CALLBACK void __tsan_write_range(void* p, long bytes) {
  __emu_runtime->access(p, (unsigned)bytes, EMU_WRITE | EMU_UNALIGNED, EMU_HERE);
}
EMU_CALLBACK void __tsan_func_entry(void*) {}
EMU_CALLBACK void __tsan_func_exit(void*) {}
EMU_CALLBACK void __tsan_init() {}

#define EMU_UNDEFINED1(NAME, TEXT) \
  EMU_CALLBACK void __ubsan_handle_##NAME(void*, void*) { __emu_runtime->undefined(TEXT, nullptr, EMU_HERE); }
#define EMU_UNDEFINED2(NAME, TEXT) \
  EMU_CALLBACK void __ubsan_handle_##NAME(void*, void*, void*) { __emu_runtime->undefined(TEXT, nullptr, EMU_HERE); }
EMU_CALLBACK void __ubsan_handle_type_mismatch_v1(void*, void* p) {
  __emu_runtime->undefined("misaligned access", p, EMU_HERE);
}
EMU_UNDEFINED1(out_of_bounds, "index out of bounds of a fixed-size array")
EMU_UNDEFINED1(float_cast_overflow, "float to integer conversion out of range")
EMU_UNDEFINED1(negate_overflow, "signed overflow in negation")
EMU_UNDEFINED2(shift_out_of_bounds, "shift count out of range")
EMU_UNDEFINED2(divrem_overflow, "division by zero or overflow")
EMU_UNDEFINED2(add_overflow, "signed overflow in +")
EMU_UNDEFINED2(sub_overflow, "signed overflow in -")
EMU_UNDEFINED2(mul_overflow, "signed overflow in *")
