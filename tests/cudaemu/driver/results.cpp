#include "results.h"

namespace cudaemu {
namespace {

struct Text { int result; const char* name; const char* text; };

constexpr Text Texts[] = {
  {Success, "CUDA_SUCCESS", "no error"},
  {InvalidValue, "CUDA_ERROR_INVALID_VALUE", "invalid argument"},
  {OutOfMemory, "CUDA_ERROR_OUT_OF_MEMORY", "out of memory"},
  {NotInitialized, "CUDA_ERROR_NOT_INITIALIZED", "initialization error"},
  {100, "CUDA_ERROR_NO_DEVICE", "no CUDA-capable device is detected"},
  {InvalidDevice, "CUDA_ERROR_INVALID_DEVICE", "invalid device ordinal"},
  {InvalidImage, "CUDA_ERROR_INVALID_IMAGE", "device kernel image is invalid"},
  {InvalidContext, "CUDA_ERROR_INVALID_CONTEXT", "invalid device context"},
  {NoBinaryForGpu, "CUDA_ERROR_NO_BINARY_FOR_GPU", "no kernel image is available for execution on the device"},
  {InvalidPtx, "CUDA_ERROR_INVALID_PTX", "a PTX JIT compilation failed"},
  {222, "CUDA_ERROR_UNSUPPORTED_PTX_VERSION", "the provided PTX was compiled with an unsupported toolchain."},
  {InvalidHandle, "CUDA_ERROR_INVALID_HANDLE", "invalid resource handle"},
  {IllegalState, "CUDA_ERROR_ILLEGAL_STATE", "the operation cannot be performed in the present state"},
  {NotFound, "CUDA_ERROR_NOT_FOUND", "named symbol not found"},
  {NotReady, "CUDA_ERROR_NOT_READY", "device not ready"},
  {IllegalAddress, "CUDA_ERROR_ILLEGAL_ADDRESS", "an illegal memory access was encountered"},
  {LaunchOutOfResources, "CUDA_ERROR_LAUNCH_OUT_OF_RESOURCES", "too many resources requested for launch"},
  {LaunchTimeout, "CUDA_ERROR_LAUNCH_TIMEOUT", "the launch timed out and was terminated"},
  {ContextIsDestroyed, "CUDA_ERROR_CONTEXT_IS_DESTROYED", "context is destroyed"},
  {Assert, "CUDA_ERROR_ASSERT", "device-side assert triggered"},
  {MisalignedAddress, "CUDA_ERROR_MISALIGNED_ADDRESS", "misaligned address"},
  {LaunchFailed, "CUDA_ERROR_LAUNCH_FAILED", "unspecified launch failure"},
  {NotSupported, "CUDA_ERROR_NOT_SUPPORTED", "operation not supported"},
  {CaptureUnsupported, "CUDA_ERROR_STREAM_CAPTURE_UNSUPPORTED", "operation not permitted when stream is capturing"},
  {CaptureUnmatched, "CUDA_ERROR_STREAM_CAPTURE_UNMATCHED", "the capture was not initiated in this stream"},
  {CaptureIsolation, "CUDA_ERROR_STREAM_CAPTURE_ISOLATION", "dependency created on uncaptured work in another stream"},
  {CaptureImplicit, "CUDA_ERROR_STREAM_CAPTURE_IMPLICIT",
   "operation would make the legacy stream depend on a capturing blocking stream"},
};

const Text* find(int result) {
  for (const Text& text : Texts)
    if (text.result == result) return &text;
  return nullptr;
}

}

const char* nameOf(int result) {
  const Text* text = find(result);
  return text ? text->name : nullptr;
}

const char* textOf(int result) {
  const Text* text = find(result);
  return text ? text->text : nullptr;
}

}
