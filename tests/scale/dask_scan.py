"""Scans an archive of articles with Dask.

    python3 dask_scan.py ARTICLES -c CLAIMS -o FOLDER --scheduler tcp://HOST:8786
    python3 dask_scan.py articles.jsonl -c claims -o cells

ARTICLES is a file, a folder or a glob of JSON lines; FOLDER must not be there
yet. Each partition is piped through a `stancegrid scan` of its own. Articles,
claims, program and FOLDER have to be in the same place on every machine. Without
a scheduler, workers are started here.
"""

import argparse
import os
import pathlib
import shutil
import subprocess
import tempfile

from dask import compute, delayed
from dask.bytes import read_bytes
from distributed import Client, LocalCluster


def scan(block: bytes, command: list[str], part: pathlib.Path) -> None:
    """Writes the cells of the articles in `block` to `part`, all of them or nothing."""
    # Dask does again what a lost worker had done, and this need not be.
    if part.exists():
        return
    # Under a name of its own: the scan of a worker that was lost may still be writing.
    with tempfile.NamedTemporaryFile(dir=part.parent, delete=False) as cells:
        done = subprocess.run(command, input=block, stdout=cells, stderr=subprocess.PIPE)
    # With 1, some lines were no articles: they have become lines with `error`, and the
    # others are whole. With 2, or killed, it has not seen all lines.
    if done.returncode not in (0, 1):
        raise RuntimeError(f"scan ended with {done.returncode}: {done.stderr.decode()}")
    os.chmod(cells.name, 0o644)
    os.replace(cells.name, part)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("articles")
    arguments.add_argument("-c", "--claims", default="claims")
    arguments.add_argument("-o", "--output", required=True)
    arguments.add_argument("--program", default="stancegrid")
    arguments.add_argument("--block", default="64MB", help="what a partition reads; 0: a file")
    arguments.add_argument("--threads", default="1", help="threads a task")
    arguments.add_argument("--scheduler", help="where Dask runs already")
    arguments.add_argument("--workers", type=int, help="how many to start, where it does not")
    given = arguments.parse_args()

    program = shutil.which(given.program) or given.program
    claims = os.path.abspath(given.claims)
    command = [program, "scan", "-", "-c", claims, "--threads", given.threads]
    folder = pathlib.Path(given.output).resolve()
    unfinished = folder / "_temporary"
    # What an earlier run has made is not touched.
    folder.mkdir(parents=True)
    unfinished.mkdir()

    # Bytes, cut behind line feeds: nothing is decoded on the way.
    articles = f"{given.articles}/*.jsonl*" if os.path.isdir(given.articles) else given.articles
    _, files = read_bytes(
        articles,
        delimiter=b"\n",
        blocksize=None if given.block == "0" else given.block,
        compression="infer",
        sample=False,
    )
    blocks = [block for file in files for block in file]
    parts = [
        delayed(scan)(block, command, unfinished / f"part-{number:05}")
        for number, block in enumerate(blocks)
    ]

    cluster = given.scheduler or LocalCluster(n_workers=given.workers, threads_per_worker=1)
    with Client(cluster) as client:
        compute(parts, scheduler=client, retries=3)
    # Part files stand in the folder once there are all of them.
    for part in unfinished.glob("part-*"):
        part.rename(folder / part.name)
    shutil.rmtree(unfinished)
    (folder / "_SUCCESS").touch()


if __name__ == "__main__":
    main()
