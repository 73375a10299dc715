"""Measures on one machine what docs/scale.md counts with, and prints its table.

    measure.py PROGRAM FOLDER

FOLDER has claims.csv and articles.jsonl. Times are the seconds that a core worked
(user and system), which other programs on the machine disturb least.
Standard library alone.
"""

import csv
import gzip
import os
import pathlib
import subprocess
import sys
import tempfile

# How much of the cells is packed to tell by how much they shrink.
SOME = 100_000_000


def cost(command: list[str]) -> tuple[float, int]:
    """CPU seconds and the most memory in bytes of a command."""
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=said)
        _, status, used = os.wait4(process.pid, 0)
        said.seek(0)
        if os.waitstatus_to_exitcode(status) not in (0, 1):
            sys.exit(f"{' '.join(command)}: {said.read().decode()}")
    return used.ru_utime + used.ru_stime, used.ru_maxrss * 1024


def rows(program: str, folder: pathlib.Path, work: pathlib.Path) -> list[tuple[str, ...]]:
    articles, claims = folder / "articles.jsonl", folder / "claims.csv"
    cells, long = work / "cells.jsonl", work / "long.csv"
    with open(articles, "rb") as file:
        number = sum(1 for line in file if line.strip())

    def scan(into: pathlib.Path, given: pathlib.Path, *more: str) -> tuple[float, int]:
        options = ["-c", str(claims), "--threads", "1", "-o", str(into), *more]
        return cost([program, "scan", str(given), *options])

    (work / "none.jsonl").touch()
    started = scan(work / "nothing.jsonl", work / "none.jsonl")[0]
    judged, memory = scan(cells, articles)
    passed = scan(work / "few.jsonl", articles, "--shard", "1/1000000")[0]
    with open(cells, "rb") as file:
        some = file.read(SOME)
    packed = len(gzip.compress(some, 6)) / len(some)
    options = ["-c", str(claims), "--machine", "--raw", "--threads", "1", "-o", str(long)]
    read = cost([program, "matrix", str(cells), *options])[0]
    size = cells.stat().st_size / number
    with open(claims, encoding="utf-8-sig", newline="") as table:
        per = len(list(csv.DictReader(table)))
    scanned = "scan --threads 1"
    return [
        ("articles judged", f"{number / judged:.1f}", "a second and core", scanned),
        (
            "articles passed over",
            f"{number / passed:.0f}",
            "a second and core",
            "scan --shard 1/1000000",
        ),
        ("start", f"{started:.2f}", "seconds a process", "scan, no article"),
        ("memory", f"{memory / 1e6:.0f}", "MB a process", scanned),
        ("article", f"{articles.stat().st_size / number:.0f}", "bytes", "articles.jsonl"),
        ("line of cells", f"{size:.0f}", "bytes an article", "cells.jsonl"),
        ("cell", f"{size / per:.0f}", "bytes", "cells.jsonl"),
        ("line of cells, packed", f"{size * packed:.0f}", "bytes an article", "gzip -6"),
        (
            "lines read by `matrix`",
            f"{number / read:.0f}",
            "a second",
            "matrix cells.jsonl --threads 1 -o long.csv",
        ),
        ("long CSV", f"{long.stat().st_size / number:.0f}", "bytes an article", "long.csv"),
    ]


def main() -> None:
    program, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    with tempfile.TemporaryDirectory() as work:
        print("| measured | value | unit | by |\n| --- | ---: | --- | --- |")
        for row in rows(program, folder, pathlib.Path(work)):
            what, value, unit, by = row
            print(f"| {what} | {value} | {unit} | `{by}` |")


if __name__ == "__main__":
    main()
