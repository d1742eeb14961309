// A file that is there as long as the object is.
#pragma once
#include <string>

namespace cudaemu {

class TemporaryFile {
 public:
  explicit TemporaryFile(const std::string& content);
  ~TemporaryFile();
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;

  // Empty where the file could not be made.
  const std::string& path() const { return name; }

 private:
  std::string name;
};

}
