#!/usr/bin/env python3
"""Makes the rows that train.py learns from.

usage: rows.py OUT.jsonl.gz [--sets SET=CANDIDATES.jsonl …] [--own FILE] [--triples FILE …]
               [--minimal-pairs FOLDER] [--folds folds.tsv --hold FOLD] [--seed 0]

SET        a folder with claims.csv, gold.csv, sides.csv and near.csv (the last two where there are).
CANDIDATES what `cargo run --release --example candidates -- SET` prints: the sentences of the
           set as the program parts them, and for each cell and wording the closest ones.
--own      training/claims.jsonl: claims that we wrote to sentences of the sets, by their places.
--triples  JSON lines {text, before, e, v, c, w, u, story, s, t}: a sentence, the one before, an
           entailed, a contradicted and an unsaid claim with the voice of the first two; short
           forms s and t where there are.
--minimal-pairs  tests/fixtures/stance: half of the pairs, drawn by a hash of their claim.
--hold     leaves out the stories of a fold.

What a sentence teaches:
- the sentences that decide a cell entail or contradict its claim, by the cell's stance. For
  contested and partial cells, sides.csv says so sentence by sentence. A part of the claim
  teaches whose voice it is, and no relation.
- the closest sentences that decide nothing, and the near miss of an omission, say neither.
- so do sentences of another story.
"""
import argparse
import collections
import csv
import gzip
import hashlib
import json
import os
import random
import tomllib

csv.field_size_limit(10**9)
# By their place among a cell's deciding sentences: the first was given as the most decisive.
EVIDENCE_WEIGHTS = [1.0, 0.8, 0.6]
# So many sentences of triples are put to themselves.
VERBATIM_SHARE = 0.1
VOICE_OF_REASON = {"attributed": "attributed", "hedged": "hedged", "conditional": "conditional",
                   "question": "question", "partial": "partial"}
RELATION_OF_SIDE = {"entails": "e", "contradicts": "c", "neither": "n", "part": None}


def table(folder, name):
    path = os.path.join(folder, name)
    if not os.path.exists(path):
        return []
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def stories_of(folds, fold):
    """The stories of a fold."""
    with open(folds, encoding="utf-8") as file:
        rows = (line.rstrip("\n").split("\t") for line in file)
        return {row[0] for row in rows if row[1] == fold}


def span(text):
    start, end = text.split("-")
    return int(start), int(end)


def overlaps(one, other):
    return one[0] < other[1] and other[0] < one[1]


def story_of(claim):
    return claim.rsplit("-", 1)[0]


