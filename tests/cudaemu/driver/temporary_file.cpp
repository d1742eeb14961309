#include "temporary_file.h"
#include <cstdlib>
#include <unistd.h>

namespace cudaemu {

TemporaryFile::TemporaryFile(const std::string& content) {
  const char* folder = getenv("TMPDIR");
  std::string pattern = std::string(folder && *folder ? folder : "/tmp") + "/cudaemu-XXXXXX";
  int file = mkstemp(pattern.data());
  if (file < 0) return;
  bool isWhole = write(file, content.data(), content.size()) == static_cast<ssize_t>(content.size());
  close(file);
  if (isWhole) name = pattern;
  else unlink(pattern.c_str());
}

TemporaryFile::~TemporaryFile() {
  if (!name.empty()) unlink(name.c_str());
}

}
