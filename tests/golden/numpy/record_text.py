"""Records how NumPy prints arrays: dtype, shape, little-endian bytes, and str(array). Run: python3 record_text.py (NumPy 1.24)."""
import base64
import gzip
import json

import numpy as np

random = np.random.RandomState(7)
cases = []


def add(array):
    array = np.ascontiguousarray(array) if array.ndim else array
    raw = base64.b64encode(array.tobytes()).decode()
    cases.append({"dtype": str(array.dtype), "shape": list(array.shape), "bytes": raw, "text": str(array)})


def bits(dtype, count):
    """Numbers of any size: random bits."""
    size = np.dtype(dtype).itemsize
    return np.frombuffer(random.bytes(count * size), dtype)


floats = ["float16", "float32", "float64"]
shapes = [(), (1,), (3,), (7,), (30,), (2, 3), (3, 1), (1, 1, 2), (2, 2, 3), (2, 1, 3, 2), (0,), (2, 0), (4, 40)]
with np.errstate(all="ignore"):
    for dtype in floats:
        for shape in shapes:
            size = int(np.prod(shape))
            add(np.arange(size, dtype=dtype).reshape(shape))
            add(random.randn(size).astype(dtype).reshape(shape))
            add((random.randint(-50, 50, size) / 4).astype(dtype).reshape(shape))
        for scale in [1e-7, 1e-5, 1e-4, 1e-3, 0.01, 1, 100, 999, 5e4, 1e6, 1e7, 9.99999999e7, 1e8, 1e12, 1e16, 1e30]:
            values = (random.rand(5) * scale).astype(dtype)
            add(values)
            add(values[0])
            add(-values[1:3])
        for _ in range(12):
            add(bits(dtype, 6))
            add(bits(dtype, 1)[0])
        for tie in [0.5, 0.25, 1 / 1024, 1 + 1 / 4096, 3 / 65536, 2.0 ** -27, 1 + 2.0 ** -9, 5e-324, 2.0 ** 52, 2.0 ** 23]:
            add(np.array([tie, 1], dtype))
            add(np.array(tie, dtype))
        special = np.array([np.nan, np.inf, -np.inf, 0, -0.0, 1.5, 1e-6, -300], dtype)
        for count in range(1, 9):
            add(special[:count])
        add(special[[0, 4]])
        add(special[[1, 5]])
        add(special[[0, 6]])
        for value in special:
            add(value)
        add(np.array([0.1, 0.2, 0.3, 1 / 3], dtype))
        add(np.array([1.0, 1000.0], dtype))
        add(np.array([1.0, 1001.0], dtype))
        add(np.array([0.0001, 0.05], dtype))
        add(np.array([0.9999999999, 0.5], dtype))
        add(np.array([[1, 2.5], [-1000, 1e4]], dtype))
        add(np.linspace(0, 1, 1001).astype(dtype))
        add(np.linspace(0, 1, 1200).astype(dtype).reshape(3, 400))
        add(random.randn(11, 11, 11).astype(dtype))
        add(random.randn(2, 7, 9, 10).astype(dtype))
    for dtype in ["complex64", "complex128"]:
        part = "float32" if dtype == "complex64" else "float64"
        for shape in [(), (1,), (4,), (2, 2), (2, 0), (2, 2, 2), (20,)]:
            size = int(np.prod(shape))
            add((random.randn(size) + 1j * random.randn(size)).astype(dtype).reshape(shape))
            add((random.randint(-9, 9, size) + 1j * random.randint(-9, 9, size)).astype(dtype).reshape(shape))
        special = np.array([complex(np.nan, 1), complex(1, np.inf), complex(-0.0, -0.0), complex(0, 2), 1e-9, 1e10 + 0.5j], dtype)
        for count in range(1, 7):
            add(special[:count])
        for value in special:
            add(value)
        add(bits(part, 8).view(dtype))
        add(random.randn(1001).astype(dtype))
for dtype in ["int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64"]:
    info = np.iinfo(dtype)
    for shape in shapes:
        add(np.arange(int(np.prod(shape)), dtype=dtype).reshape(shape))
    add(np.array([info.min, 0, info.max], dtype))
    add(np.array(info.min, dtype))
    add(bits(dtype, 12).reshape(3, 4))
    add(bits(dtype, 1001))
    add(bits(dtype, 3 * 4 * 100).reshape(3, 4, 100))
for shape in shapes:
    add(random.randint(0, 2, shape).astype(bool) if shape else np.array(True))
add(random.randint(0, 2, 1001).astype(bool))

with gzip.GzipFile("text.json.gz", "wb", mtime=0) as file:
    file.write(json.dumps({"numpy": np.__version__, "cases": cases}).encode())
print(len(cases))
