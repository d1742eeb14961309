#include "elf_symbols.h"
#include <algorithm>
#include <cstring>
#include <elf.h>

namespace cudaemu {
namespace {

void readSymbols(const std::string& file, const Elf64_Shdr& table, const Elf64_Shdr& strings, u64 bias,
                 ElfSymbols& symbols) {
  auto* entries = reinterpret_cast<const Elf64_Sym*>(file.data() + table.sh_offset);
  const char* names = file.data() + strings.sh_offset;
  for (u64 i = 0; i < table.sh_size / sizeof(Elf64_Sym); i++) {
    const Elf64_Sym& entry = entries[i];
    if (entry.st_shndx == SHN_UNDEF || entry.st_shndx >= SHN_LORESERVE) continue;
    Symbol symbol{bias + entry.st_value, entry.st_size, names + entry.st_name};
    if (ELF64_ST_TYPE(entry.st_info) == STT_FUNC) symbols.functions.push_back(symbol);
    if (ELF64_ST_TYPE(entry.st_info) == STT_OBJECT && symbol.bytes) symbols.objects.push_back(symbol);
  }
}

}

bool readElf(const std::string& file, u64 bias, ElfSymbols& symbols) {
  if (file.size() < sizeof(Elf64_Ehdr) || elfSize(file.data()) > file.size()) return false;
  auto* header = reinterpret_cast<const Elf64_Ehdr*>(file.data());
  auto* sections = reinterpret_cast<const Elf64_Shdr*>(file.data() + header->e_shoff);
  auto* programs = reinterpret_cast<const Elf64_Phdr*>(file.data() + header->e_phoff);
  for (int i = 0; i < header->e_phnum; i++)
    if (programs[i].p_type == PT_LOAD) {
      u64 begin = bias + programs[i].p_vaddr;
      symbols.segments.push_back({begin, begin + programs[i].p_memsz, (programs[i].p_flags & PF_W) != 0});
    }
  for (int i = 0; i < header->e_shnum; i++)
    if (sections[i].sh_type == SHT_SYMTAB) readSymbols(file, sections[i], sections[sections[i].sh_link], bias, symbols);
  std::sort(symbols.objects.begin(), symbols.objects.end(),
            [](const Symbol& a, const Symbol& b) { return a.address < b.address; });
  return true;
}

u64 elfSize(const void* image) {
  auto* header = static_cast<const Elf64_Ehdr*>(image);
  if (memcmp(header->e_ident, ELFMAG, SELFMAG) != 0 || header->e_machine != EM_X86_64) return 0;
  return header->e_shoff + static_cast<u64>(header->e_shentsize) * header->e_shnum;
}

}
