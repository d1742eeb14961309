#include "program.h"
#include <algorithm>
#include <cstdlib>
#include <cstring>

namespace cudaemu {
namespace {

struct Option { const char* name; const char* shortName; };

// Those that matter to a device alone are taken and change nothing.
constexpr Option Flags[] = {
  {"--use_fast_math", "-use_fast_math"}, {"--generate-line-info", "-lineinfo"}, {"--device-debug", "-G"},
  {"--restrict", "-restrict"}, {"--device-as-default-execution-space", "-default-device"}, {"--device-int128", "-device-int128"},
  {"--extra-device-vectorization", "-extra-device-vectorization"}, {"--disable-warnings", "-w"},
  {"--display-error-number", "-err-no"}, {"--no-display-error-number", "-no-err-no"}, {"--version-ident", "-dQ"},
  {"--dlink-time-opt", "-dlto"}, {"--gen-opt-lto", "-gen-opt-lto"}, {"--no-source-include", "-no-source-include"},
  {"--no-cache", "-no-cache"}, {"--pch", "-pch"},
};
constexpr Option Truths[] = {
  {"--ftz", "-ftz"}, {"--prec-sqrt", "-prec-sqrt"}, {"--prec-div", "-prec-div"}, {"--fmad", "-fmad"},
  {"--modify-stack-limit", "-modify-stack-limit"}, {"--builtin-move-forward", "-builtin-move-forward"},
  {"--builtin-initializer-list", "-builtin-initializer-list"}, {"--relocatable-device-code", "-rdc"},
};
constexpr Option Values[] = {
  {"--maxrregcount", "-maxrregcount"}, {"--split-compile", "-split-compile"}, {"--ptxas-options", "-Xptxas"},
  {"--diag-error", "-diag-error"}, {"--diag-suppress", "-diag-suppress"}, {"--diag-warn", "-diag-warn"},
  {"--optimization-info", "-opt-info"}, {"--dopt", "-dopt"}, {"--minimal", "-minimal"}, {"--time", "-time"},
};

class Reader {
 public:
  Reader(int count, const char* const* texts, Options& options, std::string& log)
      : texts(texts, texts + count), options(options), log(log) {}

  NvrtcResult read() {
    for (at = 0; at < texts.size(); at++)
      if (!readOne()) return NvrtcInvalidOption;
    return NvrtcSuccess;
  }

 private:
  bool readOne() {
    const std::string text = texts[at];
    for (const Option& flag : Flags)
      if (text == flag.name || text == flag.shortName) {
        if (text == "-w" || text == "--disable-warnings") options.showsWarnings = false;
        return true;
      }
    std::string value;
    if (takes({"--gpu-architecture", "-arch"}, value)) return readArch(value);
    if (takes({"--std", "-std"}, value)) return readStandard(value);
    if (takes({"--define-macro", "-D"}, value)) return add(options.macros, "-D" + value);
    if (takes({"--undefine-macro", "-U"}, value)) return add(options.macros, "-U" + value);
    if (takes({"--include-path", "-I"}, value)) return add(options.folders, "-I" + value);
    for (const Option& truth : Truths)
      if (takes(truth, value)) return readTruth(truth, value);
    for (const Option& other : Values)
      if (takes(other, value)) return true;
    // -DNAME=1 and -Ifolder, joined.
    if (text.size() > 2 && (text.rfind("-D", 0) == 0 || text.rfind("-U", 0) == 0)) return add(options.macros, text);
    if (text.size() > 2 && text.rfind("-I", 0) == 0) return add(options.folders, text);
    return refuse("unrecognized option " + text + " found");
  }

  // --name=value, or the value as the next text.
  bool takes(const Option& option, std::string& value) {
    const std::string& text = texts[at];
    for (const char* name : {option.name, option.shortName}) {
      if (text == name && at + 1 < texts.size()) {
        value = texts[++at];
        return true;
      }
      size_t length = strlen(name);
      if (text.compare(0, length, name) == 0 && text.size() > length && text[length] == '=') {
        value = text.substr(length + 1);
        return true;
      }
    }
    return false;
  }

  bool readArch(const std::string& value) {
    bool isSm = value.rfind("sm_", 0) == 0, isCompute = value.rfind("compute_", 0) == 0;
    std::string number = value.substr(std::min(value.size(), isSm ? size_t{3} : size_t{8}));
    bool isSpecific = !number.empty() && number.back() == 'a';
    if (isSpecific) number.pop_back();
    bool isListed = (isSm || isCompute) && std::any_of(std::begin(SupportedArchs), std::end(SupportedArchs),
                                                       [&](int arch) { return number == std::to_string(arch); });
    // sm_90a and the like: for one architecture, and only from 90 on.
    if (!isListed || (isSpecific && atoi(number.c_str()) < 90)) return refuse("invalid value for --gpu-architecture (-arch)");
    options.arch = number;
    options.isBinary = isSm;
    if (atoi(number.c_str()) < 75)
      log += "nvrtc: warning : Architectures prior to '<compute/sm>_75' are deprecated and may be removed in a future release\n";
    return true;
  }

  bool readStandard(const std::string& value) {
    for (const char* known : {"c++03", "c++11", "c++14", "c++17", "c++20"})
      if (value == known) {
        options.standard = value.substr(3);
        return true;
      }
    return refuse("invalid value for --std (-std)");
  }

  bool readTruth(const Option& option, const std::string& value) {
    if (value != "true" && value != "false") return refuse(std::string("invalid value for ") + option.name);
    if (!strcmp(option.name, "--fmad")) options.isFused = value == "true";
    return true;
  }

  bool refuse(const std::string& why) {
    log += "nvrtc: error: " + why + "\n";
    return false;
  }

  static bool add(std::vector<std::string>& list, const std::string& text) {
    list.push_back(text);
    return true;
  }

  std::vector<std::string> texts;
  Options& options;
  std::string& log;
  size_t at = 0;
};

}

NvrtcResult readOptions(int count, const char* const* texts, Options& options, std::string& log) {
  return Reader(count, texts, options, log).read();
}

}
