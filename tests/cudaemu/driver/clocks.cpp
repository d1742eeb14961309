#include "clocks.h"
#include <algorithm>

namespace cudaemu {
namespace {

struct Place { u32 stream, position; };

std::vector<Place> places{{0, 0}};

}

void Clock::join(const Clock& other) {
  if (positions.size() < other.positions.size()) positions.resize(other.positions.size());
  for (size_t i = 0; i < other.positions.size(); i++) positions[i] = std::max(positions[i], other.positions[i]);
}

void Clock::set(u32 stream, u32 position) {
  if (positions.size() <= stream) positions.resize(stream + 1);
  positions[stream] = position;
}

bool Clock::includes(OperationId operation) const {
  const Place& place = places[operation];
  return place.stream < positions.size() && positions[place.stream] >= place.position;
}

OperationId numberOperation(u32 stream, u32 position) {
  places.push_back({stream, position});
  return static_cast<OperationId>(places.size() - 1);
}

u32 streamOf(OperationId operation) { return places[operation].stream; }

OperationId latestOperation() { return static_cast<OperationId>(places.size() - 1); }

}
