"""Serves the works of benchmarks/compare by PyTorch: reads "NAME COUNT", answers the seconds that COUNT runs took.

COUNT 0 prepares the work. "none" is the answer where the work is not known.
"""
import sys
import time

import torch
import torch.nn as nn
import torch.nn.functional as F


def uniform(*shape):
    return torch.rand(*shape) - 0.5


def matmul(parts):
    dims = [int(size) for size in parts[1].split("x")]
    m, k, n = dims if len(dims) == 3 else dims * 3
    order = parts[2] if len(parts) > 2 else "nn"
    a = uniform(k, m).t() if order[0] == "t" else uniform(m, k)
    b = uniform(n, k).t() if order[1] == "t" else uniform(k, n)
    return lambda: torch.matmul(a, b)


def conv(parts):
    n, height, width, channels, filters = [int(size) for size in parts[1].split("x")]
    last = torch.channels_last
    x = uniform(n, channels, height, width).to(memory_format=last)
    w = uniform(filters, channels, 3, 3).to(memory_format=last)
    dy = uniform(n, filters, height, width).to(memory_format=last)
    if parts[2] == "fwd":
        return lambda: F.conv2d(x, w, padding=1)
    mask = [parts[2] == "dx", parts[2] == "dw", False]
    back = torch.ops.aten.convolution_backward
    return lambda: back(dy, x, w, None, [1, 1], [1, 1], [1, 1], False, [0, 0], 1, mask)


def each(function):
    x = uniform(1000000)
    return lambda: function(x)


def adam(sizes):
    parameters = []
    for size in sizes:
        parameter = uniform(size).requires_grad_()
        parameter.grad = uniform(size)
        parameters.append(parameter)
    return torch.optim.Adam(parameters, 0.001, foreach=True).step


def training(model, optimizer, x, y):
    if optimizer == "sgd":
        rule = torch.optim.SGD(model.parameters(), 0.01)
    else:
        rule = torch.optim.Adam(model.parameters(), 0.001, foreach=True)

    def step():
        rule.zero_grad(set_to_none=True)
        F.cross_entropy(model(x), y).backward()
        rule.step()

    return with_grad(step)


def with_grad(function):
    def run():
        with torch.enable_grad():
            function()

    return run


def mlp(optimizer):
    model = nn.Sequential(
        nn.Linear(784, 512), nn.ReLU(), nn.Linear(512, 512), nn.ReLU(), nn.Linear(512, 10))
    return training(model, optimizer, torch.rand(128, 784), torch.arange(128) * 7 % 10)


def cnn(optimizer):
    model = nn.Sequential(
        nn.Conv2d(1, 32, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(32, 64, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
        nn.Flatten(), nn.Linear(64 * 49, 128), nn.ReLU(), nn.Linear(128, 10))
    model = model.to(memory_format=torch.channels_last)
    x = torch.rand(64, 1, 28, 28).to(memory_format=torch.channels_last)
    return training(model, optimizer, x, torch.arange(64) * 7 % 10)


def call(recorded):
    a = uniform(16).requires_grad_(recorded)
    b = uniform(16)
    return with_grad(lambda: torch.add(a, b)) if recorded else lambda: torch.add(a, b)


def make(name):
    parts = name.split("-")
    if parts[0] == "matmul":
        return matmul(parts)
    if parts[0] == "conv":
        return conv(parts)
    if parts[0] in ("exp", "tanh", "sigmoid"):
        return each(getattr(torch, parts[0]))
    if parts[0] == "softmax":
        x = uniform(*[int(size) for size in parts[1].split("x")])
        return lambda: torch.softmax(x, -1)
    if parts[0] == "adam":
        return adam([{"100k": 100_000, "10m": 10_000_000}[parts[1]]])
    if parts[0] == "adam200":
        return adam([int(1000 * 1000 ** (i / 199)) for i in range(200)])
    if parts[0] in ("mlp", "cnn"):
        return globals()[parts[0]](parts[1])
    if parts[0] == "call":
        return call(parts[-1] == "recorded")
    return None


def main():
    torch.set_num_threads(int(sys.argv[1]))
    torch.manual_seed(0)
    print(f"PyTorch {torch.__version__}, {torch.get_num_threads()} threads, "
          f"oneDNN {torch.backends.mkldnn.is_available()}", flush=True)
    known, run = None, None
    with torch.no_grad():
        for line in sys.stdin:
            name, count = line.split()
            if name != known:
                known, run = name, make(name)
            if run is None:
                print("none", flush=True)
                continue
            if count == "0":
                for _ in range(3):
                    run()
            start = time.perf_counter()
            for _ in range(int(count)):
                run()
            print(f"{time.perf_counter() - start:.9e}", flush=True)


main()
