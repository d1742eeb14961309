// How every exported function is made: under the driver's one lock, after the checks that its kind of call has.
#pragma once
#include "arena.h"
#include "handles.h"
#include "streams.h"
#include <mutex>
#include <new>

#define CUDAEMU_API extern "C" __attribute__((visibility("default"))) int

namespace cudaemu {

// What a graph is made into; its nodes are copied, so the graph may go.
struct GraphExec { std::vector<Work> nodes; };
struct Pool { u64 threshold = 0, used = 0, high = 0; };

struct Driver {
  std::recursive_mutex lock;
  bool isInitialised = false;
  u32 retained = 0;            // of the primary context
  u64 calls = 0;
  Handles<Event> events;
  Handles<Graph> graphs;
  Handles<GraphExec> executables;
  Handles<Pool> pools;
  Pool defaultPool;
};

extern Driver driver;

// The context of this thread; there is one context, whose address is its handle.
extern thread_local void* currentContext;
void* theContext();

template <typename Call>
int guarded(Call call) {
  std::lock_guard<std::recursive_mutex> guard(driver.lock);
  ArenaGuard arena;
  try {
    return call();
  } catch (const std::bad_alloc&) {
    return OutOfMemory;
  }
}

// A call that needs cuInit.
template <typename Call>
int initialised(Call call) {
  return guarded([&]() -> int {
    driver.calls++;
    if (!driver.isInitialised) return NotInitialized;
    reportPinnedFaults();
    return call();
  });
}

// A call that needs a current context, and fails with the error the context is stuck with.
template <typename Call>
int inContext(Call call) {
  return initialised([&]() -> int {
    if (!currentContext) return InvalidContext;
    if (!driver.retained) return ContextIsDestroyed;
    return stickyError ? stickyError : call();
  });
}

template <typename Call>
int onStream(void* handle, Call call) {
  return inContext([&]() -> int {
    Stream* stream = findStream(handle);
    return stream ? call(*stream) : InvalidHandle;
  });
}

template <typename Call>
int onEvent(void* handle, Call call) {
  return inContext([&]() -> int {
    Event* event = driver.events.find(handle);
    return event ? call(*event) : InvalidHandle;
  });
}

template <typename Call>
int onFunction(void* handle, Call call) {
  return inContext([&]() -> int {
    Function* function = findFunction(handle);
    return function ? call(*function) : InvalidHandle;
  });
}

// Ends the context: all that was queued runs, what was not freed is a leak, every handle is invalid.
void destroyContext();

}
