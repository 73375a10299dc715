#!/usr/bin/env python3
"""Writes the weights of a BERT encoder with a pair head as a file of the reader.

usage: convert.py MODEL.safetensors VOCABULARY OUT [--pieces COUNTS] [--least 3] [--name NAME]
                  [--layers-of READER] [--float] [--tiny SEED]

MODEL       a BERT encoder with the names that sentence encoders have. Where it has no head
            (`head.w1`, `head.b1`, `head.w2`, `head.b2`), one is drawn with a fixed seed and
            the file says that it is not trained.
VOCABULARY  tokenizer.json, or a text file with a piece a line.
--pieces    piece, tab, count: what piece_counts.py prints. Pieces that were met less often
            than --least are left out, unless a word can only be spelled with them.
--layers-of writes what was learnt alone, to be read beside the tables of another reader.
--float     32-bit floats, to measure the integers by.
--tiny      ignores MODEL and VOCABULARY: draws a model of two narrow layers, for tests.

The format is described at the head of src/entailment/reader_weights.rs.
"""
import argparse
import hashlib
import json
import os
import sys

import numpy as np

POSITIONS = 160
# How far the columns of inputs are evened out at the cost of those of weights (alpha of Xiao
# et al. 2023, SmoothQuant): .6 gave the fewest other verdicts.
EVENNESS = 0.6
# The columns are measured on every so manieth of our own claims.
SAMPLED = 20
VOICES = ["own", "attributed", "hedged", "partial", "conditional", "question"]


def quantized(matrix):
    """A scale for each row, by which its largest value becomes 127."""
    largest = np.abs(matrix).max(axis=1)
    scales = np.where(largest > 0, largest / 127, 1).astype("<f4")
    values = np.clip(np.rint(matrix / scales[:, None]), -127, 127).astype("i1")
    return scales.tobytes() + values.tobytes()


def floats(array):
    return np.ascontiguousarray(array, "<f4").tobytes()


def tables(tensors, as_floats):
    """The tables of pieces, places and types: what stays as it was."""
    matrix = floats if as_floats else quantized
    return b"".join([
        matrix(tensors["embeddings.word_embeddings.weight"]),
        matrix(tensors["embeddings.position_embeddings.weight"][:POSITIONS]),
        matrix(tensors["embeddings.token_type_embeddings.weight"]),
    ])


def learnt(tensors, layers, as_floats, largest):
    """What is learnt, in the order in which it is read. `largest` has the largest input of
    each column of each matrix, by the matrix's name."""
    out = []

    def linear(weight, bias, name=None):
        if as_floats or name is None:
            out.append(floats(weight) + floats(bias))
            return
        # Inputs are multiplied by the factors of their columns, weights divided by them.
        columns = np.abs(weight).max(axis=0).clip(1e-5)
        factors = columns ** (1 - EVENNESS) / largest.get(name, np.ones(weight.shape[1])).clip(1e-5) ** EVENNESS
        factors = (factors / factors.mean()).astype("f4")
        out.append(floats(factors) + quantized(weight / factors) + floats(bias))

    def norm(name):
        out.append(floats(tensors[name + ".weight"]) + floats(tensors[name + ".bias"]))

    norm("embeddings.LayerNorm")
    for layer in range(layers):
        at = f"encoder.layer.{layer}."
        parts = [at + "attention.self." + part for part in ("query", "key", "value")]
        linear(
            np.concatenate([tensors[part + ".weight"] for part in parts]),
            np.concatenate([tensors[part + ".bias"] for part in parts]),
            parts[0],
        )

        def dense(name):
            linear(tensors[name + ".weight"], tensors[name + ".bias"], name)

        dense(at + "attention.output.dense")
        norm(at + "attention.output.LayerNorm")
        dense(at + "intermediate.dense")
        dense(at + "output.dense")
        norm(at + "output.LayerNorm")
    # The head is small and its inputs differ in size: it stays in floats. It is kept as
    # inputs × outputs, the file has outputs × inputs.
    linear(tensors["head.w1"].T, tensors["head.b1"])
    linear(tensors["head.w2"].T, tensors["head.b2"])
    return b"".join(out)


def with_head(tensors, width, hidden=256, seed=3):
    """Draws a head where there is none. Returns whether there was one."""
    if "head.w1" in tensors:
        return True
    draw = np.random.default_rng(seed)
    tensors["head.w1"] = draw.normal(0, 0.02, (4 * width, hidden)).astype("f4")
    tensors["head.b1"] = np.zeros(hidden, "f4")
    tensors["head.w2"] = draw.normal(0, 0.02, (hidden, 3 + len(VOICES))).astype("f4")
    tensors["head.b2"] = np.zeros(3 + len(VOICES), "f4")
    return False


def tiny(seed, width=16, inner=32, layers=2):
    """A model of drawn numbers and a few pieces."""
    draw = np.random.default_rng(seed)
    pieces = ["[PAD]", "[UNK]", "[CLS]", "[SEP]"] + list("abcdefghijklmnopqrstuvwxyz.,")
    pieces += ["##" + letter for letter in "abcdefghijklmnopqrstuvwxyz"]
    pieces += ["the", "ferry", "sank", "##ed", "not", "strike", "end"]
    tensors = {}

    def put(name, *shape):
        tensors[name] = draw.normal(0, 0.3, shape).astype("f4")

    def norm(name):
        tensors[name + ".weight"] = draw.uniform(0.8, 1.2, width).astype("f4")
        put(name + ".bias", width)

    def linear(name, rows, columns):
        put(name + ".weight", rows, columns)
        put(name + ".bias", rows)

    put("embeddings.word_embeddings.weight", len(pieces), width)
    put("embeddings.position_embeddings.weight", POSITIONS, width)
    put("embeddings.token_type_embeddings.weight", 2, width)
    norm("embeddings.LayerNorm")
    for layer in range(layers):
        at = f"encoder.layer.{layer}."
        for part in ("query", "key", "value"):
            linear(at + "attention.self." + part, width, width)
        linear(at + "attention.output.dense", width, width)
        norm(at + "attention.output.LayerNorm")
        linear(at + "intermediate.dense", inner, width)
        linear(at + "output.dense", width, inner)
        norm(at + "output.LayerNorm")
    with_head(tensors, width, hidden=12, seed=seed)
    return tensors, pieces


