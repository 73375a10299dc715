#!/usr/bin/env python3
"""Counts the word pieces of texts, so that convert.py can leave out those that are never met.

usage: piece_counts.py TOKENIZER FILE ... > counts.tsv

FILE  JSON lines or CSV: every text in it counts. Prints piece, tab, count, sorted.
"""
import collections
import csv
import json
import sys

from tokenizers import Tokenizer


def texts(path):
    with open(path, encoding="utf-8", newline="") as file:
        if path.endswith(".csv"):
            for row in csv.reader(file):
                yield " ".join(row)
        else:
            for line in file:
                values = json.loads(line).values()
                yield " ".join(value for value in values if isinstance(value, str))


def main():
    csv.field_size_limit(10**9)
    tokenizer = Tokenizer.from_file(sys.argv[1])
    tokenizer.no_padding()
    tokenizer.no_truncation()
    counts = collections.Counter()
    for path in sys.argv[2:]:
        for text in texts(path):
            counts.update(tokenizer.encode(text, add_special_tokens=False).tokens)
    for piece, count in sorted(counts.items()):
        print(f"{piece}\t{count}")


if __name__ == "__main__":
    main()
