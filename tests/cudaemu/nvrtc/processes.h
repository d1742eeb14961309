// Running a tool, and files that appear whole or not at all.
#pragma once
#include <string>
#include <vector>

namespace cudaemu {

// The exit status; what the tool printed, to either stream, is appended to the output.
int run(const std::vector<std::string>& command, std::string& output);

std::string readFile(const std::string& path);
void writeFile(const std::string& path, const std::string& text);
bool fileExists(const std::string& path);

}
