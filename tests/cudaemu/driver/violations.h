// The log of what a program did wrong: what hardware would do silently, or would do only sometimes.
#pragma once
#include "settings.h"
#include <string>

namespace cudaemu {

// Records a violation; an equal text is counted and kept once.
[[gnu::format(printf, 1, 2)]] void violation(const char* format, ...);

// Counts one more of a kind met at a place of a kernel; returns whether it is the first, whose text is worth making. One bug
// in a kernel shows in every thread.
bool isFirst(const char* kind, const void* function, const void* pc);

// Takes every place to be new again; what was recorded stays.
void forgetPlaces();

[[gnu::format(printf, 1, 2)]] std::string formatted(const char* format, ...);

u64 violationCount();
u64 distinctViolations();
std::string violationReport();
void clearViolations();

}
