// The symbols and segments of a shared object, read from its ELF file: names of kernels, addresses of __device__ variables.
#pragma once
#include "settings.h"
#include <string>
#include <vector>

namespace cudaemu {

struct Symbol { u64 address, bytes; std::string name; };
struct Segment { u64 begin, end; bool isWritable; };

struct ElfSymbols {
  std::vector<Symbol> functions;
  std::vector<Symbol> objects;     // by address
  std::vector<Segment> segments;   // as loaded
};

// False where it is no ELF file of this machine. The bias is the address it was loaded at.
bool readElf(const std::string& file, u64 bias, ElfSymbols& symbols);

// The bytes of an ELF image in memory, from its own header; 0 where it is none.
u64 elfSize(const void* image);

}
