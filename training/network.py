"""The reader as a network that learns: a BERT encoder and a head over claim and sentence.

The names of the tensors are those that convert.py reads, so that what is saved here is what is
converted. The arithmetic is that of src/entailment/: means of the claim's pieces (u) and of the
rest (v), then u, v, |u - v| and u * v into one hidden layer.
"""
import numpy as np
import torch
from safetensors.torch import load_file, save_file
from tokenizers import Tokenizer
from torch import nn
from torch.nn import functional

WIDTH, HEADS, LAYERS, INNER, HIDDEN = 384, 12, 6, 1536, 256
POSITIONS, CLAIM_PIECES, LEAD_PIECES = 160, 48, 28
RELATIONS = ["entails", "contradicts", "neither"]
VOICES = ["own", "attributed", "hedged", "partial", "conditional", "question"]
DROPPED = 26  # of 256


class Dropout(nn.Module):
    """Leaves out one value in ten. Drawn as bytes, since draws of Bernoulli cost as much as a
    product on a processor."""

    def __init__(self):
        super().__init__()
        self.draw = None

    def forward(self, x):
        if not self.training:
            return x
        drawn = torch.from_numpy(np.frombuffer(self.draw.bytes(x.numel()), "u1").copy())
        kept = (drawn.to(x.device) >= DROPPED).view(x.shape)
        return x * kept * (256 / (256 - DROPPED))


