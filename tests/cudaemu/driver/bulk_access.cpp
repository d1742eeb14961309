#include "bulk_access.h"
#include "violations.h"

namespace cudaemu {
namespace {

constexpr const char* Unordered = "with no event or sync between";

void reportUnordered(const Operation& operation, const char* what, const char* how, OperationId other, const char* where) {
  violation("unordered streams: %s (op %u, stream %u) %s by op %u on stream %u %s; %s", what, operation.id, operation.stream,
            how, other, streamOf(other), Unordered, where);
}

bool isUnordered(const Operation& operation, OperationId other) {
  return other && other != operation.id && !operation.clock.includes(other);
}

}

void checkBulk(const Operation& operation, const char* what, u64 address, u64 bytes, bool isWrite) {
  if (!settings.check) return;
  Allocation* allocation = allocationAt(address);
  Module* module = allocation ? nullptr : moduleAt(address, bytes);
  Shadow* shadow = allocation ? allocation->shadow.get() : module ? &module->globals : nullptr;
  if (!shadow || !shadow->contains(address)) return;
  if (allocation) checkAllocated(*allocation, operation, what);
  std::string where = allocation ? "allocation #" + std::to_string(allocation->number) : "a module's variable";
  bool isReported = false, isPoison = false;
  auto cells = shadow->cells(address - shadow->begin(), bytes);
  for (Cell* cell = cells.begin; cell < cells.end; cell++) {
    if (!isReported && isUnordered(operation, cell->write.operation)) {
      reportUnordered(operation, what, "touches memory written", cell->write.operation, where.c_str());
      isReported = true;
    }
    if (isWrite && !isReported && isUnordered(operation, cell->read.operation)) {
      reportUnordered(operation, what, "overwrites memory read", cell->read.operation, where.c_str());
      isReported = true;
    }
    if (!isWrite && !cell->isWritten && !isPoison && settings.checkInitialised) {
      isPoison = true;
      violation("%s (op %u, stream %u) reads uninitialised device memory: %s byte offset %llu", what, operation.id,
                operation.stream, where.c_str(), static_cast<unsigned long long>(shadow->offsetOf(cell)));
    }
    Access access{operation.id, ManyBlocks, ManyThreads, 0, 0, false};
    if (isWrite) {
      cell->write = access;
      cell->read = {};
      cell->isWritten = true;
    } else {
      cell->read = access;
    }
  }
}

void checkFree(const Allocation& allocation, const Clock& clock, u32 stream) {
  if (!allocation.shadow) return;
  auto cells = allocation.shadow->cells(0, allocation.bytes);
  for (Cell* cell = cells.begin; cell < cells.end; cell++)
    for (OperationId user : {cell->write.operation, cell->read.operation})
      if (user && !clock.includes(user)) {
        violation("unordered streams: cuMemFreeAsync on stream %u of allocation #%u still used by op %u on stream %u", stream,
                  allocation.number, user, streamOf(user));
        return;
      }
}

void checkAllocated(const Allocation& allocation, const Operation& operation, const char* what) {
  OperationId made = allocation.allocatedBy;
  if (!isUnordered(operation, made)) return;
  violation("unordered streams: %s (op %u, stream %u) uses allocation #%u made by cuMemAllocAsync on stream %u %s", what,
            operation.id, operation.stream, allocation.number, streamOf(made), Unordered);
}

}
