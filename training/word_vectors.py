#!/usr/bin/env python3
"""Makes the table of word vectors by which words of one meaning meet.

usage: word_vectors.py WORDS.tsv MODEL.safetensors TOKENIZER OUT [--width 128] [--least 2]

WORDS.tsv  stem, word, count: what `cargo run --release --example word_counts` prints.
MODEL      a BERT encoder with the names that sentence encoders have.

The vector of a word is the encoder's own output for that word alone: the mean over its
pieces. That of a stem is the mean over its words, each as often as it was counted. Then the
mean of all is taken off, and the first principal components stay (Mu & Viswanath 2018 for
the mean). Stems that were counted less often than --least are left out, unless a word of
theirs is one whole piece of the encoder. The format is described in
src/lexicon/word_vectors.rs.
"""
import argparse
import collections
import hashlib

import numpy as np
import torch

import network


def vectors_of(reader, pair, words):
    """The mean of the outputs of each word's pieces."""
    inputs = [([pair.first, *pair.pieces(word), pair.end], 0) for word in words]
    order = sorted(range(len(words)), key=lambda at: len(inputs[at][0]))
    out = np.zeros((len(words), network.WIDTH), "f4")
    with torch.inference_mode():
        for start in range(0, len(order), 512):
            at = order[start:start + 512]
            ids, _, mask = network.batch([inputs[place] for place in at])
            outputs = reader.outputs(ids, torch.zeros_like(ids), mask)
            inner = mask.clone()
            inner[:, 0] = 0
            inner[torch.arange(len(at)), mask.sum(1) - 1] = 0
            inner = inner[..., None].float()
            out[at] = ((outputs * inner).sum(1) / inner.sum(1)).numpy()
    return out


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("words")
    arguments.add_argument("model")
    arguments.add_argument("tokenizer")
    arguments.add_argument("out")
    arguments.add_argument("--width", type=int, default=128)
    arguments.add_argument("--least", type=int, default=2)
    given = arguments.parse_args()

    pair = network.PairInput(given.tokenizer)
    whole = pair.tokenizer.get_vocab()
    reader = network.load(given.model, len(whole)).eval()
    words = collections.defaultdict(collections.Counter)
    with open(given.words, encoding="utf-8") as file:
        for line in file:
            stem, word, count = line.rstrip("\n").split("\t")
            words[stem][word] += int(count)
    kept = sorted(stem for stem, counted in words.items()
                  if len(stem) > 1 and any(letter.isalpha() for letter in stem)
                  and (sum(counted.values()) >= given.least or any(word in whole for word in counted)))
    forms = sorted({word for stem in kept for word in words[stem]})
    place = {word: at for at, word in enumerate(forms)}
    by_word = vectors_of(reader, pair, forms)
    by_stem = np.zeros((len(kept), network.WIDTH), "f8")
    for at, stem in enumerate(kept):
        for word, count in words[stem].items():
            by_stem[at] += count * by_word[place[word]]
        by_stem[at] /= sum(words[stem].values())
    by_stem /= np.linalg.norm(by_stem, axis=1, keepdims=True)
    centred = by_stem - by_stem.mean(0)
    _, directions = np.linalg.eigh(centred.T @ centred)
    reduced = centred @ directions[:, ::-1][:, :given.width]
    scale = 127 / np.abs(reduced).max(1, keepdims=True)
    values = np.rint(reduced * scale).astype("i1")
    body = "".join(stem + "\n" for stem in kept).encode() + values.tobytes()
    with open(given.model, "rb") as file:
        source = hashlib.sha256(file.read()).hexdigest()
    head = [
        "stancegrid-word-vectors 1",
        "about The meaning of stems of news English, as a small encoder has each word alone.",
        "made training/word_vectors.py from words counted by examples/word_counts.rs",
        "from all-MiniLM-L6-v2 (Apache-2.0), safetensors " + source,
        f"words {len(kept)}",
        f"width {given.width}",
        "sha256 " + hashlib.sha256(body).hexdigest(),
        "---",
    ]
    with open(given.out, "wb") as file:
        file.write(("\n".join(head) + "\n").encode() + body)
    print(f"{len(kept)} stems, {len(forms)} words, {len(body) / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
