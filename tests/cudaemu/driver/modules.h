// Loaded images and their kernels. An image is a shared object (what a CUBIN is here), or the text that names one (PTX).
#pragma once
#include "../abi/kernel_abi.h"
#include "elf_symbols.h"
#include "results.h"
#include "shadow.h"
#include <map>
#include <memory>

namespace cudaemu {

// The device: an emulated GH100.
constexpr u32 DeviceArch = 90;
constexpr u32 StaticSharedLimit = 48 << 10;
constexpr u32 SharedOptInLimit = 227 << 10;

struct Module;

struct Function {
  Module* module;
  const EmuKernel* kernel;
  std::string name;
  std::vector<u32> offsets;        // of the parameters in the argument buffer
  u32 argumentBytes = 0;
  std::vector<Symbol> shared;      // its __shared__ variables, then those of device functions, which it may reach
  u32 ownShared = 0, reachableShared = 0;   // bytes
  u32 dynamicSharedLimit = StaticSharedLimit;
};

struct Module {
  ~Module();

  std::string image;               // the bytes of the shared object
  void* object = nullptr;          // what the loader made of it
  const EmuModule* table = nullptr;
  ElfSymbols symbols;
  std::vector<Symbol> shared;
  Shadow globals;                  // of the writable segment, in check mode
  std::vector<std::unique_ptr<Function>> functions;

  bool contains(u64 address) const;
  // Whether kernel code may touch a range: __device__ and __constant__ variables, literals.
  bool mayAccess(u64 address, u64 bytes, bool isWrite) const;
  const Symbol* objectAt(u64 address) const;

  mutable std::map<const void*, std::string> knownLines;
};

Result loadModule(const void* image, Module** loaded);
Module* findModule(void* handle);
Function* findFunction(void* handle);
Function* findFunction(Module& module, const char* name);
// The loaded module whose variable holds all of a range.
Module* moduleAt(u64 address, u64 bytes);
// Nothing of it may be pending.
void unloadModule(Module& module);
void unloadModules();

// " at kernel.cu:12" of an address in a module, by addr2line; empty where it is unknown.
std::string lineOf(const Module& module, const void* pc);

}
