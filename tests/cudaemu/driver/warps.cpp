// The one primitive under shuffles, votes, reductions and __syncwarp: the lanes of a mask meet and read each other's values.
#include "block.h"
#include "violations.h"

namespace cudaemu {
namespace {

u32 liveLanes(u32 warp) {
  u32 lanes = 0;
  for (u32 lane = 0; lane < 32 && warp * 32 + lane < block.count(); lane++)
    if (block.threads[warp * 32 + lane].state != ThreadState::Done) lanes |= 1u << lane;
  return lanes;
}

// Lets the group go when all its lanes that still live have come.
bool complete(u32 warp, WarpGroup& group) {
  u32 needed = group.mask & liveLanes(warp);
  if (!group.arrived || (group.arrived & needed) != needed) return false;
  group.participants[group.generation & 1] = group.arrived;
  for (u32 lane = 0; lane < 32; lane++) {
    if (!(group.arrived >> lane & 1)) continue;
    DeviceThread& thread = block.threads[warp * 32 + lane];
    if (thread.state == ThreadState::AtWarp) releaseThread(thread);
    else thread.step++;
  }
  group.generation++;
  group.arrived = 0;
  return true;
}

size_t groupOf(u32 warp, u32 mask) {
  auto& groups = block.warps[warp];
  for (size_t i = 0; i < groups.size(); i++)
    if (groups[i].mask == mask) return i;
  groups.emplace_back();
  groups.back().mask = mask;
  return groups.size() - 1;
}

}

const unsigned long* meetWarp(unsigned mask, int line, unsigned long value, unsigned* participants) {
  u32 warp = block.current->view.warp, lane = block.current->view.lane;
  const char* name = block.function().name.c_str();
  if (!(mask >> lane & 1))
    violation("warp intrinsic: calling lane %u is not in its mask %#x (kernel %s line %d)", lane, mask, name, line);
  size_t index = groupOf(warp, mask);
  WarpGroup* group = &block.warps[warp][index];
  if (group->arrived && group->line != line && settings.check)
    violation("divergent warp intrinsic: lanes of warp %u meet at lines %d and %d (kernel %s)", warp, group->line, line, name);
  u32 half = group->generation & 1;
  group->line = line;
  group->values[half][lane] = value;
  group->arrived |= 1u << lane;
  if (!complete(warp, *group)) blockCurrent(ThreadState::AtWarp, line);
  // Other lanes may have added groups meanwhile, by which the vector moves.
  group = &block.warps[warp][index];
  *participants = group->participants[half];
  return group->values[half];
}

bool releaseWarps() {
  bool any = false;
  for (u32 warp = 0; warp < block.warps.size(); warp++)
    for (WarpGroup& group : block.warps[warp]) any |= complete(warp, group);
  return any;
}

}
