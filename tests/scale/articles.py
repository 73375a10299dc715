"""Writes articles for tests/scale/run.sh: those of seeds/ over and over under other
ids, and lines at which a line or its bytes could come to harm on their way.

    articles.py SEEDS TIMES > articles.jsonl

Standard library alone.
"""

import csv
import json
import pathlib
import sys
from typing import Any

# What must go through as it is: line ends that are none in JSON lines, characters
# of two to four bytes, one that has more than one form, an escape of no character.
ODD = "A line\u2028, a page\u0085 and a tab\t end here; \u00e9, e\u0301, \u0634\u0647\u0631, \U0001f68b \r\n"
BAD = [
    b"not json",
    b'{"text": "It has no id."}',
    b'{"id": "no-text"}',
    b'{"id": "latin-1", "text": "The caf\xe9 is not in UTF-8."}',
    b"",
    b'{"id": "surrogate", "text": "\\ud83d alone"}',
    b'{"id": "empty", "text": ""}',
    b'{"id": "windows", "text": "Its line ends as on Windows."}\r',
]
EVERY = 50


def line(record: dict[str, Any]) -> bytes:
    return json.dumps(record, ensure_ascii=False).encode()


def main(seeds: pathlib.Path, times: int) -> None:
    with open(seeds / "sources.csv", encoding="utf-8-sig", newline="") as file:
        about = {row.pop("source_id"): row for row in csv.DictReader(file)}
    texts = {path.stem: path.read_text("utf-8") for path in sorted(seeds.glob("*.txt"))}
    lines = []
    for number in range(times):
        for name, text in texts.items():
            text += f"\n\nThis is copy {number}. {ODD if number % 7 == 0 else ''}"
            lines.append(line({"id": f"{name}-{number:06}", "text": text, **about[name]}))
        if number % EVERY == 0:
            lines.append(BAD[number // EVERY % len(BAD)])
    # As a line that somebody sent twice; and the last one ends without a line feed.
    lines.append(lines[0])
    sys.stdout.buffer.write(b"\xef\xbb\xbf" + b"\n".join(lines))


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]), int(sys.argv[2]))
