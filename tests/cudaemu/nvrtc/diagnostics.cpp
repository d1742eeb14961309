#include "diagnostics.h"
#include <cctype>
#include <sstream>

namespace cudaemu {
namespace {

struct Message { std::string file, line, kind, text; };

// Reads digits and a colon; leaves `at` behind them.
bool readNumber(const std::string& line, size_t& at, std::string& digits) {
  size_t end = at;
  while (end < line.size() && isdigit(static_cast<unsigned char>(line[end]))) end++;
  if (end == at || end >= line.size() || line[end] != ':') return false;
  digits = line.substr(at, end - at);
  at = end + 1;
  return true;
}

// "name.cu:3:7: error: text"; the file's own name may hold colons.
bool readMessage(const std::string& line, Message& message) {
  for (size_t colon = line.find(':'); colon != std::string::npos; colon = line.find(':', colon + 1)) {
    size_t at = colon + 1;
    std::string column;
    if (!readNumber(line, at, message.line)) continue;
    readNumber(line, at, column);
    for (const char* kind : {" fatal error: ", " error: ", " warning: ", " note: "}) {
      std::string mark = kind;
      if (line.compare(at, mark.size(), mark) != 0) continue;
      message.file = line.substr(0, colon);
      message.kind = mark == " fatal error: " ? "error" : mark.substr(1, mark.size() - 3);
      message.text = line.substr(at + mark.size());
      return true;
    }
  }
  return false;
}

// "k.cu: In function 'void k()':" and the like.
bool isAside(const std::string& line) {
  return line.find(": In ") != std::string::npos || line.find("In file included") != std::string::npos
      || line == "compilation terminated.";
}

}

std::string likeNvrtc(const std::string& printed, const std::string& program, bool showsWarnings) {
  std::ostringstream log;
  std::istringstream lines(printed);
  int errors = 0;
  bool isShown = true;
  for (std::string line; std::getline(lines, line);) {
    Message message;
    if (readMessage(line, message)) {
      isShown = message.kind == "error" || showsWarnings;
      errors += message.kind == "error";
      if (isShown) log << message.file << "(" << message.line << "): " << message.kind << ": " << message.text << "\n";
    } else if (isShown && !isAside(line)) {
      log << line << "\n";
    }
  }
  if (errors)
    log << "\n" << errors << (errors == 1 ? " error" : " errors") << " detected in the compilation of \"" << program << "\".\n";
  return log.str();
}

}
