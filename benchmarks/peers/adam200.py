"""Times PyTorch's foreach Adam on the variables of ApplyGradientsBenchmarks: the optimizer's step alone.

Debian: apt-get install python3-torch; run with OMP_NUM_THREADS=2 /usr/bin/python3 benchmarks/peers/adam200.py
"""
import statistics
import time

import torch

COUNT = 200
parameters = []
for i in range(COUNT):
    size = int(1000 * 1000 ** (i / (COUNT - 1)))
    parameter = torch.rand(size, requires_grad=True)
    parameter.grad = torch.rand(size)
    parameters.append(parameter)

optimizer = torch.optim.Adam(parameters, 0.001, foreach=True)
for _ in range(3):
    optimizer.step()

times = []
for _ in range(15):
    start = time.perf_counter()
    optimizer.step()
    times.append((time.perf_counter() - start) * 1e3)

elements = sum(parameter.numel() for parameter in parameters)
print(f"torch {torch.__version__}, {torch.get_num_threads()} threads, {elements} elements: "
      f"median {statistics.median(times):.1f} ms, least {min(times):.1f} ms")
