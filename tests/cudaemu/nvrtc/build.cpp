#include "build.h"
#include "diagnostics.h"
#include "processes.h"
#include "toolchain.h"
#include "tokens.h"
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <sstream>
#include <unistd.h>

namespace fs = std::filesystem;

namespace cudaemu {
namespace {

// Everything that the object is made from. Headers of -I folders are not in it, so there the preprocessed text is the key.
std::string keyOf(const Program& program, const Options& options, const std::string& text) {
  std::ostringstream all;
  all << toolchain().identity(options) << options.isBinary << '\0' << text << '\0' << program.name << '\0';
  for (const auto& header : program.headers) all << header.first << '\0' << header.second << '\0';
  for (const auto& expression : program.expressions) all << expression << '\0';
  return contentHash(all.str());
}

// The folder of one build, gone when it ends; what it made is moved out by a rename, which is whole or not at all.
class Workplace {
 public:
  explicit Workplace(const std::string& key)
      : folder(toolchain().cacheFolder() + "/" + key + "." + std::to_string(getpid()) + "." + std::to_string(number++)) {
    fs::create_directories(folder);
  }
  ~Workplace() {
    std::error_code ignored;
    if (!getenv("CUDAEMU_KEEP")) fs::remove_all(folder, ignored);
  }
  std::string path(const std::string& name) const { return folder + "/" + name; }

 private:
  static inline std::atomic<int> number = 0;
  std::string folder;
};

std::string quoted(const std::string& text) {
  std::string result;
  for (char c : text) result += c == '"' || c == '\\' ? std::string{'\\', c} : std::string{c};
  return result;
}

// Headers given by text are files here, in the folders that their names say.
bool preprocess(const Program& program, const Options& options, const Workplace& place, std::string& text, std::string& log) {
  std::string headers = place.path("include");
  fs::create_directories(headers);
  for (const auto& [name, content] : program.headers) {
    std::string path = headers + "/" + name;
    fs::create_directories(fs::path(path).parent_path());
    writeFile(path, content);
  }
  writeFile(place.path("source.cu"), "#line 1 \"" + quoted(program.name) + "\"\n" + program.source);
  std::vector<std::string> command = toolchain().preprocessor(options);
  command.push_back("-I" + headers);
  command.insert(command.end(), options.folders.begin(), options.folders.end());
  command.insert(command.end(), {place.path("source.cu"), "-o", place.path("source.ii")});
  if (run(command, log)) return false;
  text = readFile(place.path("source.ii"));
  return true;
}

bool isPlainKernel(const DeviceText& device, const std::string& expression) {
  for (const KernelName& kernel : device.kernels)
    if (!kernel.isTemplate && kernel.name == expression) return true;
  return false;
}

// The table by which the driver finds kernels; the compiler itself fills in what it knows of their parameters.
std::string registry(const Program& program, const Options& options, const DeviceText& device, Built& built) {
  std::ostringstream text;
  text << "\n#line 1 \"<kernels>\"\nstatic const EmuKernel __emu_kernels[] = {\n";
  for (const KernelName& kernel : device.kernels)
    if (!kernel.isTemplate) {
      text << "__EMU_KERNEL(\"" << kernel.name << "\", (" << kernel.bounds << "), " << kernel.name << ")\n";
      built.kernels.push_back(kernel.name);
    }
  for (size_t i = 0; i < program.expressions.size(); i++) {
    std::string expression = program.expressions[i];
    if (expression[0] == '&') expression.erase(0, 1);
    if (isPlainKernel(device, expression)) continue;
    std::string name = "_emu_expression_" + std::to_string(i);
    text << "__EMU_KERNEL(\"" << name << "\", 0, " << expression << ")\n";
    built.kernels.push_back(name);
  }
  text << "{}};\nstatic const char* const __emu_shared_names[] = {";
  for (const std::string& name : device.sharedNames) text << '"' << name << "\", ";
  text << "nullptr};\n__EMU_MODULE(" << (toolchain().isChecked() ? 1 : 0) << ", " << options.arch << ", "
       << (options.isBinary ? 1 : 0) << ", " << built.kernels.size() << ", " << device.sharedNames.size() << ")\n";
  return text.str();
}

std::string namesFile(const std::string& object) { return object + ".names"; }

bool isKept(Built& built) {
  if (!fileExists(built.object) || !fileExists(namesFile(built.object))) return false;
  std::istringstream names(readFile(namesFile(built.object)));
  for (std::string name; std::getline(names, name);) built.kernels.push_back(name);
  return true;
}

void keep(const Workplace& place, const Built& built) {
  std::string names;
  for (const std::string& kernel : built.kernels) names += kernel + "\n";
  writeFile(place.path("names"), names);
  fs::rename(place.path("names"), namesFile(built.object));
  fs::rename(place.path("kernels.so"), built.object);
}

}

NvrtcResult build(const Program& program, const Options& options, Built& built, std::string& log) {
  std::string folder = toolchain().cacheFolder();
  std::string key = keyOf(program, options, program.source), text, printed;
  bool hasFolders = !options.folders.empty();
  built.object = folder + "/" + key + ".so";
  if (!hasFolders && isKept(built)) return NvrtcSuccess;
  Workplace place(key);
  if (!preprocess(program, options, place, text, printed)) {
    log += likeNvrtc(printed, program.name, options.showsWarnings);
    return NvrtcCompilation;
  }
  built.object = folder + "/" + keyOf(program, options, text) + ".so";
  if (hasFolders && isKept(built)) return NvrtcSuccess;
  if (!hasFolders) built.object = folder + "/" + key + ".so";
  DeviceText device = readDevice(text);
  writeFile(place.path("kernels.cpp"), device.text + registry(program, options, device, built));
  std::vector<std::string> command = toolchain().compiler(options);
  command.insert(command.end(), {place.path("kernels.cpp"), "-o", place.path("kernels.so")});
  std::vector<std::string> libraries = toolchain().libraries(options);
  command.insert(command.end(), libraries.begin(), libraries.end());
  int status = run(command, printed);
  log += likeNvrtc(printed, program.name, options.showsWarnings);
  if (status) return NvrtcCompilation;
  keep(place, built);
  return NvrtcSuccess;
}

}
