// Just enough of C++'s words to find the kernels and the shared variables of a preprocessed text.
#pragma once
#include <string>
#include <vector>

namespace cudaemu {

struct Token { std::string text; size_t begin, end; };

// Words, literals and single marks; line directives and what stands in literals is not looked into.
std::vector<Token> tokens(const std::string& text);

struct KernelName { std::string name, bounds; bool isTemplate; };

struct DeviceText {
  std::string text;                        // rewritten so that g++ takes it
  std::vector<KernelName> kernels;         // those with a body
  std::vector<std::string> sharedNames;    // of __shared__ variables
};

DeviceText readDevice(const std::string& preprocessed);

}