class Rows:
    def __init__(self, seed, held):
        self.draw, self.held, self.rows = random.Random(seed), held, []
        self.sentences = {}

    def add(self, claim, sentences, at, relation, voice, weight, story):
        before = sentences[at - 1][2] if at else ""
        self.rows.append({"c": claim, "t": sentences[at][2], "x": before, "r": relation,
                          "v": voice, "w": weight, "story": story})

    def cell(self, row, wording, first, sentences, closest, sides, near, others):
        """All that one wording of one cell teaches."""
        story, draw = story_of(row["claim_id"]), self.draw
        spans = [span(part) for part in row["evidence"].split()]
        deciding = []
        for evidence in spans:
            deciding += [at for at, sentence in enumerate(sentences) if overlaps(sentence, evidence) and at not in deciding]
        for rank, at in enumerate(deciding[:3]):
            relation, voice = relation_of(row, sentences[at], sides)
            if relation is None and voice is None:
                continue
            weight = EVIDENCE_WEIGHTS[rank] * (1.3 if relation == "c" else 1.0)
            self.add(wording, sentences, at, relation, voice, weight, story)
        # Most sentences say nothing of most claims: other wordings show it less often.
        if not first and draw.random() < 0.5:
            return
        beside = [at for at in closest if all(abs(at - one) > 1 for one in deciding)]
        if row["stance"] == "omits":
            missed = [at for at, sentence in enumerate(sentences) if near and overlaps(sentence, near)][:1]
            for at in missed:
                self.add(wording, sentences, at, "n", None, 1.0, story)
            beside = [at for at in beside if at not in missed]
            for at in beside[:1]:
                self.add(wording, sentences, at, "n", None, 0.5, story)
            if len(beside) > 2:
                self.add(wording, sentences, draw.choice(beside[1:5]), "n", None, 0.4, story)
        else:
            for at in beside[:1]:
                self.add(wording, sentences, at, "n", None, 0.4, story)
            if len(beside) > 2 and draw.random() < 0.5:
                self.add(wording, sentences, draw.choice(beside[1:6]), "n", None, 0.3, story)
        if draw.random() < 0.1:
            other = draw.choice(others)
            self.add(wording, other, draw.randrange(len(other)), "n", None, 0.4, story)

    def set(self, folder, candidates):
        gold = {(row["claim_id"], row["source_id"]): row for row in table(folder, "gold.csv")}
        sides = collections.defaultdict(dict)
        for row in table(folder, "sides.csv"):
            sides[row["claim_id"], row["source_id"]][span(row["span"])] = row["side"], row["voice"]
        near = {(row["claim_id"], row["source_id"]): span(row["near"]) for row in table(folder, "near.csv")}
        sentences, asked = {}, []
        with open(candidates, encoding="utf-8") as file:
            for line in file:
                line = json.loads(line)
                if "sentences" in line:
                    sentences[line["source_id"]] = self.sentences[line["source_id"]] = line["sentences"]
                else:
                    asked.append(line)
        by_story = collections.defaultdict(list)
        for row in gold.values():
            by_story[story_of(row["claim_id"])].append(row["source_id"])
        met = set()
        stories = sorted(story for story in by_story if story not in self.held)
        for line in asked:
            key = line["claim_id"], line["source_id"]
            story = story_of(line["claim_id"])
            if story in self.held:
                continue
            other = self.draw.choice([one for one in stories[:50] if one != story])
            others = [sentences[source] for source in by_story[other] if sentences[source]]
            first = key not in met
            met.add(key)
            self.cell(gold[key], line["wording"], first, sentences[key[1]], line["closest"], sides[key], near.get(key), others)

    def own(self, path):
        """Claims to sentences that are told by their places."""
        with open(path, encoding="utf-8") as file:
            for line in file:
                row = json.loads(line)
                sentences = self.sentences.get(row["source"], [])
                at = [at for at, sentence in enumerate(sentences) if sentence[:2] == [row["start"], row["end"]]]
                for at in at[:1]:
                    before = sentences[at - 1][2] if at else ""
                    story = story_of(row["source"])
                    self.triple({**row, "text": sentences[at][2], "before": before, "story": story})

    def triples(self, path):
        with open(path, encoding="utf-8") as file:
            for line in file:
                self.triple(json.loads(line))

    def triple(self, row):
        if row["story"] in self.held:
            return
        asked = [("e", "e", row["v"]), ("c", "c", row["w"]), ("u", "n", None), ("s", "e", row["v"]), ("t", "c", row["w"])]
        for key, relation, voice in asked:
            if key in row:
                self.rows.append({"c": row[key], "t": row["text"], "x": row["before"], "r": relation,
                                  "v": voice, "w": 1.0, "story": row["story"]})
        # Those who write claims to sentences put what is entailed in other words. That many
        # shared words do not speak against a claim has to be shown too.
        if self.draw.random() < VERBATIM_SHARE:
            self.rows.append({"c": row["text"], "t": row["text"], "x": row["before"], "r": "e",
                              "v": "own", "w": 1.0, "story": row["story"]})

    def minimal_pairs(self, folder):
        for name in sorted(os.listdir(folder)):
            if not name.endswith(".toml"):
                continue
            with open(os.path.join(folder, name), "rb") as file:
                pairs = tomllib.load(file).get("pair", [])
            for pair in pairs:
                if not is_learnt_from(pair["claim"]):
                    continue
                for side in pair["side"]:
                    # A text of several sentences is a cell, and teaches nothing by one of them.
                    if side["text"].rstrip().rstrip('."”?!').count(". ") or "\n" in side["text"]:
                        continue
                    relation = {"asserts": "e", "denies": "c", "omits": "n", "qualifies": "e"}[side["stance"]]
                    voice = VOICE_OF_REASON.get(side.get("reason")) if side["stance"] == "qualifies" else None if relation == "n" else "own"
                    if side["stance"] == "qualifies" and voice in (None, "partial"):
                        continue
                    self.rows.append({"c": pair["claim"], "t": side["text"], "x": "", "r": relation,
                                      "v": voice, "w": 1.0, "story": "minimal-pairs"})


def is_learnt_from(claim):
    """The half of the minimal pairs that may be learnt from. The other half only tests."""
    return hashlib.sha256(claim.encode()).digest()[0] % 2 == 0


def relation_of(row, sentence, sides):
    """What a deciding sentence does by itself: relation and voice, None where not told."""
    told = sides if row["reason"] in ("contested", "partial") else {}
    for where, (side, voice) in told.items():
        if overlaps(where, sentence):
            return RELATION_OF_SIDE[side], "partial" if side == "part" and voice == "own" else voice
    match row["stance"], row["reason"]:
        case "asserts", _:
            return "e", "own"
        case "denies", _:
            return "c", "own"
        case _, "partial":
            return None, "partial"
        case _, "contested":
            return None, None
        case _, reason:
            return "e", VOICE_OF_REASON[reason]


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("out")
    arguments.add_argument("--sets", nargs="*", default=[])
    arguments.add_argument("--triples", nargs="*", default=[])
    arguments.add_argument("--own")
    arguments.add_argument("--minimal-pairs")
    arguments.add_argument("--folds")
    arguments.add_argument("--hold")
    arguments.add_argument("--seed", type=int, default=0)
    given = arguments.parse_args()
    held = set() if given.hold is None else stories_of(given.folds, given.hold)
    rows = Rows(given.seed, held)
    for pair in given.sets:
        rows.set(*pair.split("="))
    if given.own:
        rows.own(given.own)
    for path in given.triples:
        rows.triples(path)
    if given.minimal_pairs:
        rows.minimal_pairs(given.minimal_pairs)
    with gzip.open(given.out, "wt", encoding="utf-8") as file:
        for row in rows.rows:
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
    print(len(rows.rows), "rows,", dict(collections.Counter(row["r"] for row in rows.rows)),
          dict(collections.Counter(row["v"] for row in rows.rows)))


if __name__ == "__main__":
    main()
