"""Runs commands in turn, several rounds, and prints medians: CPU seconds, wall seconds, peak memory.

    python3 tests/bench/compare.py [--rounds 5] NAME=COMMAND NAME=COMMAND ...

Machines are shared and noisy: only ratios of commands that took turns in one call mean anything.
The ratio is to the first command. A command that fails ends the comparison.
"""

import argparse
import os
import shlex
import statistics
import subprocess
import sys
import time


def once(command):
    """CPU seconds (user and system), wall seconds and peak MB of a command."""
    start = time.monotonic()
    with open(os.devnull, "w") as quiet:
        child = subprocess.Popen(shlex.split(command), stdout=quiet, stderr=subprocess.PIPE)
        said = child.stderr.read()
        _, status, used = os.wait4(child.pid, 0)
    if status != 0:
        sys.exit(f"{command}\nended with {os.waitstatus_to_exitcode(status)}: {said.decode(errors='replace')[-2000:]}")
    return used.ru_utime + used.ru_stime, time.monotonic() - start, used.ru_maxrss / 1024


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("commands", nargs="+", metavar="NAME=COMMAND")
    args = parser.parse_args()
    commands = [pair.split("=", 1) for pair in args.commands]
    runs = {name: [] for name, _ in commands}
    for _ in range(args.rounds):
        for name, command in commands:
            runs[name].append(once(command))
    first = None
    print(f"{'':<20} {'CPU s':>8} {'wall s':>8} {'peak MB':>8} {'CPU ratio':>10} {'wall ratio':>11}")
    for name, _ in commands:
        cpu, wall, peak = (statistics.median(column) for column in zip(*runs[name]))
        first = first or (cpu, wall)
        print(f"{name:<20} {cpu:8.2f} {wall:8.2f} {peak:8.0f} {cpu / first[0]:10.3f} {wall / first[1]:11.3f}")


if __name__ == "__main__":
    main()
