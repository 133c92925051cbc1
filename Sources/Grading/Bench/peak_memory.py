#!/usr/bin/env python3
"""Runs a command and says how much memory it and all that it started had together at the most, what they
share counted once (Linux: the sum of their Pss, looked at every 30 ms).

    Sources/Grading/Bench/peak_memory.py judge bench batchnorm libbn.so --shape 500000,10
"""

import os
import subprocess
import sys
import time


def family(pid):
    yield pid
    try:
        threads = os.listdir(f"/proc/{pid}/task")
        children = [c for t in threads for c in open(f"/proc/{pid}/task/{t}/children").read().split()]
    except OSError:
        return
    for child in children:
        yield from family(int(child))


def share(pid):
    """KiB; 0 of a process that has ended."""
    try:
        lines = open(f"/proc/{pid}/smaps_rollup").read().splitlines()
        return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)
    except OSError:
        return 0


process = subprocess.Popen(sys.argv[1:])
most = 0
while process.poll() is None:
    most = max(most, sum(map(share, family(process.pid))))
    time.sleep(0.03)
print(f"{most / 1024:.0f} MiB at the most", file=sys.stderr)
sys.exit(process.returncode)
