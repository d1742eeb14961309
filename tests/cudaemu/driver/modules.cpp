#include "modules.h"
#include "temporary_file.h"
#include "violations.h"
#include <algorithm>
#include <cstdio>
#include <cstring>
#include <dlfcn.h>
#include <fstream>
#include <iterator>

namespace cudaemu {

extern const EmuRuntime runtime;

namespace {

std::vector<std::unique_ptr<Module>> modules;

u32 up(u32 value, u32 unit) { return (value + unit - 1) / unit * unit; }

// What a local variable's mangled name begins with: _ZZ<function>E.
std::string localPrefix(const std::string& function) {
  bool isMangled = function.rfind("_Z", 0) == 0;
  return "_ZZ" + (isMangled ? function.substr(2) : std::to_string(function.size()) + function) + "E";
}

bool startsWith(const std::string& text, const std::string& start) { return text.rfind(start, 0) == 0; }

// _ZZ9block_sumE1s, _ZZ4joinIfET_S0_iE5warps and the like: the mangled name ends in the variable's length and name.
bool isLocalNamed(const std::string& symbol, const std::string& variable) {
  std::string ending = "E" + std::to_string(variable.size()) + variable;
  size_t at = symbol.rfind(ending);
  return startsWith(symbol, "_ZZ") && at != std::string::npos
      && (at + ending.size() == symbol.size() || symbol[at + ending.size()] == '_' || symbol[at + ending.size()] == '.');
}

// Moves the __shared__ variables out of the module's objects, which every kernel may access.
void takeShared(Module& module) {
  auto isShared = [&](const Symbol& object) {
    for (u32 i = 0; i < module.table->sharedCount; i++) {
      std::string name = module.table->sharedNames[i];
      if (object.name == name || isLocalNamed(object.name, name)) return true;
    }
    return false;
  };
  std::vector<Symbol>& objects = module.symbols.objects;
  auto firstShared = std::stable_partition(objects.begin(), objects.end(), [&](const Symbol& o) { return !isShared(o); });
  module.shared.assign(firstShared, objects.end());
  objects.erase(firstShared, objects.end());
}

std::string linkName(const Module& module, const EmuKernel& kernel) {
  std::string name = kernel.name;
  for (const Symbol& function : module.symbols.functions)
    if (function.address == reinterpret_cast<u64>(kernel.function)) {
      name = function.name;
      if (name == kernel.name) break;
    }
  return name;
}

void addFunctions(Module& module) {
  for (u32 i = 0; i < module.table->kernelCount; i++) {
    const EmuKernel& kernel = module.table->kernels[i];
    auto function = std::make_unique<Function>();
    function->module = &module;
    function->kernel = &kernel;
    function->name = linkName(module, kernel);
    for (u32 p = 0; p < kernel.parameters; p++) {
      function->offsets.push_back(up(function->argumentBytes, kernel.alignments[p]));
      function->argumentBytes = function->offsets.back() + kernel.sizes[p];
    }
    module.functions.push_back(std::move(function));
  }
  for (auto& function : module.functions) {
    std::string own = localPrefix(function->name);
    std::vector<Symbol> others;
    for (const Symbol& variable : module.shared) {
      bool isForeign = std::any_of(module.functions.begin(), module.functions.end(), [&](const auto& other) {
        return other != function && startsWith(variable.name, localPrefix(other->name));
      });
      u32 bytes = up(static_cast<u32>(variable.bytes), 16);
      if (startsWith(variable.name, own)) {
        function->shared.push_back(variable);
        function->ownShared += bytes;
        function->reachableShared += bytes;
      } else if (!isForeign) {
        others.push_back(variable);
        function->reachableShared += bytes;
      }
    }
    function->shared.insert(function->shared.end(), others.begin(), others.end());
  }
}

Result refuse(const char* why, const std::string& path, Result result) {
  fprintf(stderr, "[cudaemu] cannot load %s: %s\n", path.c_str(), why);
  return result;
}

Result checkTable(const EmuModule* table, const std::string& path) {
  if (!table || table->abi != CUDAEMU_ABI) return refuse("it was made by another version of the emulator", path, InvalidImage);
  if ((table->check != 0) != settings.check)
    return refuse(table->check ? "it was compiled in check mode, this driver runs in fast mode"
                               : "it was compiled in fast mode, this driver runs in check mode", path, InvalidImage);
  bool runs = table->isBinary ? table->arch / 10 == DeviceArch / 10 && table->arch <= DeviceArch : table->arch <= DeviceArch;
  return runs ? Success : table->isBinary ? NoBinaryForGpu : InvalidPtx;
}

// The text form names the object's file: "// .cudaemu /path/of/the.so".
Result pathOfText(const char* text, std::string& path) {
  const char* mark = strncmp(text, "//", 2) == 0 ? strstr(text, "// .cudaemu ") : nullptr;
  if (!mark) return strncmp(text, "//", 2) == 0 || strncmp(text, ".version", 8) == 0 ? InvalidPtx : InvalidImage;
  mark += strlen("// .cudaemu ");
  path.assign(mark, strcspn(mark, "\n"));
  return Success;
}

// Under a name that no other object has: the loader takes one of the same name to be the same.
Result open(Module& module, const std::string& path) {
  module.object = dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);
  if (!module.object) return refuse(dlerror(), path, InvalidPtx);
  module.table = static_cast<const EmuModule*>(dlsym(module.object, "__emu_module"));
  return checkTable(module.table, path);
}

Result openText(Module& module, const char* text) {
  std::string path;
  Result result = pathOfText(text, path);
  if (result != Success) return result;
  std::ifstream stream(path, std::ios::binary);
  module.image.assign((std::istreambuf_iterator<char>(stream)), {});
  return open(module, path);
}

Result openBinary(Module& module, const void* image, u64 bytes) {
  module.image.assign(static_cast<const char*>(image), bytes);
  TemporaryFile file(module.image);
  return file.path().empty() ? OutOfMemory : open(module, file.path());
}

}

