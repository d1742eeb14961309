// Objects that the program holds by address. A handle is looked up, never trusted.
#pragma once
#include <memory>
#include <unordered_map>

namespace cudaemu {

template <typename T>
class Handles {
 public:
  T* add(T object) {
    auto made = std::make_unique<T>(std::move(object));
    T* handle = made.get();
    objects[handle] = std::move(made);
    return handle;
  }
  T* find(void* handle) const {
    auto found = objects.find(handle);
    return found == objects.end() ? nullptr : found->second.get();
  }
  bool remove(void* handle) { return objects.erase(handle) > 0; }
  void clear() { objects.clear(); }

 private:
  std::unordered_map<void*, std::unique_ptr<T>> objects;
};

}
