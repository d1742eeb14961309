// A program as nvrtcCreateProgram makes it, and what its compilation gives.
#pragma once
#include <map>
#include <string>
#include <vector>

namespace cudaemu {

// nvrtcResult.
enum NvrtcResult : int {
  NvrtcSuccess = 0,
  NvrtcInvalidInput = 3,
  NvrtcInvalidProgram = 4,
  NvrtcInvalidOption = 5,
  NvrtcCompilation = 6,
  NvrtcNoNamesAfterCompilation = 8,
  NvrtcNoLoweredNames = 9,
  NvrtcNameNotValid = 10,
  NvrtcInternal = 11,
};

struct Program {
  std::string source, name;
  std::vector<std::pair<std::string, std::string>> headers;   // name, text
  std::vector<std::string> expressions;

  std::string log, ptx, cubin;
  std::map<std::string, std::string> loweredNames;
  bool isCompiled = false;
};

// What an options list of nvrtcCompileProgram asks for.
struct Options {
  std::string arch = "52";              // the number alone; NVRTC 12.8's default
  bool isBinary = false;                // sm_NN: a CUBIN; compute_NN: PTX alone
  std::string standard = "17";
  bool isFused = true;                  // --fmad
  std::vector<std::string> macros;      // "-DNAME=VALUE", "-UNAME"
  std::vector<std::string> folders;     // "-Ifolder"
  bool showsWarnings = true;
};

// Takes what NVRTC 12.8 takes; for anything else the log says what.
NvrtcResult readOptions(int count, const char* const* texts, Options& options, std::string& log);

// The architectures of NVRTC 12.8.
constexpr int SupportedArchs[] = {50, 52, 53, 60, 61, 62, 70, 72, 75, 80, 86, 87, 89, 90, 100, 101, 120};

NvrtcResult compile(Program& program, const Options& options);

}
