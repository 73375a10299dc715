//! The names of all features, list by list. Owns the names. Each list is observed by the
//! file that it is named for.

pub(super) const TOPIC_NAMES: &[&str] = &[
    "sentences",
    "one sentence",
    "few sentences",
    "further wordings",
    "claim terms",
    "claim names",
    "claim is a title",
    "lead total",
    "nothing shared",
    "found",
    "not found",
    "content found",
    "content not found",
    "share found",
    "share found above 0.7",
    "share found, same words",
    "share found, rare words",
    "share found, content",
];

pub(super) const CLOSENESS_NAMES: &[&str] = &[
    "total",
    "one sentence × total",
    "one sentence × content",
    "one sentence × SoftTFIDF",
    "one sentence × run",
    "one sentence × names missing",
    "one sentence × content missing",
    "total above 0.2",
    "total above 0.3",
    "total above 0.4",
    "total above 0.5",
    "total above 0.6",
    "total above 0.7",
    "total above 0.8",
    "second total",
    "third total",
    "three closest",
    "coverage",
    "coverage above 0.6",
    "content",
    "content above 0.5",
    "SoftTFIDF",
    "nearness",
    "a name not in the article",
    "roles reversed",
    "place",
    "closest in the lead",
    "sentences as close",
    "met by a variant",
    "content words met",
    "closest content found",
    "closest content missing",
    "closest telling",
    "closest length",
    "closest without a stop",
    "only a headline",
    "names met",
    "names missing",
    "share of same words",
    "run",
    "pairs",
    "counter total",
    "counter closer",
];

pub(super) const FIGURE_NAMES: &[&str] = &[
    "claim has a number",
    "numbers met",
    "another number",
    "figures clash",
];

pub(super) const CUE_NAMES: &[&str] = &[
    "claim asks",
    "claim quotes",
    "closest asks",
    "closest quotes",
    "closest quotes singly",
    "closest is a heading",
    "polarity differs",
];

/// Where a category of cues is looked for: before the colon of a feature.
pub(super) const CUE_PLACES: &[&str] = &[
    "claim",
    "lead",
    "near",
    "anywhere",
    "somewhere",
    "closest",
    "beside",
    "only claim",
    "both",
];

macro_rules! takes {
    ($($before:literal)*) => {
        &[$(
            concat!($before, ": asserts"),
            concat!($before, ": denies"),
            concat!($before, ": contested"),
            concat!($before, ": conditional"),
            concat!($before, ": question"),
            concat!($before, ": attributed"),
            concat!($before, ": hedged"),
            concat!($before, ": partial"),
            concat!($before, ": unclear"),
            concat!($before, ": nothing"),
        )*
        "rules: qualifies",
        "rules: omits",
        "closest lacks roles",
        "closest lacks names",
        "closest lacks content",
        "closest lacks words",
        "closest lacks total",
        "closest lacks necessity",
        "closest plainly denies",
        "closest is settled",
        "closest has a speaker",
        "closest has an opposite",
        ]
    };
}

pub(super) const RULE_NAMES: &[&str] = takes!("rules" "counts" "short" "closest reads");

macro_rules! products {
    ($($verdict:literal)*) => {
        &[$(
            concat!($verdict, " × lead total"),
            concat!($verdict, " × long claim"),
            concat!($verdict, " × title"),
            concat!($verdict, " × one sentence"),
            concat!($verdict, " × bare claim"),
            concat!($verdict, " × long article"),
        )*]
    };
}

pub(super) const INTERACTION_NAMES: &[&str] =
    products!("rules assert" "rules qualify" "rules deny" "rules omit");

macro_rules! sides {
    ($($side:literal)*) => {
        &[
        "reader: nothing read",
        "reader: read",
        "reader: closest",
        "reader: stands out",
        "reader: entails on average",
        "reader: contradicts on average",
        "reader: both",
        "reader: more entailing",
        "reader: anything",
        "reader: second entails",
        "reader: second contradicts",
        $(
            concat!("reader: ", $side),
            concat!("reader: ", $side, ", share"),
            concat!("reader: ", $side, ", close"),
            concat!("reader: ", $side, ", own voice near"),
            concat!("reader: ", $side, ", own"),
            concat!("reader: ", $side, ", attributed"),
            concat!("reader: ", $side, ", hedged"),
            concat!("reader: ", $side, ", partial"),
            concat!("reader: ", $side, ", conditional"),
            concat!("reader: ", $side, ", question"),
        )*]
    };
}

pub(super) const READER_NAMES: &[&str] = sides!("entails" "contradicts");
