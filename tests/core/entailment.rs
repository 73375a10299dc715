//! The reader with a tiny model of drawn numbers: two layers, sixteen numbers wide. Owns what
//! holds of any weights: the same bits always, both forms nearly alike, no damaged file.
//!
//! `training/convert.py - - FILE --tiny 7` makes the fixture, with `--float` its twin, with
//! `--layers-of` the fixture its layers alone.

use std::collections::BTreeMap;
use std::sync::Mutex;

use proptest::prelude::*;
use rayon::prelude::*;
use stancegrid::entailment::{EntailmentReader, Kernel, NumberForm, PairCache, PairKey};

const INTEGERS: &[u8] = include_bytes!("../fixtures/entailment/tiny.int8.reader");
const LAYERS: &[u8] = include_bytes!("../fixtures/entailment/tiny.layers.reader");
const FLOATS: &[u8] = include_bytes!("../fixtures/entailment/tiny.float.reader");

/// A claim, a sentence and the sentence before.
const PAIRS: [(&str, &str, &str); 5] = [
    ("The ferry sank", "The ferry sank.", ""),
    ("The ferry sank", "The ferry did not sink.", "It was late."),
    (
        "The strike ended",
        "Drivers, they said, will strike on.",
        "",
    ),
    ("", "", ""),
    ("Ägäis", "中文 ferry — the end", "the"),
];

fn reader(bytes: &[u8]) -> EntailmentReader {
    EntailmentReader::from_bytes(bytes).unwrap()
}

/// The bits of a pair's outputs.
fn bits(reader: &EntailmentReader, (claim, sentence, before): (&str, &str, &str)) -> Vec<u32> {
    let verdict = reader.read(claim, sentence, before);
    verdict.logits.iter().map(|value| value.to_bits()).collect()
}

/// If this changes, every verdict changes with it: it must be a new version of the format.
#[test]
fn fixed_pairs_have_fixed_bits() {
    let reader = reader(INTEGERS);
    let all = PAIRS.map(|pair| format!("{:08x?}", bits(&reader, pair)));
    insta::assert_snapshot!(all.join("\n"));
}

#[test]
fn a_pair_has_the_same_bits_alone_and_among_others() {
    let reader = reader(INTEGERS);
    let alone: Vec<Vec<u32>> = PAIRS.iter().map(|pair| bits(&reader, *pair)).collect();
    let many: Vec<_> = PAIRS.iter().cycle().take(60).collect();
    let together: Vec<Vec<u32>> = many.par_iter().map(|pair| bits(&reader, **pair)).collect();
    for (at, found) in together.iter().enumerate() {
        assert_eq!(*found, alone[at % PAIRS.len()]);
    }
}

#[test]
fn every_kernel_gives_the_same_bits() {
    let best = reader(INTEGERS);
    for kernel in Kernel::available() {
        let reader = EntailmentReader::with_kernel(INTEGERS, kernel).unwrap();
        for pair in PAIRS {
            assert_eq!(bits(&reader, pair), bits(&best, pair), "{kernel}");
        }
    }
}

#[test]
fn integers_say_nearly_what_floats_say() {
    let (integers, floats) = (reader(INTEGERS), reader(FLOATS));
    assert_eq!(integers.header().numbers, NumberForm::Int8);
    assert_eq!(floats.header().numbers, NumberForm::Float32);
    for (claim, sentence, before) in PAIRS {
        let one = integers.read(claim, sentence, before);
        let other = floats.read(claim, sentence, before);
        for (one, other) in one.logits.iter().zip(&other.logits) {
            assert!((one - other).abs() < 0.01, "{claim}: {one} {other}");
        }
    }
}

#[test]
fn shares_sum_to_one_and_every_part_of_a_pair_counts() {
    let reader = reader(INTEGERS);
    let verdict = reader.read("The ferry sank", "The ferry sank.", "");
    let relation = verdict.relation;
    let sum = relation.entails + relation.contradicts + relation.neither;
    assert!((sum - 1.0).abs() < 1e-5 && (verdict.voices.iter().sum::<f32>() - 1.0).abs() < 1e-5);
    assert_eq!(verdict.voices.len(), reader.header().voices.len());
    let base = bits(&reader, ("the ferry sank", "the end", "not"));
    for other in [
        ("the ferry", "the end", "not"),
        ("the ferry sank", "the strike", "not"),
        ("the ferry sank", "the end", ""),
    ] {
        assert_ne!(base, bits(&reader, other));
    }
    // A claim and a sentence are not of one kind.
    assert_ne!(bits(&reader, ("a", "b", "")), bits(&reader, ("b", "a", "")));
}

