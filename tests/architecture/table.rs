//! Which layer may import which. Owns the table, as ARCHITECTURE.md gives it.

/// What a layer may import beside itself, by the names of layers with a space
/// between them.
pub enum Imports {
    /// These layers, and nothing else of the package.
    Only(&'static str),
    /// Everything but these layers.
    AllBut(&'static str),
}

use Imports::{AllBut, Only};

/// Every layer: a folder or file right below `src` that is not here is an error.
pub const LAYERS: &[(&str, Imports)] = &[
    ("domain", Only("")),
    ("lexicon", Only("domain")),
    ("text", Only("domain lexicon")),
    ("matching", Only("domain lexicon text")),
    ("entailment", Only("domain lexicon text matching")),
    ("stance", Only("domain lexicon text matching entailment")),
    (
        "matrix",
        Only("domain lexicon text matching entailment stance"),
    ),
    ("ingest", Only("domain")),
    ("export", Only("domain")),
    ("evaluation", Only("domain")),
    (
        "learning",
        Only("domain lexicon text matching stance matrix evaluation"),
    ),
    ("audit", Only("domain text matching entailment")),
    ("cache", Only("domain entailment matrix")),
    ("decisions", Only("domain")),
    ("review", AllBut("cli")),
    ("cli", AllBut("")),
];

/// The layers that may touch files, network, clock and environment.
pub const OUTWARD: &[&str] = &["ingest", "cache", "decisions", "review", "cli"];

/// The layer that may print and end the process.
pub const PRINTING: &str = "cli";

/// The files that may call `panic!`, with the reason at the call: what the
/// program embeds is proved sound by a test, so that a failure is a broken build.
pub const ARGUED_PANICS: &[&str] = &["src/lexicon/shipped.rs"];

impl Imports {
    /// Whether a layer with these imports may name `target`, the part of a path
    /// right below the root. The root itself is none.
    pub fn allow(&self, target: Option<&str>) -> bool {
        let among = |layers: &str, target| layers.split(' ').any(|layer| layer == target);
        match (self, target) {
            (Only(layers), Some(target)) => among(layers, target),
            // Everything below the root at once would bring any layer in.
            (_, None | Some("*")) => matches!(self, AllBut("")),
            (AllBut(layers), Some(target)) => !among(layers, target),
        }
    }
}
