#!/usr/bin/env python3
"""Teaches the reader on a file of rows.

usage: train.py ROWS OUT.safetensors --from MODEL.safetensors --tokenizer tokenizer.json
                [--epochs 2] [--rate 8e-5] [--seed 0] [--state FOLDER]

ROWS    JSON lines {"c": claim, "t": sentence, "x": sentence before, "r": relation, "v": voice,
        "w": weight}, gzipped or not. "r" is e, c or n. It is null where the relation is not to be
        learnt, and "v" is null or missing where the voice is not. A row that weighs .6 is put in six
        of ten epochs. One that weighs more than 1 is put in all of them and counts that much.
--state a folder for the state of the training. It is written every ten minutes. A broken run
        that is started again goes on from there and comes to the same figures.

The tables of pieces, places and types stay as they are. Products run in bfloat16, the rest and
what is learnt in 32-bit floats. On a machine with a GPU that torch knows, it is used.
"""
import argparse
import gzip
import json
import math
import os
import random
import sys
import time

import torch
from torch.nn import functional

import network

SIZE = 32
CHUNK = 50
SECONDS_BETWEEN_STATES = 600
VOICE_WEIGHT = 0.5


def read_rows(path):
    with (gzip.open if path.endswith(".gz") else open)(path, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def schedule(step, steps, rate):
    """A short rise, then half a cosine down to a twentieth."""
    rise = max(1, steps // 15)
    if step < rise:
        return rate * (step + 1) / rise
    return rate * (0.05 + 0.95 * 0.5 * (1 + math.cos(math.pi * (step - rise) / max(1, steps - rise))))


def epoch_batches(lengths, weights, seed):
    """Places of the rows of an epoch in batches of nearly equal length, in a drawn order."""
    draw = random.Random(seed)
    order = [at for at, weight in enumerate(weights) if draw.random() < weight]
    draw.shuffle(order)
    batches = []
    for start in range(0, len(order), SIZE * CHUNK):
        chunk = sorted(order[start:start + SIZE * CHUNK], key=lambda at: lengths[at])
        batches += [chunk[at:at + SIZE] for at in range(0, len(chunk), SIZE)]
    draw.shuffle(batches)
    return batches


def loss_of(figures, relations, voices, weights):
    """Cross entropy of both answers. -1 stands for an answer that is not asked."""
    relation = functional.cross_entropy(figures[:, :3], relations.clamp(min=0), reduction="none") * (relations >= 0)
    voice = functional.cross_entropy(figures[:, 3:], voices.clamp(min=0), reduction="none") * (voices >= 0)
    return ((relation + VOICE_WEIGHT * voice) * weights).sum() / weights.sum()


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("rows")
    arguments.add_argument("out")
    arguments.add_argument("--from", dest="model", required=True)
    arguments.add_argument("--tokenizer", required=True)
    arguments.add_argument("--epochs", type=int, default=2)
    arguments.add_argument("--rate", type=float, default=8e-5)
    arguments.add_argument("--seed", type=int, default=0)
    arguments.add_argument("--state")
    arguments.add_argument("--steps", type=int, help="stop after so many steps, to measure")
    given = arguments.parse_args()

    device = "cuda" if torch.cuda.is_available() else "cpu"
    pair = network.PairInput(given.tokenizer)
    rows = read_rows(given.rows)
    inputs = [pair(row["c"], row["t"], row.get("x") or "") for row in rows]
    relations = torch.tensor([-1 if row["r"] is None else "ecn".index(row["r"]) for row in rows])
    voices = torch.tensor([network.VOICES.index(row["v"]) if row.get("v") else -1 for row in rows])
    shares = [float(row.get("w", 1)) for row in rows]
    weights = torch.tensor(shares).clamp(min=1)
    lengths = [len(ids) for ids, _ in inputs]
    batches = [at for epoch in range(given.epochs)
               for at in epoch_batches(lengths, shares, given.seed * 1000 + epoch)]

    reader = network.load(given.model, pair.tokenizer.get_vocab_size()).to(device)
    for table in reader.frozen():
        table.requires_grad_(False)
    learnt = [value for value in reader.parameters() if value.requires_grad]
    optimizer = torch.optim.AdamW(learnt, lr=given.rate, weight_decay=0.01, fused=True)
    steps, step, seconds = len(batches), 0, 0.0

    state = given.state and os.path.join(given.state, os.path.basename(given.out) + ".state")
    if state and os.path.exists(state):
        kept = torch.load(state, map_location=device)
        reader.load_state_dict(kept["reader"])
        optimizer.load_state_dict(kept["optimizer"])
        step, seconds = kept["step"], kept["seconds"]
        print(f"goes on at step {step} of {steps}", file=sys.stderr, flush=True)

    def keep():
        os.makedirs(given.state, exist_ok=True)
        whole = {"reader": reader.state_dict(), "optimizer": optimizer.state_dict(),
                 "step": step, "seconds": seconds + time.time() - began}
        torch.save(whole, state + ".new")
        os.replace(state + ".new", state)

    began = kept_at = time.time()
    first, total, counted = step, 0.0, 0
    reader.train()
    last = min(steps, given.steps or steps)
    for at in batches[first:last]:
        reader.seed(given.seed * 1_000_003 + step)
        for group in optimizer.param_groups:
            group["lr"] = schedule(step, steps, given.rate)
        with torch.autocast(device, torch.bfloat16):
            out = reader(*network.batch([inputs[place] for place in at], device))
        loss = loss_of(out.float(), *(table[at].to(device) for table in (relations, voices, weights)))
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(learnt, 1.0)
        optimizer.step()
        step, total, counted = step + 1, total + loss.item(), counted + 1
        if step % 100 == 0:
            speed = (step - first) * SIZE / (time.time() - began)
            print(f"step {step} of {steps} loss {total / counted:.3f} {speed:.0f} pairs/s", file=sys.stderr, flush=True)
            total, counted = 0.0, 0
        if state and time.time() - kept_at > SECONDS_BETWEEN_STATES:
            keep()
            kept_at = time.time()
    network.save(reader.eval(), given.out)
    print(f"{len(rows)} rows, {steps} steps, {seconds + time.time() - began:.0f} s", flush=True)


if __name__ == "__main__":
    main()
