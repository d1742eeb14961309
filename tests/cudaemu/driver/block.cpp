#include "block.h"
#include "access_check.h"
#include "violations.h"

namespace cudaemu {

Block block;
u64 barriersPassed = 0;

namespace {

void* schedulerStack;
u32 nextStart;                    // the first of block.order that has not started
u32 doneCount, barrierCount;
std::vector<u32> ready;           // released, from readyHead on
size_t readyHead;
int voteKind, voteResult;

void switchTo(DeviceThread& thread, void** save) {
  block.current = &thread;
  *block.function().module->table->current = &thread.view;
  if (block.fiber == thread.fiber) return;
  block.fiber = thread.fiber;
  cudaemu_switch(save, thread.fiber->stackPointer);
}

void leaveForScheduler(void** save) { cudaemu_switch(save, schedulerStack); }

[[noreturn]] void fiberMain();

void releaseBarrier() {
  int first = 0, other = 0;
  u32 votes = 0;
  for (const DeviceThread& thread : block.threads) {
    if (thread.state != ThreadState::AtBarrier) continue;
    if (!first) first = thread.line;
    else if (thread.line != first) other = thread.line;
    votes += thread.vote != 0;
  }
  const char* name = block.function().name.c_str();
  if (other) {
    violation("divergent barrier: threads of block %u wait in __syncthreads() at lines %d and %d of kernel %s", block.number,
              first, other, name);
    abortKernel(LaunchFailed);
  }
  if (doneCount && settings.check && isFirst("exited", &block.function(), reinterpret_cast<void*>(static_cast<long>(first))))
    violation("barrier in divergent code: %u of %u threads of block %u had exited before __syncthreads() at line %d of kernel "
              "%s", doneCount, block.count(), block.number, first, name);
  voteResult = voteKind == EMU_COUNT ? static_cast<int>(votes) : voteKind == EMU_AND ? votes == barrierCount : votes > 0;
  block.interval++;
  barriersPassed++;
  barrierCount = 0;
  if (settings.order == Order::Random) fillOrder(block.order, block.count());
  for (u32 index : block.order)
    if (block.threads[index].state == ThreadState::AtBarrier) releaseThread(block.threads[index]);
}

[[noreturn]] void reportDeadlock() {
  std::string waiting;
  for (u32 i = 0; i < block.count() && waiting.size() < 200; i++) {
    const DeviceThread& thread = block.threads[i];
    if (thread.state == ThreadState::Done) continue;
    waiting += formatted(" t%u@%s:%d", i, thread.state == ThreadState::AtBarrier ? "__syncthreads" : "warp-op", thread.line);
  }
  violation("deadlock in kernel %s, block %u: no thread can go on;%s", block.function().name.c_str(), block.number,
            waiting.c_str());
  abortKernel(LaunchTimeout);
}

// Nobody is ready: lets a barrier or warps go that are complete. False where all threads have ended.
bool releaseSomeone() {
  if (doneCount == block.count()) return false;
  if (releaseWarps()) return true;
  if (!barrierCount || barrierCount + doneCount != block.count()) reportDeadlock();
  releaseBarrier();
  return true;
}

// Gives the processor to whoever can run; comes back when the current thread is released, which may be at once.
void switchAway(void** save) {
  if (nextStart < block.count()) {
    block.fiber = &takeFiber(fiberMain);
    cudaemu_switch(save, block.fiber->stackPointer);
    return;
  }
  if (readyHead == ready.size()) {
    ready.clear();
    readyHead = 0;
    if (!releaseSomeone()) return leaveForScheduler(save);
  }
  switchTo(block.threads[ready[readyHead++]], save);
}

[[noreturn]] void fiberMain() {
  while (nextStart < block.count()) {
    DeviceThread& thread = block.threads[block.order[nextStart++]];
    thread.fiber = block.fiber;
    block.current = &thread;
    *block.function().module->table->current = &thread.view;
    block.function().kernel->invoke(block.arguments);
    endOfThread();
    block.current->state = ThreadState::Done;
    doneCount++;
  }
  void* unused;
  // A thread that ran elsewhere may have this fiber's address as its own no more: it is left for good.
  block.fiber = nullptr;
  switchAway(&unused);
  __builtin_unreachable();
}

}

void fillOrder(std::vector<u32>& order, u32 count) {
  order.resize(count);
  for (u32 i = 0; i < count; i++) order[i] = settings.order == Order::Reverse ? count - 1 - i : i;
  if (settings.order == Order::Random)
    for (u32 i = count; i > 1; i--) std::swap(order[i - 1], order[nextRandom() % i]);
}

void beginKernel(Operation& operation, Launch& launch, void** arguments) {
  block.operation = &operation;
  block.launch = &launch;
  block.arguments = arguments;
  const EmuDim& size = launch.block;
  u32 count = size.x * size.y * size.z;
  block.threads.assign(count, {});
  block.warps.resize((count + 31) / 32);
  for (u32 i = 0; i < count; i++) {
    EmuThread& view = block.threads[i].view;
    view.thread = {i % size.x, i / size.x % size.y, i / (size.x * size.y)};
    view.blockDim = size;
    view.gridDim = launch.grid;
    view.linear = i;
    view.lane = i & 31;
    view.warp = i >> 5;
  }
  fillOrder(block.order, count);
}

Result runBlock(EmuDim index, u32 number) {
  block.number = number;
  block.interval = 0;
  block.error = Success;
  for (DeviceThread& thread : block.threads) {
    thread.view.block = index;
    thread.state = ThreadState::Runs;
    thread.step = 0;
    thread.vote = 0;
  }
  for (auto& groups : block.warps) groups.clear();
  nextStart = doneCount = barrierCount = 0;
  ready.clear();
  readyHead = 0;
  returnFibers();
  switchAway(&schedulerStack);
  block.fiber = nullptr;
  return block.error;
}

void abortKernel(Result error) {
  block.error = error;
  void* unused;
  leaveForScheduler(&unused);
  __builtin_unreachable();
}

void releaseThread(DeviceThread& thread) {
  thread.state = ThreadState::Runs;
  thread.step++;
  ready.push_back(thread.view.linear);
}

void blockCurrent(ThreadState state, int line) {
  DeviceThread& self = *block.current;
  endOfTurn();
  self.state = state;
  self.line = line;
  switchAway(&self.fiber->stackPointer);
}

void meetAtBarrier(int line) {
  block.current->vote = 0;
  barrierCount++;
  blockCurrent(ThreadState::AtBarrier, line);
}

int voteAtBarrier(int line, int kind, int predicate) {
  block.current->vote = predicate != 0;
  voteKind = kind;
  barrierCount++;
  blockCurrent(ThreadState::AtBarrier, line);
  return voteResult;
}

std::string here(const void* pc) {
  const Function& function = block.function();
  return formatted(" in kernel %s%s, block %u thread %u", function.name.c_str(), lineOf(*function.module, pc).c_str(),
                   block.number, block.current ? block.current->view.linear : 0);
}

}
