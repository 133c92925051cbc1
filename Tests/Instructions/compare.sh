#!/bin/sh
# Counts the instructions of the judge's own process in some typical calls, with callgrind (package
# valgrind), and compares them with the table beside this file. Instructions do not depend on what else
# the machine does; on another processor or toolchain they differ by some per cent, so only more than a
# tenth above the table is an error.
#
#   swift build -c release
#   Tests/Instructions/compare.sh [BUILD-FOLDER]       compares; exit code 1 if a call has become slow
#   Tests/Instructions/compare.sh --write [FOLDER]     writes the table anew
#
# Without valgrind it says so and ends with exit code 0.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
package=$(cd "$here/../.." && pwd)
table=$here/instructions.txt
write=false
if [ "${1:-}" = --write ]; then
  write=true
  shift
fi
build=${1:-$package/.build/release}
if ! command -v valgrind > /dev/null; then
  echo "instructions: not counted, since valgrind is not installed"
  exit 0
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM

# valgrind cannot read the debug information of this compiler.
for program in judge judge-worker; do strip -g -o "$work/$program" "$build/$program"; done
submissions=$package/problems/batchnorm/submissions
for name in accepted/two-pass wrong_answer/eps-missing; do
  cc -O2 -shared -fPIC -I "$package/Sources/CCandidate/include" \
    -o "$work/$(basename $name).so" "$submissions/$name.c" -lm
done

# Dictionaries are otherwise ordered anew in each process.
export SWIFT_DETERMINISTIC_HASHING=1
# count NAME ARGUMENT...: the fewest of three, since the judge looks more often while it waits longer.
count() {
  name=$1
  shift
  least=
  for attempt in 1 2 3; do
    valgrind --tool=callgrind --callgrind-out-file=/dev/null "$work/judge" "$@" \
      > "$work/output" 2> "$work/errors" || true
    counted=$(sed -n 's/^==[0-9]*== Collected : //p' "$work/errors")
    if [ -z "$counted" ]; then
      echo "instructions: $name could not be counted:" >&2
      cat "$work/errors" >&2
      exit 2
    fi
    if [ -z "$least" ] || [ "$counted" -lt "$least" ]; then least=$counted; fi
  done
  echo "$least $name"
}
folders="--problems $package/problems --fixtures $package/fixtures"
measured=$work/measured
{
  count start --version
  count list list $folders
  count check-accepted check batchnorm "$work/two-pass.so" --no-record $folders
  count check-diagnosed check batchnorm "$work/eps-missing.so" --no-record $folders
  count verify-fixtures verify --fixture "$package"/fixtures/pytorch/*.json
} > "$measured"

if $write; then
  cp "$measured" "$table"
  cat "$table"
  exit 0
fi
awk '
  NR == FNR { known[$2] = $1; next }
  {
    ratio = known[$2] ? $1 / known[$2] : 1
    slow = ratio > 1.1
    if (slow) failed = 1
    printf "%-18s %12d  %5.1f %% of the table%s\n", $2, $1, ratio * 100, slow ? ": too many" : ""
  }
  END { exit failed }
' "$table" "$measured"
