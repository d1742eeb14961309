#include "access_check.h"
#include "bulk_access.h"
#include "races.h"
#include "violations.h"

namespace cudaemu {

u64 accessesChecked = 0;

namespace {

Shadow dynamicShadow;
std::vector<Shadow> sharedShadows;   // of function().shared, in its order
Allocation* latest = nullptr;        // kernels go on where they were
const void* latestPc = nullptr;

void touchRange(Shadow& shadow, Space space, u64 address, unsigned bytes, unsigned flags, const void* pc, u32 allocation = 0) {
  Touch access{space, flags, pc, allocation, currentAccess(flags)};
  auto cells = shadow.cells(address - shadow.begin(), bytes);
  for (Cell* cell = cells.begin; cell < cells.end; cell++) touch(*cell, shadow.offsetOf(cell), access);
}

std::string sentence(unsigned bytes, unsigned flags) {
  return formatted("%u-byte %s", bytes, flags & EMU_WRITE ? "write" : "read");
}

// A thread's stack holds its local arrays; threadIdx and the like are read from the driver's own table.
bool isOwn(u64 address) {
  u64 threads = reinterpret_cast<u64>(block.threads.data());
  return block.fiber->holds(address) || address - threads < block.threads.size() * sizeof(DeviceThread);
}

bool checkShared(u64 address, unsigned bytes, unsigned flags, const void* pc) {
  if (dynamicShadow.contains(address) && dynamicShadow.contains(address + bytes - 1)) {
    touchRange(dynamicShadow, Space::DynamicShared, address, bytes, flags, pc);
    return true;
  }
  const auto& variables = block.function().shared;
  for (size_t i = 0; i < variables.size(); i++) {
    if (!sharedShadows[i].contains(address)) continue;
    if (!sharedShadows[i].contains(address + bytes - 1)) return false;
    touchRange(sharedShadows[i], Space::Shared, address, bytes, flags, pc);
    return true;
  }
  return false;
}

bool checkGlobal(u64 address, unsigned bytes, unsigned flags, const void* pc) {
  if (!latest || address - latest->address >= latest->bytes) latest = allocationAt(address);
  if (!latest) return false;
  if (!latest->isLive) {
    violation("use after free: %s%s: %s", sentence(bytes, flags).c_str(), here(pc).c_str(), describe(address).c_str());
    abortKernel(IllegalAddress);
  }
  if (address + bytes > latest->address + latest->bytes) return false;
  checkAllocated(*latest, *block.operation, "kernel");
  touchRange(*latest->shadow, Space::Global, address, bytes, flags, pc, latest->number);
  return true;
}

bool checkModule(u64 address, unsigned bytes, unsigned flags, const void* pc) {
  Module& module = *block.function().module;
  if (!module.contains(address) || !module.mayAccess(address, bytes, flags & EMU_WRITE)) return false;
  if (module.globals.contains(address))
    touchRange(module.globals, Space::Module, address, bytes, flags, pc);
  return true;
}

// An address past a shared variable: which one it overran.
const Symbol* overrunShared(u64 address) {
  constexpr u64 Near = 4096;
  const Symbol* nearest = nullptr;
  for (const Symbol& variable : block.function().shared)
    if (variable.address <= address && address - variable.address < variable.bytes + Near
        && (!nearest || variable.address > nearest->address))
      nearest = &variable;
  return nearest;
}

[[noreturn]] void reportOutOfBounds(u64 address, unsigned bytes, unsigned flags, const void* pc) {
  std::string access = sentence(bytes, flags), place = here(pc);
  const Symbol* shared = overrunShared(address);
  if (dynamicShadow.contains(address) || (address > dynamicShadow.begin() && address - dynamicShadow.begin() < 65536))
    violation("out-of-bounds %s of the dynamic shared memory%s: byte %llu", access.c_str(), place.c_str(),
              static_cast<unsigned long long>(address - dynamicShadow.begin()));
  else if (shared)
    violation("out-of-bounds %s of a __shared__ array%s: byte %llu of %llu", access.c_str(), place.c_str(),
              static_cast<unsigned long long>(address - shared->address), static_cast<unsigned long long>(shared->bytes));
  else
    violation("out-of-bounds %s%s: address %#llx is %s", access.c_str(), place.c_str(),
              static_cast<unsigned long long>(address), describe(address).c_str());
  abortKernel(IllegalAddress);
}

}

void beginChecks(u64 dynamicShared, u64 dynamicBytes) {
  dynamicShadow = Shadow(dynamicShared, dynamicBytes, false);
  sharedShadows.clear();
  for (const Symbol& variable : block.function().shared) sharedShadows.emplace_back(variable.address, variable.bytes, false);
  latest = nullptr;
  forgetReleased();
}

void beginBlockChecks() { forgetAcquired(); }

void checkAccess(const void* pointer, unsigned bytes, unsigned flags, const void* pc) {
  u64 address = reinterpret_cast<u64>(pointer);
  accessesChecked++;
  latestPc = pc;
  if (!bytes || isOwn(address)) return;
  if (!(flags & EMU_UNALIGNED) && bytes <= 16 && (address & (bytes - 1))) {
    violation("misaligned %s%s: %s", sentence(bytes, flags).c_str(), here(pc).c_str(), describe(address).c_str());
    abortKernel(MisalignedAddress);
  }
  if (flags & EMU_ATOMIC) acquireAndRelease(address);
  if (checkShared(address, bytes, flags, pc) || checkGlobal(address, bytes, flags, pc)) return;
  if (checkModule(address, bytes, flags, pc) || pinnedRange(address, bytes)) return;
  reportOutOfBounds(address, bytes, flags, pc);
}

const void* latestAccess() { return latestPc; }

void noteFence(int scope) {
  constexpr int Device = 2;
  if (scope >= Device) noteDeviceFence();
}

void reportUndefined(const char* what, const void* address, const void* pc) {
  // Only these end the kernel: what they reached is another's memory. The rest has a value on hardware.
  bool isMisaligned = what[0] == 'm', isIndex = what[0] == 'i' && what[2] == 'd';
  if (isFirst(what, &block.function(), pc)) {
    std::string detail = address ? ": " + describe(reinterpret_cast<u64>(address)) : "";
    violation("%s%s%s", what, here(pc).c_str(), detail.c_str());
  }
  if (isMisaligned) abortKernel(MisalignedAddress);
  if (isIndex) abortKernel(IllegalAddress);
}

void endOfTurn() { reportHeldReads(); }

}
