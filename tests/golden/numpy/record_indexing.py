"""Records what NumPy reads and assigns by brackets, over random items. Run: python3 record_indexing.py (NumPy 1.24)."""
import gzip
import json

import numpy as np

random = np.random.RandomState(11)
cases = []


def number(low, high):
    return int(random.randint(low, high))


def maybe(low, high):
    return None if random.rand() < 0.3 else number(low, high)


def integers(dim, shape):
    return ["ints", list(shape), [number(-dim, dim) for _ in range(int(np.prod(shape)))]]


def make(shape, kinds):
    """Picks items for a shape: what each stands for in JSON."""
    items = []
    axis = 0
    block = [number(1, 4) for _ in range(number(0, 3))]
    has_ellipsis = False
    while axis < len(shape) and random.rand() < 0.85:
        kind = kinds[number(0, len(kinds))]
        dim = shape[axis]
        if kind == "int":
            items.append(["int", number(-dim, dim)])
        elif kind == "slice":
            step = [1, 1, 2, -1, -2, 3][number(0, 6)]
            items.append(["slice", maybe(-dim - 2, dim + 3), maybe(-dim - 2, dim + 3), step])
        elif kind == "whole":
            items.append(["slice", None, None, 1])
        elif kind == "new":
            items.append(["new"])
            continue
        elif kind == "ellipsis":
            if not has_ellipsis:
                has_ellipsis = True
                items.append(["ellipsis"])
                axis += number(0, 2)
            continue
        elif kind == "ints":
            drop = number(0, len(block) + 1)
            part = [1 if random.rand() < 0.2 else size for size in block[drop:]]
            items.append(integers(dim, part))
        elif kind == "bools":
            rank = min(number(1, 3), len(shape) - axis)
            mask = random.rand(*shape[axis:axis + rank]) < 0.5
            items.append(["bools", list(mask.shape), mask.ravel().astype(int).tolist()])
            axis += rank - 1
        axis += 1
    return items


def index(item):
    if item[0] == "int":
        return item[1]
    if item[0] == "slice":
        return slice(*item[1:])
    if item[0] == "new":
        return None
    if item[0] == "ellipsis":
        return Ellipsis
    return np.array(item[2], dtype=bool if item[0] == "bools" else np.int64).reshape(item[1])


def add(shape, items):
    x = np.arange(int(np.prod(shape)), dtype=np.int32).reshape(shape)
    key = tuple(index(item) for item in items)
    case = {"shape": list(shape), "items": items}
    try:
        read = np.array(x[key])
        if read.size > 400:
            return
        x[key] = -1 - np.arange(read.size, dtype=np.int32).reshape(read.shape)
        case.update(output=list(read.shape), values=read.ravel().tolist(), assigned=x.ravel().tolist())
    except IndexError:
        case["throws"] = True
    cases.append(case)


basic = ["int", "slice", "slice", "whole", "new", "ellipsis"]
gathers = ["ints", "ints", "slice", "whole", "int", "new", "ellipsis"]
masks = ["bools", "whole", "slice", "int", "new", "ellipsis"]
mixed = ["ints", "bools", "int", "slice", "whole", "new", "ellipsis"]
shapes = [(4,), (3, 4), (2, 3, 4), (3, 1, 5), (2, 2, 3, 2), (1,), (6,), (5, 2)]
for kinds, count in [(basic, 120), (["ints", "whole"], 60), (gathers, 300), (masks, 240), (mixed, 400)]:
    for _ in range(count):
        shape = shapes[number(0, len(shapes))]
        items = make(shape, kinds)
        if items:
            add(shape, items)
for shape, items in [
    ((0,), [["slice", None, None, -1]]),
    ((3, 0), [["ints", [2], [0, -1]]]),
    ((2, 3), [["ints", [0], []]]),
    ((2, 3), [["ints", [0], []], ["ints", [1], [2]]]),
    ((2, 3), [["bools", [2, 3], [0] * 6]]),
    ((2, 3), [["bools", [2], [0, 0]], ["slice", 1, None, 1]]),
    ((2, 3, 4), [["slice", None, None, 1], ["ints", [2], [0, 1]], ["ellipsis"], ["ints", [2], [0, 1]]]),
    ((2, 3, 4), [["slice", None, None, 1], ["ints", [2], [0, 1]], ["new"], ["ints", [2], [0, 1]]]),
    ((2, 3, 4), [["int", 0], ["slice", None, None, 1], ["ints", [3], [0, -1, 1]]]),
    ((2, 3, 4), [["ints", [], [1]], ["slice", None, None, 1], ["ints", [3], [0, -1, 1]]]),
    ((2, 3, 4), [["ints", [], [1]], ["slice", None, None, 1], ["ints", [], [0]]]),
    ((2, 3), [["ints", [2], [0, 2]]]),
    ((2, 3), [["ints", [2], [0, -3]]]),
    ((2, 3), [["ints", [2], [0, 1]], ["ints", [3], [0, 1, 2]]]),
    ((2, 3), [["bools", [3], [1, 0, 1]]]),
    ((2, 3), [["int", 0], ["int", 0], ["int", 0]]),
    ((2, 3), [["int", 2]]),
    ((2, 3), [["int", -3]]),
    ((2, 3), [["ellipsis"], ["ellipsis"]]),
]:
    add(shape, items)

with gzip.GzipFile("indexing.json.gz", "wb", mtime=0) as file:
    file.write(json.dumps({"numpy": np.__version__, "cases": cases}).encode())
print(len(cases), sum("throws" in case for case in cases), sum(any(i[0] in ("ints","bools") for i in c["items"]) for c in cases))
