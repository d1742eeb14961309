// g++ and how it is called: what makes a compile quick and a kernel checked.
#pragma once
#include "program.h"

namespace cudaemu {

// 128 bits of a text's content, in hex.
std::string contentHash(const std::string& text);

class Toolchain {
 public:
  Toolchain();

  bool isChecked() const { return checked; }
  const std::string& cacheFolder() const { return cache; }

  std::vector<std::string> preprocessor(const Options& options) const;
  // For a preprocessed text. With the precompiled prelude, which is made when it is not there.
  std::vector<std::string> compiler(const Options& options) const;
  // What is linked, behind the text.
  std::vector<std::string> libraries(const Options& options) const;

  // All that is not the program, and that an object depends on.
  std::string identity(const Options& options) const;

 private:
  std::vector<std::string> common(const Options& options) const;
  std::vector<std::string> codeFlags(const Options& options) const;
  // The folder of the device headers with what is compiled of them.
  std::string preludeFolder(const Options& options) const;
  void makePrelude(const Options& options, const std::string& folder) const;

  std::string cxx, cache, headers, headerTexts;
  bool checked;
};

const Toolchain& toolchain();

}
