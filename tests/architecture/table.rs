//! Which layer may import which. Owns the table, as ARCHITECTURE.md gives it.

/// What a layer may import beside itself.
pub enum Imports {
    /// These layers, and nothing else of the package.
    Only(&'static [&'static str]),
    /// Everything but these layers.
    AllBut(&'static [&'static str]),
}

/// Every layer: a folder or file right below `src` that is not here is an error.
pub const LAYERS: &[(&str, Imports)] = &[
    ("domain", Imports::Only(&[])),
    ("lexicon", Imports::Only(&["domain"])),
    ("text", Imports::Only(&["domain", "lexicon"])),
    ("matching", Imports::Only(&["domain", "lexicon", "text"])),
    (
        "stance",
        Imports::Only(&["domain", "lexicon", "text", "matching"]),
    ),
    (
        "matrix",
        Imports::Only(&["domain", "lexicon", "text", "matching", "stance"]),
    ),
    ("ingest", Imports::Only(&["domain"])),
    ("export", Imports::Only(&["domain"])),
    ("evaluation", Imports::Only(&["domain"])),
    (
        "learning",
        Imports::Only(&[
            "domain",
            "lexicon",
            "text",
            "matching",
            "stance",
            "matrix",
            "evaluation",
        ]),
    ),
    ("audit", Imports::Only(&["domain", "text", "matching"])),
    ("cache", Imports::Only(&["domain", "matrix"])),
    ("decisions", Imports::Only(&["domain"])),
    ("review", Imports::AllBut(&["cli"])),
    ("cli", Imports::AllBut(&[])),
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
    /// right below the root; none for the root itself.
    pub fn allow(&self, target: Option<&str>) -> bool {
        match (self, target) {
            (Imports::Only(layers), Some(target)) => layers.contains(&target),
            // Everything below the root at once would bring any layer in.
            (_, None | Some("*")) => matches!(self, Imports::AllBut([])),
            (Imports::AllBut(layers), Some(target)) => !layers.contains(&target),
        }
    }
}