#[test]
fn what_the_weights_say_of_themselves_is_read() {
    let reader = reader(INTEGERS);
    let header = reader.header();
    assert!(!header.trained);
    assert_eq!(header.name, "a tiny model for tests");
    assert_eq!(
        header.voices,
        [
            "own",
            "attributed",
            "hedged",
            "partial",
            "conditional",
            "question"
        ]
    );
}

fn error(bytes: &[u8]) -> String {
    EntailmentReader::from_bytes(bytes).unwrap_err().to_string()
}

#[test]
fn a_damaged_or_foreign_file_is_refused_with_its_reason() {
    let mut damaged = INTEGERS.to_vec();
    *damaged.last_mut().unwrap() ^= 1;
    assert!(error(&damaged).contains("hash"), "{}", error(&damaged));
    assert!(error(b"PK\x03\x04").contains("no head"));
    assert!(error(b"another 1\n---\n").contains("does not begin with"));
    assert!(error(b"stancegrid-reader 2\nnumbers int4\n---\n").contains("int4"));
    assert!(error(b"stancegrid-reader 2\nnumbers int8\n---\n").contains("`sha256`"));
}

proptest! {
    #[test]
    fn no_cut_or_changed_file_is_read(at in 0..INTEGERS.len(), flip in 1u8..) {
        prop_assert!(EntailmentReader::from_bytes(&INTEGERS[..at]).is_err());
        let mut changed = INTEGERS.to_vec();
        changed[at] ^= flip;
        // In the head, a name or an origin may say something else: nothing is read wrongly.
        if let Ok(reader) = EntailmentReader::from_bytes(&changed) {
            let verdict = reader.read("the ferry sank", "the end", "");
            prop_assert!(verdict.logits.iter().all(|value| value.is_finite()));
        }
    }
}

#[test]
fn layers_are_read_beside_the_tables_that_they_were_learnt_with() {
    let whole = reader(INTEGERS);
    let beside = EntailmentReader::from_layers(LAYERS, INTEGERS).unwrap();
    for pair in PAIRS {
        assert_eq!(bits(&beside, pair), bits(&whole, pair));
    }
    let alone = EntailmentReader::from_bytes(LAYERS).unwrap_err();
    assert!(alone.to_string().contains("need the tables"), "{alone}");
    let others = EntailmentReader::from_layers(LAYERS, FLOATS).unwrap_err();
    assert!(others.to_string().contains("other tables"), "{others}");
}

/// Keeps what it is given.
#[derive(Debug, Default)]
struct Memory(Mutex<BTreeMap<PairKey, Vec<f32>>>);

impl PairCache for Memory {
    fn recall_pair(&self, key: PairKey) -> Option<Vec<f32>> {
        self.0.lock().unwrap().get(&key).cloned()
    }

    fn keep_pair(&self, key: PairKey, logits: &[f32]) {
        self.0.lock().unwrap().insert(key, logits.to_vec());
    }
}

#[test]
fn what_is_known_of_a_pair_is_what_would_be_read() {
    let (reader, memory) = (reader(INTEGERS), Memory::default());
    for _ in 0..2 {
        for (claim, sentence, before) in PAIRS {
            let read = reader.read_anew([claim, sentence, before], Some(&memory));
            assert_eq!(read, reader.read(claim, sentence, before));
        }
        assert_eq!(memory.0.lock().unwrap().len(), PAIRS.len());
    }
    // An output that the weights do not have is not believed.
    let key = PairKey::of(&reader.header().sha256, ["a", "b", ""]);
    memory.keep_pair(key, &[1.0]);
    let read = reader.read_anew(["a", "b", ""], Some(&memory));
    assert_eq!(read, reader.read("a", "b", ""));
}
