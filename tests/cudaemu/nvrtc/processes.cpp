#include "processes.h"
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <iterator>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

extern char** environ;

namespace cudaemu {
namespace {

// Messages without the marks and words of the user's language.
std::vector<char*> plainEnvironment() {
  static char plain[] = "LC_ALL=C";
  std::vector<char*> variables{plain};
  for (char** variable = environ; *variable; variable++)
    if (strncmp(*variable, "LC_ALL=", 7) != 0) variables.push_back(*variable);
  variables.push_back(nullptr);
  return variables;
}

}

int run(const std::vector<std::string>& command, std::string& output) {
  std::vector<char*> arguments;
  for (const std::string& text : command) arguments.push_back(const_cast<char*>(text.c_str()));
  arguments.push_back(nullptr);
  int ends[2];
  if (pipe2(ends, O_CLOEXEC)) return -1;
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(&actions, ends[1], STDERR_FILENO);
  pid_t child;
  std::vector<char*> variables = plainEnvironment();
  int failed = posix_spawnp(&child, arguments[0], &actions, nullptr, arguments.data(), variables.data());
  posix_spawn_file_actions_destroy(&actions);
  close(ends[1]);
  char block[4096];
  ssize_t got;
  while ((got = read(ends[0], block, sizeof block)) > 0) output.append(block, static_cast<size_t>(got));
  close(ends[0]);
  if (failed) {
    output += command[0] + " cannot be run\n";
    return -1;
  }
  int status = -1;
  waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

std::string readFile(const std::string& path) {
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

void writeFile(const std::string& path, const std::string& text) {
  std::ofstream stream(path, std::ios::binary);
  stream << text;
}

bool fileExists(const std::string& path) { return access(path.c_str(), R_OK) == 0; }

}
