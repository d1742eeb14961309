// g++'s messages in the form of NVRTC's.
#pragma once
#include <string>

namespace cudaemu {

// "name.cu:3:7: error: text" becomes "name.cu(3): error: text", then how many errors there were.
std::string likeNvrtc(const std::string& printed, const std::string& program, bool showsWarnings);

}
