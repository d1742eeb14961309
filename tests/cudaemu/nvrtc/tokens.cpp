#include "tokens.h"
#include <algorithm>
#include <cctype>

namespace cudaemu {
namespace {

bool isWordCharacter(char c) { return isalnum(static_cast<unsigned char>(c)) || c == '_'; }

bool isWord(const Token& token) { return isWordCharacter(token.text[0]) && !isdigit(static_cast<unsigned char>(token.text[0])); }

size_t endOfLiteral(const std::string& text, size_t at) {
  char quote = text[at++];
  while (at < text.size() && text[at] != quote) at += text[at] == '\\' ? 2 : 1;
  return std::min(at + 1, text.size());
}

class DeviceReader {
 public:
  explicit DeviceReader(const std::string& text) : all(tokens(text)) { result.text = text; }

  DeviceText read() {
    for (size_t i = 0; i < all.size(); i++) {
      const std::string& text = all[i].text;
      if (text == "{") depth++;
      else if (text == "}") depth--;
      else if (text == "__global__") readKernel(i);
      else if (text == "__shared__") readShared(i);
    }
    // From the last to the first, so that earlier places stay where they are.
    for (auto edit = edits.rbegin(); edit != edits.rend(); ++edit)
      result.text.replace(edit->begin, edit->end - edit->begin, edit->text);
    return result;
  }

 private:
  std::string textAt(size_t i) const { return i < all.size() ? all[i].text : ""; }

  // The index after a bracket's partner.
  size_t skipBrackets(size_t i) const {
    int nesting = 0;
    do {
      std::string text = textAt(i++);
      if (text == "(") nesting++;
      if (text == ")") nesting--;
    } while (nesting && i < all.size());
    return i;
  }

  bool followsTemplate(size_t i) const {
    while (i-- > 0 && textAt(i) != ";" && textAt(i) != "}")
      if (textAt(i) == "template") return true;
    return false;
  }

  // What the first argument of __launch_bounds__(threads, blocks) says, by its text.
  std::string firstArgument(size_t open, size_t end) const {
    std::string argument;
    int nesting = 0;
    for (size_t i = open + 1; i + 1 < end; i++) {
      std::string text = textAt(i);
      if (text == "(") nesting++;
      if (text == ")") nesting--;
      if (text == "," && !nesting) break;
      argument += text + " ";
    }
    return argument;
  }

  void readKernel(size_t start) {
    KernelName kernel{"", "0", followsTemplate(start)};
    std::string last;
    size_t i = start + 1;
    while (i < all.size()) {
      if (textAt(i) != "(") {
        last = textAt(i++);
        continue;
      }
      bool isAttribute = last == "__launch_bounds__" || last == "__attribute__" || last == "__align__";
      if (!isAttribute) break;
      size_t end = skipBrackets(i);
      if (last == "__launch_bounds__") kernel.bounds = firstArgument(i, end);
      i = end;
    }
    kernel.name = last;
    if (textAt(skipBrackets(i)) == "{" && !kernel.name.empty()) result.kernels.push_back(kernel);
  }

  // __shared__ float a[8], b; names what stands before a bracket, comma or semicolon.
  void readShared(size_t start) {
    int nesting = 0;
    size_t end = start + 1;
    std::vector<std::string> names;
    for (; end < all.size() && textAt(end) != ";"; end++) {
      std::string text = textAt(end), next = textAt(end + 1);
      if (text == "(" || text == "[" || text == "{") nesting++;
      if (text == ")" || text == "]" || text == "}") nesting--;
      if (!nesting && isWord(all[end]) && (next == "[" || next == "," || next == ";" || next == "=")) names.push_back(text);
    }
    bool isExtern = (start > 0 && textAt(start - 1) == "extern") || textAt(start + 1) == "extern";
    if (isExtern && end < all.size() && !names.empty()) return rewriteDynamic(start, end, names.front());
    for (const std::string& name : names)
      if (std::find(result.sharedNames.begin(), result.sharedNames.end(), name) == result.sharedNames.end())
        result.sharedNames.push_back(name);
  }

  // extern __shared__ T name[]; has no definition to link to: it becomes a pointer, or at file scope something that
  // turns into one.
  void rewriteDynamic(size_t start, size_t end, const std::string& name) {
    size_t first = start > 0 && textAt(start - 1) == "extern" ? start - 1 : start;
    std::string type;
    for (size_t i = start + 1; i < end && textAt(i) != name; i++) {
      if (textAt(i) == "__align__" || textAt(i) == "alignas") i = skipBrackets(i + 1) - 1;
      else if (textAt(i) != "extern") type += textAt(i) + " ";
    }
    std::string macro = depth ? "__EMU_DYNAMIC_SHARED" : "__EMU_FILE_DYNAMIC_SHARED";
    edits.push_back({all[first].begin, all[end].end, macro + "(" + name + ", " + type + ");"});
  }

  struct Edit { size_t begin, end; std::string text; };

  std::vector<Token> all;
  std::vector<Edit> edits;
  DeviceText result;
  int depth = 0;
};

}

std::vector<Token> tokens(const std::string& text) {
  std::vector<Token> found;
  for (size_t i = 0; i < text.size();) {
    size_t begin = i;
    if (isspace(static_cast<unsigned char>(text[i]))) {
      i++;
      continue;
    }
    if (text[i] == '#') {
      i = std::min(text.find('\n', i), text.size());
      continue;
    }
    if (text[i] == '"' || text[i] == '\'') i = endOfLiteral(text, i);
    else if (isWordCharacter(text[i]))
      while (i < text.size() && (isWordCharacter(text[i]) || text[i] == '.')) i++;
    else i++;
    found.push_back({text.substr(begin, i - begin), begin, i});
  }
  return found;
}

DeviceText readDevice(const std::string& preprocessed) { return DeviceReader(preprocessed).read(); }

}
