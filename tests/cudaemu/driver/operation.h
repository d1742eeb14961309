// What a stream holds: work that waits until something needs it.
#pragma once
#include "arena.h"
#include "clocks.h"
#include "modules.h"
#include "pinned.h"
#include <memory>
#include <variant>

namespace cudaemu {

struct Nothing {};                          // a wait, or the moment of an event
struct Launch {
  Function* function;
  EmuDim grid, block;
  u32 sharedBytes;
  std::vector<u8> arguments;
};
struct Copy {
  u64 to, from, bytes;
  bool fromHost, toHost;
  PinnedBuffer* pinned;
  std::vector<u8> staged;                   // pageable memory is read when the copy is queued, as a driver may
};
struct Fill { u64 to, count; u32 value, width; };
struct Free { Allocation* allocation; };
struct HostCall { void (*function)(void*); void* data; };

using Work = std::variant<Nothing, Launch, Copy, Fill, Free, HostCall>;

struct Operation {
  OperationId id = 0;
  u32 stream = 0;
  Work work;
  std::vector<std::shared_ptr<Operation>> after;   // of other streams; its own stream's order needs no entry
  Clock clock;
  bool isDone = false;
  double doneMs = 0;
};

using OperationPtr = std::shared_ptr<Operation>;

// Runs an operation whose predecessors have run; an error is kept for the next call that may return it.
void execute(Operation& operation);

// The error that the context is stuck with; Success for none.
extern Result stickyError;

}
