#!/usr/bin/env python3
"""Times judge check over the number of cases and of elements (needs NumPy).

    Sources/Grading/Bench/check_scaling.py .build/release/judge [--rounds 5]

The cases are those of the problem batchnorm and fixtures of fixtures/make_large.py. The time is
processor time of the judge and its workers, the least of some rounds: wall time would also measure
what else the machine does.
"""
import argparse
import json
import pathlib
import resource
import shutil
import subprocess
import sys
import tempfile

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
    least = float("inf")
    for _ in range(rounds):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        run = subprocess.run(
            [judge, "check", "batchnorm", "--no-record", "--format", "json", "--memory", "8192",
             "--timeout", "600", *arguments], stdout=subprocess.PIPE)
        if run.returncode > 1:
            raise SystemExit(f"judge ended with status {run.returncode}")
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        least = min(
            least, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return least * 1000, len(json.loads(run.stdout)["cases"])


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("judge")
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()

    def time(*arguments):
        return milliseconds(options.judge, arguments, options.rounds)

    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        right, wrong = library("accepted", folder), library("wrong", folder)
        print("| fixtures | cases | their elements | accepted, ms | with a mistake | of this diagnosis |")
        print("|---|---|---|---|---|---|")
        for count in (0, 50, 100, 200):
            shapes = [(100 + number, 10) for number in range(count)]
            place = with_fixtures(folder / "copy", shapes)
            accepted, cases = time(right, *place)
            rejected, _ = time(wrong, *place)
            plain, _ = time(wrong, *place, "--no-diagnosis")
            elements = sum(rows * columns for rows, columns in shapes)
            print(
                f"| {count} | {cases} | {elements:,} | {accepted:.1f} | {rejected:.1f} "
                f"| {rejected - plain:.1f} |", flush=True)
            base = accepted if count == 0 else base
        print("\n| elements of the one fixture | ms | above no fixture, µs an element |")
        print("|---|---|---|")
        for rows in (1000, 10_000, 100_000, 1_000_000):
            place = with_fixtures(folder / "copy", [(rows, 10)])
            spent, _ = time(right, *place)
            print(f"| {rows * 10:,} | {spent:.0f} | {(spent - base) * 100 / rows:.2f} |", flush=True)


if __name__ == "__main__":
    main()
