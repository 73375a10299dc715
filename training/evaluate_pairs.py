#!/usr/bin/env python3
"""How right a reader is on held-out triples, each claim judged alone.

usage: evaluate_pairs.py MODEL.safetensors --tokenizer tokenizer.json --folds folds.tsv --fold FOLD TRIPLES.jsonl …

Prints for each file: accuracy over entailed, contradicted and unsaid claims, and the recall of
each; the same with an empty sentence, which tells what claims give away by themselves; short
entailed and contradicted claims told apart; and how often claims put to sentences of other
stories are called contradicted. Where no fold is named, all triples count.
"""
import argparse
import json

import network
from rows import stories_of


def told(figures):
    return figures[:, :3].argmax(1).tolist()


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("model")
    arguments.add_argument("triples", nargs="+")
    arguments.add_argument("--tokenizer", required=True)
    arguments.add_argument("--folds")
    arguments.add_argument("--fold")
    given = arguments.parse_args()
    pair = network.PairInput(given.tokenizer)
    reader = network.load(given.model, pair.tokenizer.get_vocab_size())
    held = None if given.fold is None else stories_of(given.folds, given.fold)
    for path in given.triples:
        with open(path, encoding="utf-8") as file:
            rows = [row for row in map(json.loads, file) if held is None or row["story"] in held]
        asked = [(row[key], row, place) for row in rows for place, key in enumerate("ecu")]
        read = told(network.figures(reader, [pair(claim, row["text"], row["before"]) for claim, row, _ in asked]))
        empty = told(network.figures(reader, [pair(claim, "") for claim, _, _ in asked]))
        truth = [place for _, _, place in asked]

        def accuracy(found):
            return sum(a == b for a, b in zip(found, truth)) / len(truth)

        recalls = [sum(f == t == place for f, t in zip(read, truth)) / len(rows) for place in range(3)]
        print(f"{path}: {len(rows)} triples, accuracy {accuracy(read):.3f}, empty sentence {accuracy(empty):.3f}, "
              f"recall entailed {recalls[0]:.3f} contradicted {recalls[1]:.3f} unsaid {recalls[2]:.3f}")
        short = [(row[key], row, place) for row in rows if "s" in row for place, key in enumerate("st")]
        if short:
            figures = network.figures(reader, [pair(claim, row["text"], row["before"]) for claim, row, _ in short])
            right = sum(int(figure[0] < figure[1]) == place for figure, (_, _, place) in zip(figures.tolist(), short))
            print(f"  short forms told apart: {right / len(short):.3f}")
        others = [(claim, rows[(at // 3 + len(rows) // 2) % len(rows)]) for at, (claim, _, _) in enumerate(asked)]
        others = [(claim, row) for (claim, row), (_, own, _) in zip(others, asked) if row["story"] != own["story"]]
        elsewhere = told(network.figures(reader, [pair(claim, row["text"], row["before"]) for claim, row in others]))
        print(f"  of {len(others)} claims put to another story, contradicted: {elsewhere.count(1) / len(others):.3f}, "
              f"entailed: {elsewhere.count(0) / len(others):.3f}")


if __name__ == "__main__":
    main()
