#include "build.h"
#include "processes.h"
#include <algorithm>

namespace cudaemu {
namespace {

std::string ptxOf(const Options& options, const Built& built) {
  std::string text = "//\n// Made by the CUDA emulator of RawOps; it names an object of this machine.\n//\n.version 8.7\n";
  text += ".target sm_" + options.arch + "\n.address_size 64\n// .cudaemu " + built.object + "\n";
  for (const std::string& kernel : built.kernels) text += ".visible .entry " + kernel + "()\n";
  return text;
}

void lowerNames(Program& program, const Built& built) {
  for (size_t i = 0; i < program.expressions.size(); i++) {
    std::string name = "_emu_expression_" + std::to_string(i);
    bool isTemplate = std::find(built.kernels.begin(), built.kernels.end(), name) != built.kernels.end();
    program.loweredNames[program.expressions[i]] = isTemplate ? name : program.expressions[i];
  }
}

}

NvrtcResult compile(Program& program, const Options& options) {
  Built built;
  NvrtcResult result = build(program, options, built, program.log);
  if (result != NvrtcSuccess) return result;
  program.ptx = ptxOf(options, built);
  // With compute_NN there is no binary: nvrtcGetCUBINSize says 0.
  if (options.isBinary) program.cubin = readFile(built.object);
  lowerNames(program, built);
  program.isCompiled = true;
  return NvrtcSuccess;
}

}