def vocabulary(path):
    if not path.endswith(".json"):
        with open(path, encoding="utf-8") as file:
            return file.read().split("\n")[:-1]
    with open(path, encoding="utf-8") as file:
        numbers = json.load(file)["model"]["vocab"]
    return sorted(numbers, key=numbers.get)


def largest_inputs(model, tokenizer):
    """The largest input of each column of each matrix, over claims put to claims."""
    import network
    import torch

    pair = network.PairInput(tokenizer)
    reader = network.load(model, pair.tokenizer.get_vocab_size()).eval()
    largest = {}

    def watch(name):
        def keep(_, inputs, __):
            most = inputs[0].detach().abs().reshape(-1, inputs[0].shape[-1]).amax(0).numpy()
            largest[name] = np.maximum(largest.get(name, 0), most)
        return keep

    for name, module in reader.named_modules():
        if isinstance(module, torch.nn.Linear):
            module.register_forward_hook(watch(name))
    with open(os.path.join(os.path.dirname(__file__), "claims.jsonl"), encoding="utf-8") as file:
        rows = [row for row in map(json.loads, file) if all(key in row for key in "ecut")][::SAMPLED]
    with torch.inference_mode():
        for row in rows:
            reader(*network.batch([pair(row["e"], row["c"], row["u"]), pair(row["t"], row["u"])]))
    return largest


def kept_pieces(pieces, counts, least):
    """The places of the pieces that stay: those that were met, and all that words can be
    spelled with letter by letter."""
    met = {}
    with open(counts, encoding="utf-8") as file:
        for line in file:
            piece, count = line.rstrip("\n").split("\t")
            met[piece] = int(count)
    special = {"[PAD]", "[UNK]", "[CLS]", "[SEP]"}
    return [at for at, piece in enumerate(pieces)
            if piece in special or len(piece.removeprefix("##")) == 1 or met.get(piece, 0) >= least]


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("model")
    arguments.add_argument("vocabulary")
    arguments.add_argument("out")
    arguments.add_argument("--pieces")
    arguments.add_argument("--least", type=int, default=3)
    arguments.add_argument("--name", default="pair reader")
    arguments.add_argument("--layers-of")
    arguments.add_argument("--float", action="store_true")
    arguments.add_argument("--tiny", type=int)
    given = arguments.parse_args()
    if given.tiny is not None:
        tensors, pieces = tiny(given.tiny)
        name, origin, trained = "a tiny model for tests", "drawn numbers, no licence needed", False
        heads = 4
    else:
        from safetensors.numpy import load_file

        tensors = {name: value.astype("f4") for name, value in load_file(given.model).items() if value.dtype.kind == "f"}
        pieces = vocabulary(given.vocabulary)
        trained = with_head(tensors, tensors["embeddings.LayerNorm.weight"].shape[0])
        name = given.name if trained else "base model without training"
        origin = "all-MiniLM-L6-v2, Apache-2.0"
        heads = 12
    width = tensors["embeddings.LayerNorm.weight"].shape[0]
    layers = 1 + max(int(key.split(".")[2]) for key in tensors if key.startswith("encoder.layer."))
    inner = tensors["encoder.layer.0.intermediate.dense.weight"].shape[0]
    if any("\n" in piece for piece in pieces) or len(pieces) != len(tensors["embeddings.word_embeddings.weight"]):
        sys.exit("error: the vocabulary is not the model's")
    if given.pieces:
        kept = kept_pieces(pieces, given.pieces, given.least)
        pieces = [pieces[at] for at in kept]
        words = tensors["embeddings.word_embeddings.weight"]
        tensors["embeddings.word_embeddings.weight"] = words[kept]
    common = "\n".join(pieces).encode() + b"\n" + tables(tensors, given.float)
    largest = {} if given.float or given.tiny is not None or not trained else largest_inputs(given.model, given.vocabulary)
    numbers = learnt(tensors, layers, given.float, largest)
    if given.layers_of:
        with open(given.layers_of, "rb") as file:
            if common not in file.read():
                sys.exit(f"error: the tables of {given.layers_of} are others")
    else:
        numbers = common + numbers
    head = {
        "name": name,
        "from": origin,
        "trained": "yes" if trained else "no",
        "numbers": "float32" if given.float else "int8",
        "layers": layers,
        "width": width,
        "heads": heads,
        "inner": inner,
        "hidden": tensors["head.w1"].shape[1],
        "pieces": len(pieces),
        "tables": hashlib.sha256(common).hexdigest(),
        "holds": "layers" if given.layers_of else "all",
        "voices": " ".join(VOICES),
        "sha256": hashlib.sha256(numbers).hexdigest(),
    }
    lines = ["stancegrid-reader 2"] + [f"{key} {value}" for key, value in head.items()]
    with open(given.out, "wb") as file:
        file.write("\n".join(lines).encode() + b"\n---\n" + numbers)


if __name__ == "__main__":
    main()
