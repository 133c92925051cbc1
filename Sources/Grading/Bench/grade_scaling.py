#!/usr/bin/env python3
"""Times judge grade over a class of small prebuilt libraries.

    Sources/Grading/Bench/grade_scaling.py .build/release/judge [--sizes 100,1000] [--jobs 1,2]

The libraries are the C submissions of the problem batchnorm, compiled once and copied with another
number at the end, so that each is a candidate of its own. Peak memory is that of the judge or of its
largest worker; processor time is that of all processes together.
"""
import argparse
import os
import pathlib
import subprocess
import tempfile
import time

SOURCES = pathlib.Path(__file__).resolve().parents[1].parent
PROBLEM = SOURCES.parent / "problems" / "batchnorm" / "submissions"


def libraries(folder):
    """The accepted and the wrong ones; one that hangs would measure its time limit."""
    for kind in ("accepted", "wrong_answer"):
        for source in sorted((PROBLEM / kind).glob("*.c")):
            library = folder / (source.stem + ".so")
            subprocess.run(
                ["cc", "-O2", "-shared", "-fPIC", f"-I{SOURCES}/CCandidate/include", source,
                 "-o", library, "-lm"], check=True)
            yield library.read_bytes()


def grade(judge, submissions, jobs, form):
    begin = time.monotonic()
    process = subprocess.Popen(
        [judge, "grade", "batchnorm", submissions, "--jobs", str(jobs), "--format", form,
         "--output", os.devnull, "--quiet", "--exit-zero"])
    _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        raise SystemExit(f"judge ended with status {status}")
    return time.monotonic() - begin, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("judge")
    parser.add_argument("--sizes", default="100,1000")
    parser.add_argument("--jobs", default="1,2")
    parser.add_argument("--format", default="json")
    options = parser.parse_args()
    print("submissions  jobs  seconds  a second  processor ms each  peak MiB  load")
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        kinds = list(libraries(folder))
        for size in map(int, options.sizes.split(",")):
            submissions = folder / str(size)
            submissions.mkdir()
            for number in range(size):
                content = kinds[number % len(kinds)] + number.to_bytes(8, "little")
                (submissions / f"s{number:05}.so").write_bytes(content)
            for jobs in map(int, options.jobs.split(",")):
                seconds, processor, peak = grade(
                    options.judge, submissions, jobs, options.format)
                print(
                    f"{size:11}  {jobs:4}  {seconds:7.1f}  {size / seconds:8.0f}  "
                    f"{processor / size * 1000:17.1f}  {peak:8.1f}  {os.getloadavg()[0]:.1f}",
                    flush=True)


if __name__ == "__main__":
    main()
