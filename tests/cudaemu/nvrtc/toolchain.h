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
  // With the precompiled prelude, which is made when it is not there.
  std::vector<std::string> compiler(const Options& options) const;
  std::vector<std::string> libraries() const;

  // All that is not the program, and that an object depends on.
  std::string identity(const Options& options) const;

 private:
  std::vector<std::string> common(const Options& options) const;
  std::vector<std::string> codeFlags(const Options& options) const;
  std::string prelude(const Options& options) const;

  std::string cxx, cache, headers, headerTexts;
  bool checked, precompiles;
};

const Toolchain& toolchain();

}
