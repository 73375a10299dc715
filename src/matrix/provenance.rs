//! Hashes that tell what a matrix was made by. Owns what enters them and in
//! which order.

use sha2::{Digest, Sha256};

use crate::domain::{ClaimSet, Column, Provenance};
use crate::lexicon::{Lexicons, Weights};

/// The SHA-256 of an article's text as loaded, in hexadecimal.
pub fn text_hash(text: &str) -> String {
    hex(Sha256::digest(text.as_bytes()).as_slice())
}

/// How many hexadecimal digits an id keeps: enough to tell judges apart, short
/// enough to stand in every row.
const ID_DIGITS: usize = 16;

/// The identity of the judge: version, lexicons, weights, claims with aliases.
pub(super) fn judge_id(claims: &ClaimSet, weights: &Weights) -> String {
    let mut hasher = Sha256::new();
    add(&mut hasher, env!("CARGO_PKG_VERSION"));
    for (file, text) in Lexicons::embedded_files() {
        add(&mut hasher, file);
        add(&mut hasher, text);
    }
    // As it would be written: the same weights from another file are the same.
    add(&mut hasher, &weights.to_text());
    for alias in &claims.aliases {
        add(&mut hasher, &alias.name);
        add_all(&mut hasher, &alias.also);
    }
    for claim in &claims.claims {
        add(&mut hasher, claim.id.as_str());
        add(&mut hasher, &claim.text);
        add_all(&mut hasher, &claim.variants);
        add_all(&mut hasher, &claim.counters);
    }
    short(hasher)
}

/// The identity of a run: the judge and every article.
pub(super) fn run_id(judge_id: &str, columns: &[Column]) -> Provenance {
    let mut hasher = Sha256::new();
    add(&mut hasher, judge_id);
    for column in columns {
        add(&mut hasher, column.source.id.as_str());
        add(&mut hasher, &column.sha256);
    }
    Provenance {
        version: env!("CARGO_PKG_VERSION").to_owned(),
        judge_id: judge_id.to_owned(),
        run_id: short(hasher),
    }
}

/// Adds a field with its length, so that no two lists of fields run together.
fn add(hasher: &mut Sha256, field: &str) {
    hasher.update((field.len() as u64).to_le_bytes());
    hasher.update(field.as_bytes());
}

fn add_all(hasher: &mut Sha256, fields: &[String]) {
    hasher.update((fields.len() as u64).to_le_bytes());
    for field in fields {
        add(hasher, field);
    }
}

fn short(hasher: Sha256) -> String {
    let mut digits = hex(hasher.finalize().as_slice());
    digits.truncate(ID_DIGITS);
    digits
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Claim;

    fn set(variants: &[&str]) -> ClaimSet {
        let mut claim = Claim::new("a", "It fell");
        claim.variants = variants.iter().map(|v| (*v).to_owned()).collect();
        ClaimSet {
            claims: vec![claim],
            aliases: Vec::new(),
        }
    }

    #[test]
    fn what_bears_on_judging_changes_the_judge() {
        assert_eq!(
            judge_id(&set(&["x", "y"]), &Weights::default()),
            judge_id(&set(&["x", "y"]), &Weights::default())
        );
        assert_ne!(
            judge_id(&set(&["x", "y"]), &Weights::default()),
            judge_id(&set(&["xy"]), &Weights::default())
        );
    }

    #[test]
    fn a_label_does_not() {
        let mut labelled = set(&[]);
        labelled.claims[0].label = Some("fell".to_owned());
        assert_eq!(
            judge_id(&labelled, &Weights::default()),
            judge_id(&set(&[]), &Weights::default())
        );
    }
}
