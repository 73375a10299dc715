"""Kills one worker of a running job of Spark or Dask half-way, and says what it hit.

    kill_worker.py PID PROGRAM FOLDER PARTS

PID is the job, PROGRAM what its tasks run, FOLDER where its part files come to
stand. Once PARTS of them are there, a running `scan` is stopped, so that its task
cannot end meanwhile, and the worker above it is killed with SIGKILL. Prints the
worker, as its engine calls it, and the number of the scan that it hit. Ends with 1
where the job was over before.
"""

import pathlib
import sys
import time

import psutil

EXECUTOR = "CoarseGrainedExecutorBackend"


def scans(job: psutil.Process, program: pathlib.Path) -> list[psutil.Process]:
    """The processes below the job that run the program."""
    found = []
    for process in job.children(recursive=True):
        try:
            if process.exe() == str(program):
                found.append(process)
        except psutil.Error:
            # It has ended since.
            pass
    return found


def worker_of(scan: psutil.Process) -> tuple[psutil.Process, str]:
    """The process that holds the task, and what its engine calls it."""
    for above in scan.parents():
        words = above.cmdline()
        if any(EXECUTOR in word for word in words):
            return above, f"executor {words[words.index('--executor-id') + 1]}"
    above = scan.parent()
    if above is None:
        raise psutil.NoSuchProcess(scan.pid)
    return above, f"process {above.pid}"


def kill_once(job: psutil.Process, program: pathlib.Path) -> str | None:
    """Kills the worker of a running scan; none where no scan was running."""
    for scan in scans(job, program):
        try:
            scan.suspend()
            # The signal takes its time; a process that has ended comes out as a zombie.
            while scan.status() not in (psutil.STATUS_STOPPED, psutil.STATUS_ZOMBIE):
                time.sleep(0.001)
            if scan.status() == psutil.STATUS_ZOMBIE:
                continue
            worker, name = worker_of(scan)
            worker.kill()
            # What is left of it may end now.
            scan.resume()
            return f"{name} {scan.pid}"
        except psutil.NoSuchProcess:
            continue
    return None


def main() -> int:
    pid, program, folder, parts = sys.argv[1:]
    job = psutil.Process(int(pid))
    while job.is_running() and job.status() != psutil.STATUS_ZOMBIE:
        there = {path.name for path in pathlib.Path(folder).rglob("part-*")}
        if len(there) >= int(parts):
            name = kill_once(job, pathlib.Path(program).resolve())
            if name:
                print(name)
                return 0
        time.sleep(0.02)
    print("the job was over before a worker could be killed", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
