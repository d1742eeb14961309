// Streams, events, captures and graphs.
#include "api.h"
#include "violations.h"

namespace cudaemu {
namespace {

constexpr unsigned DisableTiming = 2;

int makeStreamInto(void** handle, unsigned flags, int priority) {
  return inContext([&]() -> int {
    if (!handle || flags > 1) return InvalidValue;
    *handle = makeStream(flags, priority);
    return Success;
  });
}

// What the program waited for is known to the host from then on.
int wait(const OperationPtr& operation) {
  if (operation) {
    runUntil(operation);
    hostClock().join(operation->clock);
  }
  return stickyError;
}

// A query makes one step of progress, so that a loop of queries ends.
int query(const OperationPtr& operation, Stream& stream) {
  if (operation && !operation->isDone) {
    runFirst(stream);
    return stickyError ? stickyError : NotReady;
  }
  if (operation) hostClock().join(operation->clock);
  return stickyError;
}

}
}

using namespace cudaemu;

CUDAEMU_API cuStreamCreate(void** stream, unsigned flags) { return makeStreamInto(stream, flags, 0); }

CUDAEMU_API cuStreamCreateWithPriority(void** stream, unsigned flags, int priority) {
  return makeStreamInto(stream, flags, priority);
}

CUDAEMU_API cuStreamGetPriority(void* stream, int* priority) {
  return onStream(stream, [&](Stream& on) -> int {
    *priority = on.priority;
    return Success;
  });
}

CUDAEMU_API cuStreamGetFlags(void* stream, unsigned* flags) {
  return onStream(stream, [&](Stream& on) -> int {
    *flags = on.flags;
    return Success;
  });
}

CUDAEMU_API cuStreamGetId(void* stream, u64* id) {
  return onStream(stream, [&](Stream& on) -> int {
    *id = on.number;
    return Success;
  });
}

CUDAEMU_API cuStreamGetCtx(void* stream, void** context) {
  return onStream(stream, [&](Stream&) -> int {
    *context = theContext();
    return Success;
  });
}

// Returns at once; what is queued runs later, as on hardware.
CUDAEMU_API cuStreamDestroy_v2(void* handle) {
  return initialised([&]() -> int {
    Stream* stream = findStream(handle);
    if (!stream || stream == &legacyStream()) return InvalidHandle;
    stream->isDestroyed = true;
    return stickyError;
  });
}

CUDAEMU_API cuStreamSynchronize(void* stream) {
  return onStream(stream, [](Stream& on) -> int {
    if (on.capture) return CaptureUnsupported;
    int result = wait(on.latest);
    runSome();
    return result;
  });
}

CUDAEMU_API cuStreamQuery(void* stream) {
  return onStream(stream, [](Stream& on) -> int { return on.capture ? CaptureUnsupported : query(on.latest, on); });
}

CUDAEMU_API cuStreamWaitEvent(void* stream, void* handle, unsigned) {
  return onStream(stream, [&](Stream& on) -> int {
    Event* event = driver.events.find(handle);
    if (!event) return InvalidHandle;
    if (event->capture) {
      on.capture = event->capture;
      return Success;
    }
    if (!event->recorded) return Success;
    if (on.capture) return CaptureIsolation;
    enqueue(on, Nothing{}, event->recorded);
    return Success;
  });
}

CUDAEMU_API cuLaunchHostFunc(void* stream, void (*function)(void*), void* data) {
  return onStream(stream, [&](Stream& on) -> int { return function ? submit(on, HostCall{function, data}) : InvalidValue; });
}

CUDAEMU_API cuEventCreate(void** event, unsigned flags) {
  return inContext([&]() -> int {
    *event = driver.events.add({flags, nullptr, nullptr});
    return Success;
  });
}

CUDAEMU_API cuEventDestroy_v2(void* event) {
  return initialised([&]() -> int { return driver.events.remove(event) ? Success : InvalidHandle; });
}

CUDAEMU_API cuEventRecord(void* handle, void* stream) {
  return onStream(stream, [&](Stream& on) -> int {
    Event* event = driver.events.find(handle);
    if (!event) return InvalidHandle;
    event->capture = on.capture;
    if (!on.capture) event->recorded = enqueue(on, Nothing{});
    return Success;
  });
}

CUDAEMU_API cuEventQuery(void* handle) {
  return onEvent(handle, [](Event& event) -> int {
    if (event.capture) return CaptureUnsupported;
    if (!event.recorded) return Success;
    return query(event.recorded, streamNumbered(event.recorded->stream));
  });
}

CUDAEMU_API cuEventSynchronize(void* handle) {
  return onEvent(handle, [](Event& event) -> int { return event.capture ? CaptureUnsupported : wait(event.recorded); });
}

CUDAEMU_API cuEventElapsedTime_v2(float* milliseconds, void* from, void* to) {
  return inContext([&]() -> int {
    Event *start = driver.events.find(from), *end = driver.events.find(to);
    if (!start || !end || !start->recorded || !end->recorded || (start->flags | end->flags) & DisableTiming) return InvalidHandle;
    if (!start->recorded->isDone || !end->recorded->isDone) return NotReady;
    *milliseconds = static_cast<float>(end->recorded->doneMs - start->recorded->doneMs);
    return Success;
  });
}

CUDAEMU_API cuEventElapsedTime(float* milliseconds, void* from, void* to) {
  return cuEventElapsedTime_v2(milliseconds, from, to);
}

CUDAEMU_API cuStreamBeginCapture_v2(void* stream, int) {
  return onStream(stream, [](Stream& on) -> int {
    if (&on == &legacyStream()) return CaptureUnsupported;
    if (on.capture) return IllegalState;
    on.capture = driver.graphs.add({&on, {}});
    return Success;
  });
}

CUDAEMU_API cuStreamIsCapturing(void* stream, int* status) {
  return onStream(stream, [&](Stream& on) -> int {
    *status = on.capture != nullptr;
    return Success;
  });
}

CUDAEMU_API cuStreamEndCapture(void* stream, void** graph) {
  return onStream(stream, [&](Stream& on) -> int {
    if (!on.capture) return IllegalState;
    if (on.capture->origin != &on) return CaptureUnmatched;
    *graph = on.capture;
    endCapture(*on.capture);
    return Success;
  });
}

CUDAEMU_API cuGraphInstantiateWithFlags(void** executable, void* handle, u64) {
  return inContext([&]() -> int {
    Graph* graph = driver.graphs.find(handle);
    if (!graph) return InvalidHandle;
    *executable = driver.executables.add({graph->nodes});
    return Success;
  });
}

CUDAEMU_API cuGraphLaunch(void* handle, void* stream) {
  return onStream(stream, [&](Stream& on) -> int {
    GraphExec* executable = driver.executables.find(handle);
    if (!executable) return InvalidHandle;
    int result = Success;
    for (const Work& node : executable->nodes)
      if (result == Success) result = submit(on, node);
    return result;
  });
}

CUDAEMU_API cuGraphExecDestroy(void* executable) {
  return initialised([&]() -> int { return driver.executables.remove(executable) ? Success : InvalidHandle; });
}

CUDAEMU_API cuGraphDestroy(void* graph) {
  return initialised([&]() -> int { return driver.graphs.remove(graph) ? Success : InvalidHandle; });
}

// Only the count: nodes have no handles here.
CUDAEMU_API cuGraphGetNodes(void* handle, void**, size_t* count) {
  return initialised([&]() -> int {
    Graph* graph = driver.graphs.find(handle);
    if (!graph) return InvalidHandle;
    *count = graph->nodes.size();
    return Success;
  });
}
