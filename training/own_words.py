#!/usr/bin/env python3
"""Leaves out of our own claims what carries words of a text.

usage: own_words.py CLAIMS.jsonl TEXT …

TEXT  JSON lines or CSV. A claim that has six words in a row of any text in them is left out
      of CLAIMS.jsonl, which is written anew. Other claims to the same sentence stay.
"""
import json
import re
import sys

from piece_counts import texts

RUN = 6


def runs(text):
    words = re.findall(r"\w+(?:'\w+)?", text.lower().replace("’", "'"))
    return {" ".join(words[at:at + RUN]) for at in range(len(words) - RUN + 1)}


def main():
    path, *files = sys.argv[1:]
    known = set()
    for file in files:
        for text in texts(file):
            known |= runs(text)
    kept, left_out = [], 0
    with open(path, encoding="utf-8") as file:
        for line in file:
            row = json.loads(line)
            carried = [key for key in "ecust" if key in row and runs(row[key]) & known]
            left_out += len(carried)
            kept.append({key: value for key, value in row.items() if key not in carried})
    with open(path, "w", encoding="utf-8") as file:
        file.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in kept)
    print(f"{left_out} claims left out")


if __name__ == "__main__":
    main()
