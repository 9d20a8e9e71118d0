"""Standard normals in blocks by numpy's PCG64 ziggurat; prints nanoseconds of CPU per normal."""

import json
import statistics
import time

import numpy as np

BLOCK, BLOCKS, ROUNDS = 4096, 2000, 7
generator = np.random.Generator(np.random.PCG64(7))
out = np.empty(BLOCK)
nanos = []
for _ in range(ROUNDS):
    before = time.process_time()
    for _ in range(BLOCKS):
        generator.standard_normal(out=out)
    nanos.append((time.process_time() - before) * 1e9 / (BLOCK * BLOCKS))
print(json.dumps({"nanosPerNormal": statistics.median(nanos)}))
