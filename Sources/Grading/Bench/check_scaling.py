#!/usr/bin/env python3
"""Times judge check over the number of cases and of elements, and for a source beside its compiler
(needs NumPy).

    Sources/Grading/Bench/check_scaling.py .build/release/judge [--rounds 5]

The cases are those of the problem batchnorm and fixtures of fixtures/make_large.py. The time is
processor time of the judge and its workers, the least of some rounds: wall time would also measure
what else the machine does. A source is timed by the clock, in turns with its compiler alone.
"""
import argparse
import json
import os
import pathlib
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

TOP = pathlib.Path(__file__).resolve().parents[3]
PROBLEM = TOP / "problems" / "batchnorm"
SUBMISSIONS = {"accepted": "accepted/two-pass.c", "wrong": "wrong_answer/eps-missing.c"}


def library(kind, folder):
    result = folder / f"{kind}.so"
    subprocess.run(
        ["cc", "-O2", "-shared", "-fPIC", f"-I{TOP}/Sources/CCandidate/include",
         PROBLEM / "submissions" / SUBMISSIONS[kind], "-o", result, "-lm"], check=True)
    return result


def with_fixtures(folder, shapes):
    """A copy of the problem with fixtures of these shapes, as arguments of the judge."""
    shutil.rmtree(folder, ignore_errors=True)
    fixtures = folder / "fixtures"
    shutil.copytree(TOP / "fixtures", fixtures, ignore=shutil.ignore_patterns("*.py"))
    (fixtures / "large").mkdir()
    problem = folder / "problems" / "batchnorm"
    shutil.copytree(PROBLEM, problem)
    document = json.loads((problem / "problem.json").read_text())
    for rows, columns in shapes:
        name = f"large-{rows}x{columns}"
        with open(fixtures / "large" / f"{name}.json", "w") as file:
            subprocess.run(
                [sys.executable, TOP / "fixtures" / "make_large.py", str(rows), str(columns)],
                stdout=file, check=True)
        document["fixtures"].append(name)
    (problem / "problem.json").write_text(json.dumps(document))
    return ["--problems", folder / "problems", "--fixtures", fixtures]


def milliseconds(judge, arguments, rounds):
    """Of processor time, and of them for the diagnosis by the clock; and the number of cases."""
    least, diagnosis = float("inf"), float("inf")
    for _ in range(rounds):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        run = subprocess.run(
            [judge, "check", "batchnorm", "--no-record", "--format", "json", "--timings", "--memory",
             "8192", "--timeout", "600", *arguments],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        if run.returncode > 1:
            raise SystemExit(f"judge ended with status {run.returncode}")
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        least = min(
            least, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
        report = json.loads(run.stdout)
        diagnosis = min(diagnosis, report["timings"]["diagnosis_ms"])
    return least * 1000, diagnosis, len(report["cases"])


def seconds(command, environment):
    begin = time.monotonic()
    subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=True)
    return time.monotonic() - begin


def source(judge, folder, name, compiler, rounds):
    """The milliseconds of the compiler alone, of judging the same source, which it has not seen before,
    and of judging what was compiled."""
    environment = os.environ | {"XDG_CACHE_HOME": str(folder / "cache")}
    text = (PROBLEM / "submissions" / "accepted" / name).read_text()
    rows = []
    for number in range(rounds):
        file, library = folder / f"{number}-{name}", folder / "library.so"
        file.write_text(f"{text}\n// {number}\n")
        compile_ = [
            *compiler, "-O2", "-shared", "-fPIC", "-pthread", f"-I{TOP}/Sources/CCandidate/include",
            file, "-lm", "-o", library]
        check = [judge, "check", "batchnorm", "--no-record"]
        rows.append([
            seconds(command, environment) * 1000
            for command in (compile_, [*check, file], [*check, library])])
    return [statistics.median(column) for column in zip(*rows)] + [
        statistics.median(row[1] - row[0] for row in rows)]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("judge")
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()

    def spent(*arguments):
        return milliseconds(options.judge, arguments, options.rounds)

    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        right, wrong = library("accepted", folder), library("wrong", folder)
        print("| fixtures | cases | their elements | accepted, ms | with a mistake | of this diagnosis |")
        print("|---|---|---|---|---|---|")
        for count in (0, 50, 100, 200):
            shapes = [(100 + number, 10) for number in range(count)]
            place = with_fixtures(folder / "copy", shapes)
            accepted, _, cases = spent(right, *place)
            rejected, diagnosis, _ = spent(wrong, *place)
            elements = sum(rows * columns for rows, columns in shapes)
            print(
                f"| {count} | {cases} | {elements:,} | {accepted:.1f} | {rejected:.1f} "
                f"| {diagnosis:.1f} |", flush=True)
            base = accepted if count == 0 else base
        print("\n| elements of the one fixture | ms | above no fixture, µs an element |")
        print("|---|---|---|")
        for rows in (1000, 10_000, 100_000, 1_000_000):
            place = with_fixtures(folder / "copy", [(rows, 10)])
            total, _, _ = spent(right, *place)
            print(f"| {rows * 10:,} | {total:.0f} | {(total - base) * 100 / rows:.2f} |", flush=True)
        print("\n| source | its compiler, ms | judged | the compiled library judged | more than the compiler |")
        print("|---|---|---|---|---|")
        for name, compiler in (
            ("two-pass.c", ["clang", "-std=c17"]), ("long-double.cpp", ["clang++", "-std=c++20"])):
            row = source(options.judge, folder, name, compiler, 5 * options.rounds)
            print(f"| {name} | {' | '.join(f'{value:.0f}' for value in row)} |", flush=True)


if __name__ == "__main__":
    main()