class Layer(nn.Module):
    """One layer of the encoder: attention, then two products with a GELU between."""

    def __init__(self):
        super().__init__()
        self.attention = nn.ModuleDict({
            "self": nn.ModuleDict({part: nn.Linear(WIDTH, WIDTH) for part in ("query", "key", "value")}),
            "output": nn.ModuleDict({"dense": nn.Linear(WIDTH, WIDTH), "LayerNorm": nn.LayerNorm(WIDTH, eps=1e-12)}),
        })
        self.intermediate = nn.ModuleDict({"dense": nn.Linear(WIDTH, INNER)})
        self.output = nn.ModuleDict({"dense": nn.Linear(INNER, WIDTH), "LayerNorm": nn.LayerNorm(WIDTH, eps=1e-12)})
        self.drop = Dropout()

    def forward(self, x, mask):
        rows, pieces, _ = x.shape
        own = self.attention["self"]
        parts = [own[part](x).view(rows, pieces, HEADS, -1).transpose(1, 2) for part in ("query", "key", "value")]
        query, key, value = parts
        # In so many words: the ready-made attention is four times slower backwards on a processor.
        shares = torch.softmax(query @ key.transpose(2, 3) / (WIDTH // HEADS) ** 0.5 + mask, -1)
        seen = shares @ value
        seen = seen.transpose(1, 2).reshape(rows, pieces, WIDTH)
        out = self.attention["output"]
        x = out["LayerNorm"](x + self.drop(out["dense"](seen)))
        inner = functional.gelu(self.intermediate["dense"](x))
        return self.output["LayerNorm"](x + self.drop(self.output["dense"](inner)))


class PairReader(nn.Module):
    """Claim and sentence in, figures of the relations and voices out."""

    def __init__(self, pieces):
        super().__init__()
        self.embeddings = nn.ModuleDict({
            "word_embeddings": nn.Embedding(pieces, WIDTH),
            "position_embeddings": nn.Embedding(512, WIDTH),
            "token_type_embeddings": nn.Embedding(2, WIDTH),
            "LayerNorm": nn.LayerNorm(WIDTH, eps=1e-12),
        })
        self.encoder = nn.ModuleDict({"layer": nn.ModuleList(Layer() for _ in range(LAYERS))})
        self.head = nn.ParameterDict({
            "w1": torch.empty(4 * WIDTH, HIDDEN), "b1": torch.zeros(HIDDEN),
            "w2": torch.empty(HIDDEN, len(RELATIONS) + len(VOICES)),
            "b2": torch.zeros(len(RELATIONS) + len(VOICES)),
        })
        draw = torch.Generator().manual_seed(3)
        for name in ("w1", "w2"):
            nn.init.normal_(self.head[name], 0, 0.02, generator=draw)
        self.drop = Dropout()

    def seed(self, seed):
        """Sets what is left out from here on."""
        draw = np.random.Generator(np.random.SFC64(seed))
        for part in self.modules():
            if isinstance(part, Dropout):
                part.draw = draw

    def frozen(self):
        """What does not learn: the tables, of which the folds' readers share one copy."""
        return [self.embeddings[table].weight for table in
                ("word_embeddings", "position_embeddings", "token_type_embeddings")]

    def outputs(self, ids, types, mask):
        """What the encoder makes of each piece."""
        table = self.embeddings
        places = torch.arange(ids.shape[1], device=ids.device)
        x = table["word_embeddings"](ids) + table["position_embeddings"](places) + table["token_type_embeddings"](types)
        x = self.drop(table["LayerNorm"](x))
        hidden = (1 - mask[:, None, None, :]).to(x.dtype) * -1e9
        for layer in self.encoder["layer"]:
            x = layer(x, hidden)
        return x.float()

    def forward(self, ids, types, mask):
        """ids, types, mask: rows × pieces. Returns rows × (relations, voices)."""
        x = self.outputs(ids, types, mask)
        claim, rest = (mask * (1 - types)).float(), (mask * types).float()
        u = (x * claim[..., None]).sum(1) / claim.sum(1, keepdim=True)
        v = (x * rest[..., None]).sum(1) / rest.sum(1, keepdim=True).clamp(min=1)
        both = torch.cat([u, v, (u - v).abs(), u * v], 1)
        with torch.autocast(x.device.type, enabled=False):
            hidden = self.drop(torch.tanh(both @ self.head["w1"] + self.head["b1"]))
            return hidden @ self.head["w2"] + self.head["b2"]


class PairInput:
    """Claim, end of the sentence before, sentence: as pieces, cut as the program cuts them."""

    def __init__(self, tokenizer):
        self.tokenizer = Tokenizer.from_file(tokenizer)
        self.tokenizer.no_padding()
        self.tokenizer.no_truncation()
        self.first, self.end = self.tokenizer.token_to_id("[CLS]"), self.tokenizer.token_to_id("[SEP]")
        self.known = {}

    def pieces(self, text):
        if text not in self.known:
            self.known[text] = self.tokenizer.encode(text, add_special_tokens=False).ids
        return self.known[text]

    def __call__(self, claim, sentence, before=""):
        """Returns the pieces, and how many of them are the claim's."""
        ids = [self.first, *self.pieces(claim)[:CLAIM_PIECES], self.end]
        claims = len(ids)
        if before:
            ids += [*self.pieces(before)[-LEAD_PIECES:], self.end]
        ids += self.pieces(sentence)
        return ids[:POSITIONS - 1] + [self.end], claims


def batch(inputs, device="cpu"):
    """Inputs padded to one length, a multiple of eight."""
    longest = -(-max(len(ids) for ids, _ in inputs) // 8) * 8
    ids = torch.zeros(len(inputs), longest, dtype=torch.long)
    types, mask = torch.zeros_like(ids), torch.zeros_like(ids)
    for row, (pieces, claims) in enumerate(inputs):
        ids[row, :len(pieces)] = torch.tensor(pieces)
        types[row, claims:len(pieces)] = 1
        mask[row, :len(pieces)] = 1
    return ids.to(device), types.to(device), mask.to(device)


def load(model, pieces):
    """A reader from a file of tensors. What it lacks (the head) stays as drawn."""
    reader = PairReader(pieces)
    tensors = load_file(model)
    tensors.pop("embeddings.position_ids", None)
    tensors = {name: value.float() for name, value in tensors.items() if not name.startswith("pooler.")}
    own = reader.state_dict()
    fitting = {name: value for name, value in tensors.items() if name in own and own[name].shape == value.shape}
    missing = [name for name in own if name not in fitting and not name.startswith("head.")]
    if missing:
        raise SystemExit(f"error: {model} lacks {', '.join(missing[:3])}")
    reader.load_state_dict(fitting, strict=False)
    return reader


def save(reader, path):
    save_file({name: value.contiguous() for name, value in reader.state_dict().items()}, path)


def figures(reader, inputs, size=64):
    """The figures of many pairs in their order, read without dropout."""
    reader.eval()
    device = next(reader.parameters()).device
    order = sorted(range(len(inputs)), key=lambda at: len(inputs[at][0]))
    out = torch.zeros(len(inputs), len(RELATIONS) + len(VOICES))
    with torch.inference_mode(), torch.autocast(device.type, torch.bfloat16):
        for start in range(0, len(order), size):
            at = order[start:start + size]
            out[at] = reader(*batch([inputs[place] for place in at], device)).float().cpu()
    return out
