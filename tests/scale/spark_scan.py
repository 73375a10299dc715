"""Scans an archive of articles with Apache Spark.

    spark-submit spark_scan.py ARTICLES -c CLAIMS -o FOLDER
    python3 spark_scan.py articles.jsonl -c claims -o cells --master 'local[*]'

ARTICLES is a file, a folder or a glob of JSON lines, on any file system that
Spark can read; FOLDER must not be there yet. Each partition is piped through a
`stancegrid scan` of its own. The program and the claims have to be in the same
place on every machine.
"""

import argparse
import os
import shlex
import shutil

from pyspark.sql import Row, SparkSession

# A scan ends with 1 where some lines were no articles: they have become lines with
# `error`, and the others are whole. With 2, or killed, it has not seen all lines, and
# the task has to be tried again.
OR_ERROR_LINES = "sh -c '\"$@\" || test $? -eq 1' scan "


def text_of(row: Row) -> str:
    """The line, which Spark would have mended where its bytes are not UTF-8. One machine
    makes an error line of it, and so does `scan` of what stands here instead."""
    try:
        return bytes(row.value).decode("utf-8")
    except UnicodeDecodeError:
        return "not UTF-8"


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("articles")
    arguments.add_argument("-c", "--claims", default="claims")
    arguments.add_argument("-o", "--output", required=True)
    arguments.add_argument("--program", default="stancegrid")
    arguments.add_argument("--block", default="128MB", help="the most that a partition reads")
    arguments.add_argument("--threads", default="1", help="threads a task: spark.task.cpus")
    arguments.add_argument("--master", help="where spark-submit does not say")
    given = arguments.parse_args()

    program = shutil.which(given.program) or given.program
    claims = os.path.abspath(given.claims)
    scan = [program, "scan", "-", "-c", claims, "--threads", given.threads]

    builder = SparkSession.builder.appName("stancegrid scan")
    if given.master:
        builder = builder.master(given.master)
    builder = builder.config("spark.task.cpus", given.threads)
    spark = builder.config("spark.sql.files.maxPartitionBytes", given.block).getOrCreate()

    # As bytes, and parted by line feeds alone: what a line is must not differ from
    # what it is to `scan`.
    lines = spark.read.text(given.articles, lineSep="\n").selectExpr("cast(value as binary)")
    cells = lines.rdd.map(text_of).pipe(OR_ERROR_LINES + shlex.join(scan), checkCode=True)
    cells.saveAsTextFile(given.output)
    spark.stop()


if __name__ == "__main__":
    main()
