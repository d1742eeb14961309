// Streams are lazy: an operation runs only when something waits for it, and then with its own dependencies alone; other
// streams stay as late as they can. The random schedule lets some run early, the eager one all.
#pragma once
#include "operation.h"
#include <deque>

namespace cudaemu {

struct Graph;

struct Stream {
  u32 number = 0;
  bool isNonBlocking = false;
  unsigned flags = 0;
  int priority = 0;
  std::deque<OperationPtr> queue;
  OperationPtr latest;
  Clock clock;
  u32 count = 0;                 // operations queued so far
  Graph* capture = nullptr;
  bool isDestroyed = false;      // what is queued still runs
};

struct Event {
  unsigned flags = 0;
  OperationPtr recorded;
  Graph* capture = nullptr;
};

// A capture is one list in the order of the calls, whichever of its streams they name.
struct Graph {
  Stream* origin;
  std::vector<Work> nodes;
};

Stream& legacyStream();
Stream* makeStream(unsigned flags, int priority);
// The stream of a handle; 0, 1 and 2 are the legacy and per-thread default streams.
Stream* findStream(void* handle);
Stream& streamNumbered(u32 number);
bool isCapturing();
void endCapture(Graph& graph);

// Queues work behind what the stream, the host and the legacy stream's rule order before it.
OperationPtr enqueue(Stream& stream, Work work, const OperationPtr& after = nullptr);
// Adds work to the stream's capture, or queues it; returns what the call returns.
Result submit(Stream& stream, Work work);

void runUntil(const OperationPtr& operation);
void runFirst(Stream& stream);
void runAll();
// In the random schedule, lets a few streams take a step.
void runSome();
bool isPending(const Function& function);

// What the host has waited for; every later operation comes after it.
Clock& hostClock();
void destroyStreams();

}
