#include "fibers.h"
#include <deque>
#include <new>
#include <sys/mman.h>

#if !defined(__x86_64__)
#error "The switch of fibers is written for x86-64."
#endif

// Saves the callee's registers of the System V ABI and the stack, and takes up another stack where it left off.
asm(R"(
.text
.globl cudaemu_switch
.hidden cudaemu_switch
.type cudaemu_switch, @function
cudaemu_switch:
    push %rbp
    push %rbx
    push %r12
    push %r13
    push %r14
    push %r15
    mov %rsp, (%rdi)
    mov %rsi, %rsp
    pop %r15
    pop %r14
    pop %r13
    pop %r12
    pop %rbx
    pop %rbp
    ret
.size cudaemu_switch, .-cudaemu_switch
)");

namespace cudaemu {
namespace {

std::deque<Fiber> fibers;
size_t taken = 0;

// Stacks that begin at the same offset of a page would all lie in the same sets of the cache.
constexpr u64 Colours = 61, CacheLine = 64;
constexpr int SavedRegisters = 6;

}

Fiber& takeFiber(void (*entry)()) {
  if (taken == fibers.size()) {
    int flags = MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE;
    void* memory = mmap(nullptr, Fiber::GuardBytes + Fiber::StackBytes, PROT_READ | PROT_WRITE, flags, -1, 0);
    if (memory == MAP_FAILED) throw std::bad_alloc();
    mprotect(memory, Fiber::GuardBytes, PROT_NONE);
    fibers.push_back({static_cast<u8*>(memory), nullptr});
  }
  Fiber& fiber = fibers[taken];
  u64* stack = reinterpret_cast<u64*>(static_cast<u8*>(fiber.top()) - taken % Colours * CacheLine);
  taken++;
  *--stack = 0;
  *--stack = reinterpret_cast<u64>(entry);
  for (int i = 0; i < SavedRegisters; i++) *--stack = 0;
  fiber.stackPointer = stack;
  return fiber;
}

void returnFibers() { taken = 0; }

}
