// The functions of NVRTC 12.8 that programs call.
#include "program.h"
#include <cstring>
#include <exception>
#include <iterator>
#include <mutex>
#include <set>

#define CUDAEMU_API extern "C" __attribute__((visibility("default")))

using namespace cudaemu;

namespace {

std::mutex lock;
std::set<Program*> programs;

bool isKnown(Program* program) {
  std::lock_guard<std::mutex> guard(lock);
  return programs.count(program) > 0;
}

constexpr const char* ResultNames[] = {
  "NVRTC_SUCCESS", "NVRTC_ERROR_OUT_OF_MEMORY", "NVRTC_ERROR_PROGRAM_CREATION_FAILURE", "NVRTC_ERROR_INVALID_INPUT",
  "NVRTC_ERROR_INVALID_PROGRAM", "NVRTC_ERROR_INVALID_OPTION", "NVRTC_ERROR_COMPILATION",
  "NVRTC_ERROR_BUILTIN_OPERATION_FAILURE", "NVRTC_ERROR_NO_NAME_EXPRESSIONS_AFTER_COMPILATION",
  "NVRTC_ERROR_NO_LOWERED_NAMES_BEFORE_COMPILATION", "NVRTC_ERROR_NAME_EXPRESSION_NOT_VALID", "NVRTC_ERROR_INTERNAL_ERROR",
};

int sizeOf(Program* program, const std::string& text, size_t terminator, size_t* bytes) {
  if (!bytes) return NvrtcInvalidInput;
  *bytes = program->isCompiled ? text.size() + terminator : 0;
  return NvrtcSuccess;
}

}

CUDAEMU_API int nvrtcVersion(int* major, int* minor) {
  if (!major || !minor) return NvrtcInvalidInput;
  *major = 12;
  *minor = 8;
  return NvrtcSuccess;
}

CUDAEMU_API int nvrtcGetNumSupportedArchs(int* count) {
  if (!count) return NvrtcInvalidInput;
  *count = static_cast<int>(std::size(SupportedArchs));
  return NvrtcSuccess;
}

CUDAEMU_API int nvrtcGetSupportedArchs(int* archs) {
  if (!archs) return NvrtcInvalidInput;
  std::copy(std::begin(SupportedArchs), std::end(SupportedArchs), archs);
  return NvrtcSuccess;
}

CUDAEMU_API const char* nvrtcGetErrorString(int result) {
  bool isNamed = result >= 0 && static_cast<size_t>(result) < std::size(ResultNames);
  return isNamed ? ResultNames[result] : "NVRTC_ERROR unknown";
}

CUDAEMU_API int nvrtcCreateProgram(Program** program, const char* source, const char* name, int headerCount,
                                   const char* const* headers, const char* const* headerNames) {
  if (!program || !source || headerCount < 0 || (headerCount && (!headers || !headerNames))) return NvrtcInvalidInput;
  auto* made = new Program;
  made->source = source;
  made->name = name && *name ? name : "default_program";
  for (int i = 0; i < headerCount; i++) made->headers.push_back({headerNames[i], headers[i]});
  std::lock_guard<std::mutex> guard(lock);
  programs.insert(made);
  *program = made;
  return NvrtcSuccess;
}

CUDAEMU_API int nvrtcDestroyProgram(Program** program) {
  if (!program || !isKnown(*program)) return NvrtcInvalidProgram;
  std::lock_guard<std::mutex> guard(lock);
  programs.erase(*program);
  delete *program;
  *program = nullptr;
  return NvrtcSuccess;
}

CUDAEMU_API int nvrtcAddNameExpression(Program* program, const char* expression) {
  if (!isKnown(program)) return NvrtcInvalidProgram;
  if (!expression || !*expression) return NvrtcInvalidInput;
  if (program->isCompiled) return NvrtcNoNamesAfterCompilation;
  program->expressions.push_back(expression);
  return NvrtcSuccess;
}

CUDAEMU_API int nvrtcGetLoweredName(Program* program, const char* expression, const char** name) {
  if (!isKnown(program)) return NvrtcInvalidProgram;
  if (!program->isCompiled) return NvrtcNoLoweredNames;
  auto found = program->loweredNames.find(expression);
  if (found == program->loweredNames.end()) return NvrtcNameNotValid;
  *name = found->second.c_str();
  return NvrtcSuccess;
}

// g++ serves two threads at once: each build has a folder of its own.
CUDAEMU_API int nvrtcCompileProgram(Program* program, int count, const char* const* texts) {
  if (!isKnown(program)) return NvrtcInvalidProgram;
  program->log.clear();
  program->isCompiled = false;
  try {
    Options options;
    NvrtcResult result = readOptions(count, texts, options, program->log);
    return result == NvrtcSuccess ? compile(*program, options) : result;
  } catch (const std::exception& error) {
    program->log += std::string("nvrtc emulator: ") + error.what() + "\n";
    return NvrtcInternal;
  }
}

CUDAEMU_API int nvrtcGetPTXSize(Program* program, size_t* bytes) {
  return isKnown(program) ? sizeOf(program, program->ptx, 1, bytes) : NvrtcInvalidProgram;
}

CUDAEMU_API int nvrtcGetPTX(Program* program, char* text) {
  if (!isKnown(program) || !program->isCompiled) return NvrtcInvalidProgram;
  memcpy(text, program->ptx.c_str(), program->ptx.size() + 1);
  return NvrtcSuccess;
}

CUDAEMU_API int nvrtcGetCUBINSize(Program* program, size_t* bytes) {
  return isKnown(program) ? sizeOf(program, program->cubin, 0, bytes) : NvrtcInvalidProgram;
}

CUDAEMU_API int nvrtcGetCUBIN(Program* program, char* bytes) {
  if (!isKnown(program) || !program->isCompiled || program->cubin.empty()) return NvrtcInvalidProgram;
  memcpy(bytes, program->cubin.data(), program->cubin.size());
  return NvrtcSuccess;
}

CUDAEMU_API int nvrtcGetProgramLogSize(Program* program, size_t* bytes) {
  if (!isKnown(program) || !bytes) return NvrtcInvalidProgram;
  *bytes = program->log.size() + 1;
  return NvrtcSuccess;
}

CUDAEMU_API int nvrtcGetProgramLog(Program* program, char* text) {
  if (!isKnown(program)) return NvrtcInvalidProgram;
  memcpy(text, program->log.c_str(), program->log.size() + 1);
  return NvrtcSuccess;
}
