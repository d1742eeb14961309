// From an address in a module to a line of the kernel's text.
#include "modules.h"
#include "temporary_file.h"
#include <algorithm>
#include <cstdio>
#include <dlfcn.h>

namespace cudaemu {
namespace {

std::string ask(const Module& module, u64 offset) {
  TemporaryFile file(module.image);
  char command[1200], answer[600];
  snprintf(command, sizeof command, "addr2line -e '%s' %#llx 2>/dev/null", file.path().c_str(),
           static_cast<unsigned long long>(offset));
  FILE* pipe = popen(command, "r");
  if (!pipe) return "";
  std::string line = fgets(answer, sizeof answer, pipe) ? answer : "";
  pclose(pipe);
  line.erase(line.find_last_not_of("\n") + 1);
  // "k.cu:12 (discriminator 3)"
  line.erase(std::min(line.find(" ("), line.size()));
  size_t slash = line.rfind('/');
  if (slash != std::string::npos) line.erase(0, slash + 1);
  return line.find('?') == std::string::npos && !line.empty() ? " at " + line : "";
}

}

std::string lineOf(const Module& module, const void* pc) {
  if (!pc || !module.contains(reinterpret_cast<u64>(pc))) return "";
  auto found = module.knownLines.find(pc);
  if (found != module.knownLines.end()) return found->second;
  Dl_info info;
  dladdr(module.table, &info);
  // A return address is one past its call.
  u64 offset = reinterpret_cast<u64>(pc) - 1 - reinterpret_cast<u64>(info.dli_fbase);
  return module.knownLines[pc] = ask(module, offset);
}

}