Module::~Module() {
  if (object) dlclose(object);
}

bool Module::contains(u64 address) const {
  return std::any_of(symbols.segments.begin(), symbols.segments.end(),
                     [&](const Segment& segment) { return address >= segment.begin && address < segment.end; });
}

const Symbol* Module::objectAt(u64 address) const {
  auto next = std::upper_bound(symbols.objects.begin(), symbols.objects.end(), address,
                               [](u64 at, const Symbol& symbol) { return at < symbol.address; });
  if (next == symbols.objects.begin()) return nullptr;
  const Symbol& symbol = *std::prev(next);
  return address - symbol.address < symbol.bytes ? &symbol : nullptr;
}

bool Module::mayAccess(u64 address, u64 bytes, bool isWrite) const {
  for (const Segment& segment : symbols.segments) {
    if (address < segment.begin || address + bytes > segment.end) continue;
    if (!segment.isWritable) return !isWrite;
    const Symbol* object = objectAt(address);
    return object && address + bytes <= object->address + object->bytes;
  }
  return false;
}

Result loadModule(const void* image, Module** loaded) {
  if (!image) return InvalidValue;
  auto module = std::make_unique<Module>();
  u64 bytes = elfSize(image);
  Result result = bytes ? openBinary(*module, image, bytes) : openText(*module, static_cast<const char*>(image));
  if (result != Success) return result;
  *module->table->runtime = &runtime;
  Dl_info info;
  dladdr(module->table, &info);
  if (!readElf(module->image, reinterpret_cast<u64>(info.dli_fbase), module->symbols)) return InvalidImage;
  takeShared(*module);
  addFunctions(*module);
  if (settings.check)
    for (const Segment& segment : module->symbols.segments)
      if (segment.isWritable) module->globals = Shadow(segment.begin, segment.end - segment.begin, true);
  *loaded = module.get();
  modules.push_back(std::move(module));
  return Success;
}

Module* findModule(void* handle) {
  for (auto& module : modules)
    if (module.get() == handle) return module.get();
  return nullptr;
}

Function* findFunction(void* handle) {
  for (auto& module : modules)
    for (auto& function : module->functions)
      if (function.get() == handle) return function.get();
  return nullptr;
}

Function* findFunction(Module& module, const char* name) {
  for (auto& function : module.functions) {
    bool isExpression = startsWith(function->kernel->name, "_emu_expression_");
    if (name == (isExpression ? function->kernel->name : function->name)) return function.get();
  }
  return nullptr;
}

Module* moduleAt(u64 address, u64 bytes) {
  for (auto& module : modules)
    if (module->mayAccess(address, bytes, false)) return module.get();
  return nullptr;
}

void unloadModule(Module& module) {
  // Another module may come to lie at the same addresses.
  forgetPlaces();
  modules.erase(std::find_if(modules.begin(), modules.end(), [&](const auto& other) { return other.get() == &module; }));
}

void unloadModules() {
  forgetPlaces();
  modules.clear();
}

}
