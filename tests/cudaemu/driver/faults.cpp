#include "faults.h"
#include "access_check.h"
#include "block.h"
#include "violations.h"
#include <csignal>
#include <cstring>
#include <ctime>
#include <pthread.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <ucontext.h>
#include <unistd.h>

namespace cudaemu {
namespace {

// Per thread: .NET turns a null dereference on any of its threads into a signal.
thread_local bool isInKernel = false;
thread_local timer_t timer;
thread_local bool hasTimer = false;

struct sigaction previous[64];
constexpr int Faults[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL};
constexpr long RetryNanoseconds = 10'000'000;

int timeSignal() { return SIGRTMIN + 7; }

struct Ended { int signal; const void* pc; u64 address; bool isStack; };
volatile bool hasEnded = false;
Ended ended;

[[noreturn]] void escapeKernel() {
  abortKernel(ended.signal == SIGSEGV || ended.signal == SIGBUS ? IllegalAddress
              : ended.signal == timeSignal()                    ? LaunchTimeout
                                                                : LaunchFailed);
}

// Makes the signal return into escapeKernel, on the fiber that the kernel gives up anyway.
void redirect(ucontext_t& context, int signal, u64 address) {
  auto& registers = context.uc_mcontext.gregs;
  ended = {signal, reinterpret_cast<const void*>(registers[REG_RIP] + 1), address, block.fiber->overflowedAt(address)};
  hasEnded = true;
  registers[REG_RIP] = reinterpret_cast<greg_t>(&escapeKernel);
  registers[REG_RSP] = reinterpret_cast<greg_t>(block.fiber->top()) - 8;
}

void armTimer(long nanoseconds, long seconds) {
  itimerspec limit{};
  limit.it_value.tv_sec = seconds;
  limit.it_value.tv_nsec = nanoseconds;
  timer_settime(timer, 0, &limit, nullptr);
}

void onTime(int signal, siginfo_t*, void* raw) {
  auto& context = *static_cast<ucontext_t*>(raw);
  if (!isInKernel || !block.fiber) return;
  // Only in the kernel's own code: the driver or the C library may hold a lock.
  u64 pc = static_cast<u64>(context.uc_mcontext.gregs[REG_RIP]);
  if (block.function().module->contains(pc)) redirect(context, signal, 0);
  else armTimer(RetryNanoseconds, 0);
}

void chain(int signal, siginfo_t* info, void* context) {
  struct sigaction& old = previous[signal];
  if (old.sa_flags & SA_SIGINFO) old.sa_sigaction(signal, info, context);
  else if (old.sa_handler == SIG_DFL || old.sa_handler == SIG_IGN) std::signal(signal, SIG_DFL);   // the fault comes again
  else old.sa_handler(signal);
}

void onFault(int signal, siginfo_t* info, void* context) {
  u64 address = reinterpret_cast<u64>(info->si_addr);
  if (isInKernel && block.fiber) return redirect(*static_cast<ucontext_t*>(context), signal, address);
  bool isMemory = signal == SIGSEGV || signal == SIGBUS;
  if (isMemory && healPinnedFault(address)) return;
  if (isMemory && isInArena(address)) {
    const char text[] = "[cudaemu] FATAL: host code touched device memory\n";
    if (write(STDERR_FILENO, text, sizeof text - 1) < 0) return;
  }
  chain(signal, info, context);
}

// Where the signal met the code that checks accesses, the access tells the line.
const void* lineOfKernel(const void* pc) {
  for (const Symbol& function : block.function().module->symbols.functions) {
    bool isMet = reinterpret_cast<u64>(pc) - function.address < function.bytes;
    if (isMet && function.name.rfind("__tsan_", 0) == 0) return latestAccess();
  }
  return pc;
}

// With the mask of the handler before: .NET keeps the signal that stops threads for its garbage collector away from the small
// signal stack, which holds one frame and no second.
void install(int signal, void (*handler)(int, siginfo_t*, void*)) {
  sigaction(signal, nullptr, &previous[signal]);
  struct sigaction action{};
  action.sa_mask = previous[signal].sa_mask;
  sigaddset(&action.sa_mask, timeSignal());
  action.sa_sigaction = handler;
  action.sa_flags = SA_SIGINFO | SA_ONSTACK | SA_RESTART;
  sigaction(signal, &action, nullptr);
}

// A full fiber leaves no room for the handler.
void ensureSignalStack() {
  stack_t stack{};
  sigaltstack(nullptr, &stack);
  if (!(stack.ss_flags & SS_DISABLE)) return;
  constexpr size_t Bytes = 64 << 10;
  stack.ss_sp = mmap(nullptr, Bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  stack.ss_size = Bytes;
  stack.ss_flags = 0;
  sigaltstack(&stack, nullptr);
}

// The limit is of this thread's CPU time: a busy machine makes no kernel fail.
void makeTimer() {
  clockid_t clock;
  pthread_getcpuclockid(pthread_self(), &clock);
  sigevent event{};
  event.sigev_notify = SIGEV_THREAD_ID;
  event.sigev_signo = timeSignal();
  event._sigev_un._tid = static_cast<pid_t>(syscall(SYS_gettid));
  hasTimer = timer_create(clock, &event, &timer) == 0;
}

}

void installHandlers() {
  for (int signal : Faults) install(signal, onFault);
  install(timeSignal(), onTime);
}

void enterKernel() {
  ensureSignalStack();
  if (settings.timeLimitMs && !hasTimer) makeTimer();
  long limit = static_cast<long>(settings.timeLimitMs);
  if (hasTimer) armTimer(limit % 1000 * 1'000'000, limit / 1000);
  hasEnded = false;
  isInKernel = true;
}

void leaveKernel() {
  isInKernel = false;
  if (hasTimer) armTimer(0, 0);
}

void reportSignal() {
  if (!hasEnded) return;
  std::string place = here(lineOfKernel(ended.pc));
  if (ended.signal == timeSignal())
    violation("time limit: more than %llu ms of CPU time%s", static_cast<unsigned long long>(settings.timeLimitMs),
              place.c_str());
  else if (ended.isStack)
    violation("stack overflow: more than %llu bytes of local memory%s", static_cast<unsigned long long>(Fiber::StackBytes),
              place.c_str());
  else if (ended.signal == SIGSEGV || ended.signal == SIGBUS)
    violation("illegal address %#llx%s (CUDAEMU_MODE=check names the access): %s", static_cast<unsigned long long>(ended.address),
              place.c_str(), describe(ended.address).c_str());
  else
    violation("%s%s", ended.signal == SIGFPE ? "SIGFPE: integer division by zero or overflow" : "SIGILL: illegal instruction",
              place.c_str());
}

}
