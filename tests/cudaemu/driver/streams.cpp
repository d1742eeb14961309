#include "streams.h"

namespace cudaemu {
namespace {

constexpr unsigned NonBlocking = 1;

std::vector<std::unique_ptr<Stream>> streams;   // the first is the legacy stream
Clock host;

// The legacy stream and every blocking stream wait for one another.
void orderByLegacyRule(Stream& stream, Operation& operation) {
  if (stream.isNonBlocking) return;
  auto waitFor = [&](Stream& other) {
    if (!other.latest) return;
    if (!other.latest->isDone) operation.after.push_back(other.latest);
    stream.clock.join(other.clock);
  };
  if (&stream != &legacyStream()) return waitFor(legacyStream());
  for (auto& other : streams)
    if (other.get() != &stream && !other->isNonBlocking) waitFor(*other);
}

void guardPendingCopy(const OperationPtr& operation) {
  auto* copy = std::get_if<Copy>(&operation->work);
  if (copy && copy->pinned) guardPinned(*copy->pinned);
}

}

Stream& legacyStream() {
  if (streams.empty()) streams.push_back(std::make_unique<Stream>());
  return *streams[0];
}

Stream* makeStream(unsigned flags, int priority) {
  legacyStream();
  auto stream = std::make_unique<Stream>();
  stream->number = static_cast<u32>(streams.size());
  stream->flags = flags;
  stream->isNonBlocking = (flags & NonBlocking) != 0;
  stream->priority = priority;
  streams.push_back(std::move(stream));
  return streams.back().get();
}

Stream* findStream(void* handle) {
  if (reinterpret_cast<u64>(handle) <= 2) return &legacyStream();
  for (auto& stream : streams)
    if (stream.get() == handle && !stream->isDestroyed) return stream.get();
  return nullptr;
}

Stream& streamNumbered(u32 number) { return *streams[number]; }

bool isCapturing() {
  for (auto& stream : streams)
    if (stream->capture) return true;
  return false;
}

void endCapture(Graph& graph) {
  for (auto& stream : streams)
    if (stream->capture == &graph) stream->capture = nullptr;
}

OperationPtr enqueue(Stream& stream, Work work, const OperationPtr& after) {
  auto operation = std::make_shared<Operation>();
  operation->stream = stream.number;
  operation->id = numberOperation(stream.number, ++stream.count);
  operation->work = std::move(work);
  stream.clock.join(host);
  orderByLegacyRule(stream, *operation);
  if (after) {
    if (!after->isDone) operation->after.push_back(after);
    stream.clock.join(after->clock);
  }
  stream.clock.set(stream.number, stream.count);
  operation->clock = stream.clock;
  stream.latest = operation;
  stream.queue.push_back(operation);
  auto* copy = std::get_if<Copy>(&operation->work);
  if (copy && copy->pinned) copyQueued(*copy->pinned, copy->toHost, operation->id);
  if (settings.schedule == Schedule::Eager) runUntil(operation);
  guardPendingCopy(operation);
  runSome();
  return operation;
}

Result submit(Stream& stream, Work work) {
  if (stream.capture) {
    stream.capture->nodes.push_back(std::move(work));
    return Success;
  }
  enqueue(stream, std::move(work));
  return settings.schedule == Schedule::Eager ? stickyError : Success;
}

void runUntil(const OperationPtr& operation) {
  Stream& stream = *streams[operation->stream];
  while (!operation->isDone && !stream.queue.empty()) {
    OperationPtr first = stream.queue.front();
    for (const OperationPtr& earlier : first->after) runUntil(earlier);
    if (stream.queue.empty() || stream.queue.front() != first) continue;
    stream.queue.pop_front();
    first->after.clear();
    execute(*first);
  }
}

void runFirst(Stream& stream) {
  if (stream.queue.empty()) return;
  OperationPtr first = stream.queue.front();
  runUntil(first);
}

void runAll() {
  for (size_t i = 0; i < streams.size(); i++) {
    if (!streams[i]->latest) continue;
    OperationPtr latest = streams[i]->latest;
    runUntil(latest);
    host.join(streams[i]->clock);
  }
}

void runSome() {
  if (settings.schedule != Schedule::Random) return;
  for (u64 steps = nextRandom() % 4; steps > 0; steps--) runFirst(*streams[nextRandom() % streams.size()]);
}

bool isPending(const Function& function) {
  for (auto& stream : streams)
    for (auto& operation : stream->queue)
      if (auto* launch = std::get_if<Launch>(&operation->work); launch && launch->function == &function) return true;
  return false;
}

Clock& hostClock() { return host; }

void destroyStreams() {
  for (auto& stream : streams) {
    stream->capture = nullptr;
    stream->isDestroyed = stream.get() != &legacyStream();
  }
}

}
