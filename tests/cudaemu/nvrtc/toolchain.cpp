#include "toolchain.h"
#include "processes.h"
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <dlfcn.h>
#include <filesystem>
#include <unistd.h>

namespace fs = std::filesystem;

namespace cudaemu {
namespace {

std::string environment(const char* name, const std::string& otherwise) {
  const char* value = getenv(name);
  return value && *value ? value : otherwise;
}

// The device headers lie beside the library.
std::string folderOfLibrary() {
  Dl_info info;
  dladdr(reinterpret_cast<void*>(&folderOfLibrary), &info);
  return fs::canonical(info.dli_fname).parent_path().string();
}

std::string defaultCache() {
  return environment("TMPDIR", "/tmp") + "/cudaemu-cache-" + std::to_string(getuid());
}

using Words = std::vector<std::string>;

void append(Words& words, const Words& more) { words.insert(words.end(), more.begin(), more.end()); }

std::string joined(const Words& words) {
  std::string text;
  for (const std::string& word : words) text += word + " ";
  return text;
}

}

std::string contentHash(const std::string& text) {
  // FNV-1a with two bases.
  constexpr uint64_t Prime = 1099511628211ull;
  uint64_t a = 14695981039346656037ull, b = 0x9e3779b97f4a7c15ull;
  for (unsigned char c : text) {
    a = (a ^ c) * Prime;
    b = (b ^ c) * Prime;
    b ^= b >> 29;
  }
  char hex[40];
  snprintf(hex, sizeof hex, "%016llx%016llx", static_cast<unsigned long long>(a), static_cast<unsigned long long>(b));
  return hex;
}

Toolchain::Toolchain()
    : cxx(environment("CUDAEMU_CXX", "g++")), cache(environment("CUDAEMU_CACHE", defaultCache())),
      headers(folderOfLibrary() + "/device"), checked(environment("CUDAEMU_MODE", "check") == "check") {
  fs::create_directories(cache);
  fs::permissions(cache, fs::perms::owner_all);
  Words files;
  for (const auto& file : fs::directory_iterator(headers)) files.push_back(file.path().string());
  std::sort(files.begin(), files.end());
  for (const std::string& file : files) headerTexts += readFile(file);
  run({cxx, "-dumpfullversion"}, headerTexts);
}

Words Toolchain::common(const Options& options) const {
  Words words = {cxx, "-x", "c++", "-nostdinc", "-nostdinc++", "-std=c++" + options.standard, "-D__CUDACC_RTC__=1",
                 "-D__CUDACC__=1", "-D__CUDACC_VER_MAJOR__=12", "-D__CUDACC_VER_MINOR__=8", "-D__CUDAEMU__=1",
                 "-D__CUDA_ARCH__=" + options.arch + "0"};
  return words;
}

Words Toolchain::preprocessor(const Options& options) const {
  Words words = common(options);
  append(words, options.macros);
  words.push_back("-E");
  return words;
}

Words Toolchain::codeFlags(const Options& options) const {
  Words words = {"-fPIC", "-fvisibility=hidden", "-fno-strict-aliasing", "-fno-exceptions", "-fno-rtti", "-w",
                 "-fstack-clash-protection",   // a large local array meets the fiber's guard page, not what is below
                 options.isFused ? "-ffp-contract=fast" : "-ffp-contract=off"};
  // GCC's sanitizers only for the calls that they emit; the prelude has the functions, no runtime is linked.
  if (checked)
    append(words, {"-O1", "-g1", "-DEMU_CHECK", "-fsanitize=thread", "--param", "tsan-instrument-func-entry-exit=0", "--param",
                   "tsan-distinguish-volatile=1", "-fsanitize=alignment,bounds-strict,shift,integer-divide-by-zero,"
                   "signed-integer-overflow,float-cast-overflow"});
  else append(words, {"-O2", "-g1", "-march=native"});
  return words;
}

std::string Toolchain::identity(const Options& options) const {
  return headerTexts + joined(common(options)) + joined(codeFlags(options)) + joined(options.macros);
}

// Each file is made under a name of this process, then renamed: others may be at it too.
void Toolchain::makePrelude(const Options& options, const std::string& folder) const {
  fs::create_directories(folder);
  for (const auto& file : fs::directory_iterator(headers))
    fs::copy_file(file.path(), folder / file.path().filename(), fs::copy_options::skip_existing);
  auto make = [&](const std::string& language, const std::string& source, const std::string& target) {
    std::string made = folder + "/" + std::to_string(getpid()) + "." + target, log;
    Words words = common(options);
    words[2] = language;
    append(words, codeFlags(options));
    append(words, {"-c", folder + "/" + source, "-o", made});
    if (run(words, log)) fprintf(stderr, "[cudaemu] %s does not compile: %s\n", source.c_str(), log.c_str());
    else fs::rename(made, folder + "/" + target);
  };
  if (checked) make("c++", "sanitizers.cpp", "sanitizers.o");
  make("c++-header", "prelude.h", "prelude.h.gch");
}

// The user's macros are not in it: a text that is compiled is preprocessed already.
std::string Toolchain::preludeFolder(const Options& options) const {
  std::string key = contentHash(headerTexts + joined(common(options)) + joined(codeFlags(options)));
  std::string folder = cache + "/prelude-" + key;
  if (!fileExists(folder + "/prelude.h.gch")) makePrelude(options, folder);
  return folder;
}

Words Toolchain::compiler(const Options& options) const {
  Words words = common(options);
  append(words, codeFlags(options));
  append(words, {"-include", preludeFolder(options) + "/prelude.h", "-shared", "-nostdlib", "-Wl,-Bsymbolic"});
  return words;
}

// libgcc has __popcountdi2 and others that g++ calls.
Words Toolchain::libraries(const Options& options) const {
  Words words;
  if (checked) append(words, {"-x", "none", preludeFolder(options) + "/sanitizers.o"});
  append(words, {"-lm", "-lc", "-lgcc"});
  return words;
}

const Toolchain& toolchain() {
  static const Toolchain instance;
  return instance;
}

}
