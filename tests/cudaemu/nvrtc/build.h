// From a rewritten text to a shared object, by g++; kept on disk by content.
#pragma once
#include "program.h"

namespace cudaemu {

struct Built {
  std::string object;                          // the shared object's path
  std::vector<std::string> kernels;            // their names in the source, or _emu_expression_N
};

NvrtcResult build(const Program& program, const Options& options, Built& built, std::string& log);

}
