// Looking up the driver's functions by name, and the emulator's own functions, which tests find by name.
#include "api.h"
#include "access_check.h"
#include "kernel_run.h"
#include "violations.h"
#include <cstdio>
#include <cstring>
#include <dlfcn.h>
#include <string>

namespace cudaemu {
namespace {

enum QueryResult { Found = 0, SymbolNotFound = 1, VersionNotSufficient = 2 };

// Names whose current entry is not the highest _vN that every version had.
struct Versioned { const char* name; int since; const char* entry; };
constexpr Versioned VersionedNames[] = {
  {"cuEventElapsedTime", 12080, "cuEventElapsedTime_v2"},
  {"cuEventElapsedTime", 0, "cuEventElapsedTime"},
  {"cuGraphInstantiate", 12000, "cuGraphInstantiateWithFlags"},
  {"cuFuncGetParamInfo", 12040, "cuFuncGetParamInfo"},
  {"cuMemAllocAsync", 11020, "cuMemAllocAsync"},
  {"cuMemFreeAsync", 11020, "cuMemFreeAsync"},
};

void* ownSymbol(const std::string& name) {
  static void* self = [] {
    Dl_info info;
    dladdr(reinterpret_cast<void*>(&ownSymbol), &info);
    return dlopen(info.dli_fname, RTLD_NOW | RTLD_NOLOAD);
  }();
  return dlsym(self, name.c_str());
}

QueryResult find(const std::string& name, int version, void** entry) {
  bool isKnown = false;
  for (const Versioned& versioned : VersionedNames) {
    if (name != versioned.name) continue;
    isKnown = true;
    if (version >= versioned.since) {
      *entry = ownSymbol(versioned.entry);
      return Found;
    }
  }
  if (isKnown) return VersionNotSufficient;
  bool isBaseName = name.rfind("cu", 0) == 0 && name.rfind("cuda", 0) != 0 && name.find("_v") == std::string::npos;
  if (!isBaseName) return SymbolNotFound;
  for (const char* suffix : {"_v2", ""})
    if (void* found = ownSymbol(name + suffix)) {
      *entry = found;
      return Found;
    }
  return SymbolNotFound;
}

}
}

using namespace cudaemu;

// Base names only ("cuMemAlloc"); an unknown name is success with a null pointer, and the status says why.
CUDAEMU_API cuGetProcAddress_v2(const char* name, void** entry, int version, u64, int* status) {
  if (!name || !entry) return InvalidValue;
  *entry = nullptr;
  QueryResult result = find(name, version, entry);
  if (status) *status = result;
  return Success;
}

CUDAEMU_API cuGetExportTable(const void**, const void*) { return NotSupported; }

CUDAEMU_API cudaEmuViolations(u64* total, u64* distinct) {
  return guarded([&]() -> int {
    reportPinnedFaults();
    if (total) *total = violationCount();
    if (distinct) *distinct = distinctViolations();
    return Success;
  });
}

// The distinct violations, a line each, as far as they fit.
CUDAEMU_API cudaEmuReport(char* text, size_t bytes) {
  return guarded([&]() -> int {
    reportPinnedFaults();
    snprintf(text, bytes, "%s", violationReport().c_str());
    return Success;
  });
}

CUDAEMU_API cudaEmuClear() {
  return guarded([&]() -> int {
    reportPinnedFaults();
    clearViolations();
    return Success;
  });
}

// Schedule: 0 lazy, 1 eager, 2 random. Order: 0 forward, 1 reverse, 2 random.
CUDAEMU_API cudaEmuSchedule(int schedule, int order, u64 seed) {
  return guarded([&]() -> int {
    if (schedule < 0 || schedule > 2 || order < 0 || order > 2) return InvalidValue;
    settings.schedule = static_cast<Schedule>(schedule);
    settings.order = static_cast<Order>(order);
    settings.seed = seed | 1;
    return Success;
  });
}

// Since the process began: calls of the driver, kernels run (each node of a graph is one), accesses checked, barriers passed.
CUDAEMU_API cudaEmuStats(u64* calls, u64* kernels, u64* accesses, u64* barriers) {
  return guarded([&]() -> int {
    if (calls) *calls = driver.calls;
    if (kernels) *kernels = kernelsRun;
    if (accesses) *accesses = accessesChecked;
    if (barriers) *barriers = barriersPassed;
    return Success;
  });
}
