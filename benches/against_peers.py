#!/usr/bin/env python3
"""Times the best five sentences of every cell, ours and the peers' in turn, in
one run, and prints medians and ratios.

    cargo build --release --example closest
    benches/against_peers.py BENCH N [--rounds 3] [--peer NAME=COMMAND]...

BENCH is the folder of the seeded corpus: data/N/project/ as `closest` reads it.
Each peer is a command that does the same work over data/N; {n} in it stands for
N. Whole processes are timed, by the clock on the wall and by processor time.
What a peer does to a part of the corpus only is given as NAME*FACTOR=COMMAND,
and its time is multiplied.
"""

import argparse
import resource
import shlex
import statistics
import subprocess
import sys
import time
from pathlib import Path

OURS = Path(__file__).resolve().parent.parent / "target/release/examples/closest"


def timed(command: list[str], folder: Path) -> tuple[float, float]:
    """Seconds on the wall and of the processors that a command takes."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    begin = time.perf_counter()
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    wall = time.perf_counter() - begin
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode != 0:
        sys.exit(f"{shlex.join(command)}: exit {done.returncode}\n{done.stderr[-2000:]}")
    return wall, (after.ru_utime + after.ru_stime) - (before.ru_utime + before.ru_stime)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("bench", type=Path)
    parser.add_argument("n", type=int)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--ours", type=Path, default=OURS, help="the example `closest`")
    parser.add_argument("--peer", action="append", default=[], metavar="NAME[*FACTOR]=COMMAND")
    arguments = parser.parse_args()
    bench = arguments.bench.resolve()
    project = bench / f"data/{arguments.n}/project"
    ways = [("ours", 1.0, [str(arguments.ours.resolve()), str(project)])]
    for peer in arguments.peer:
        name, _, command = peer.partition("=")
        name, _, factor = name.partition("*")
        words = shlex.split(command.replace("{n}", str(arguments.n)))
        ways.append((name, float(factor or 1), words))
    times: dict[str, list[tuple[float, float]]] = {name: [] for name, _, _ in ways}
    for turn in range(arguments.rounds):
        for name, factor, command in ways:
            wall, cpu = timed(command, bench)
            times[name].append((wall * factor, cpu * factor))
            print(f"round {turn + 1}: {name} {wall * factor:.2f} s, processors {cpu * factor:.2f} s", file=sys.stderr)
    megabytes = (project / "articles.jsonl").stat().st_size / 1e6
    ours = times["ours"]
    print(f"{'':24}{'seconds':>10}{'cpu s':>10}{'MB/s':>8}{'÷ ours':>9}{'cpu ÷ ours':>12}")
    for name, _, _ in ways:
        wall, cpu = (statistics.median(one[at] for one in times[name]) for at in (0, 1))
        # Of the ratios of each round the median: a machine's moods hit both.
        slower = [statistics.median(one[at] / own[at] for one, own in zip(times[name], ours)) for at in (0, 1)]
        print(f"{name:24}{wall:10.2f}{cpu:10.2f}{megabytes / wall:8.1f}{slower[0]:9.2f}{slower[1]:12.2f}")


if __name__ == "__main__":
    main()
