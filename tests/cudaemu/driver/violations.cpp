#include "violations.h"
#include <cstdarg>
#include <cstdio>
#include <map>
#include <tuple>
#include <vector>

namespace cudaemu {
namespace {

constexpr size_t MostKept = 200;

u64 count = 0;
std::vector<std::string> kept;
std::map<std::tuple<std::string, const void*, const void*>, u64> places;

std::string print(const char* format, va_list arguments) {
  char text[2000];
  vsnprintf(text, sizeof text, format, arguments);
  return text;
}

}

void violation(const char* format, ...) {
  va_list arguments;
  va_start(arguments, format);
  std::string text = print(format, arguments);
  va_end(arguments);
  count++;
  for (const std::string& other : kept)
    if (other == text) return;
  if (kept.size() < MostKept) kept.push_back(text);
  if (settings.log) fprintf(stderr, "[cudaemu] %s\n", text.c_str());
}

bool isFirst(const char* kind, const void* function, const void* pc) {
  if (places[{kind, function, pc}]++ == 0) return true;
  count++;
  return false;
}

void forgetPlaces() { places.clear(); }

std::string formatted(const char* format, ...) {
  va_list arguments;
  va_start(arguments, format);
  std::string text = print(format, arguments);
  va_end(arguments);
  return text;
}

u64 violationCount() { return count; }

u64 distinctViolations() { return kept.size(); }

std::string violationReport() {
  std::string report;
  for (const std::string& text : kept) report += text + "\n";
  return report;
}

void clearViolations() {
  kept.clear();
  places.clear();
  count = 0;
}

}
