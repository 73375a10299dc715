//! Hashes that tell what a matrix was made by. Owns what enters them and in
//! which order.

use crate::domain::{Alias, Claim, ClaimSet, FieldHasher, Provenance, SourceColumn, sha256};
use crate::lexicon::{Lexicons, Weights};

use super::readers::Readers;

/// How many hexadecimal digits an id keeps: enough to tell judges apart, short
/// enough to stand in every row.
const ID_DIGITS: usize = 16;

/// The identity of a judge, and of a run over no articles.
pub(super) fn judge(claims: &ClaimSet, weights: &Weights) -> Provenance {
    let version = env!("CARGO_PKG_VERSION");
    let lexicons = lexicons_hash();
    let weights = weights_hash(weights);
    let claims = claims_hash(claims);
    let mut hasher = FieldHasher::default();
    for part in [version, &lexicons, &weights, &claims] {
        hasher.add(part);
    }
    Provenance {
        version: version.to_owned(),
        lexicons_sha256: lexicons,
        weights_sha256: weights,
        claims_sha256: claims,
        judge_id: short(hasher),
        run_id: String::new(),
        settings: Vec::new(),
    }
}

/// The identity of a judge whatever the claims: all that bears on every verdict,
/// with the aliases, which change what any wording means.
pub(super) fn kind(judge: &Provenance, aliases: &[Alias]) -> String {
    let mut hasher = FieldHasher::default();
    for part in [
        &judge.version,
        &judge.lexicons_sha256,
        &judge.weights_sha256,
    ] {
        hasher.add(part);
    }
    add_aliases(&mut hasher, aliases);
    hasher.hexadecimal()
}

/// The identity of a judge that has sentences read.
pub(super) fn read_by(judge: &Provenance, readers: &Readers) -> Provenance {
    let weights = [
        judge.weights_sha256.clone(),
        readers.id(),
        weights_hash(&readers.weights),
    ];
    let weights = sha256(weights.join(" "));
    let mut hasher = FieldHasher::default();
    for part in [&judge.judge_id, &weights] {
        hasher.add(part);
    }
    Provenance {
        judge_id: short(hasher),
        weights_sha256: weights,
        ..judge.clone()
    }
}

/// The identity of a run of this judge over these articles.
pub(super) fn run(judge: &Provenance, columns: &[SourceColumn]) -> Provenance {
    let mut hasher = FieldHasher::default();
    hasher.add(&judge.judge_id);
    for column in columns {
        hasher.add(column.source.id.as_str());
        hasher.add(&column.sha256);
    }
    Provenance {
        run_id: short(hasher),
        ..judge.clone()
    }
}

/// The hash of weights as they would be written: the same weights from another
/// file are the same.
fn weights_hash(weights: &Weights) -> String {
    match *weights == Lexicons::shipped().weights {
        // They ship as they were written.
        true => sha256(Lexicons::embedded_weights()),
        false => sha256(weights.to_text()),
    }
}

fn lexicons_hash() -> String {
    let mut hasher = FieldHasher::default();
    for (file, text) in Lexicons::embedded_files() {
        hasher.add(file);
        hasher.add(text);
    }
    hasher.hexadecimal()
}

fn claims_hash(claims: &ClaimSet) -> String {
    let mut hasher = FieldHasher::default();
    add_aliases(&mut hasher, &claims.aliases);
    for claim in &claims.claims {
        hasher.add(claim.id.as_str());
        add_wordings(&mut hasher, claim);
    }
    hasher.hexadecimal()
}

fn add_aliases(hasher: &mut FieldHasher, aliases: &[Alias]) {
    for alias in aliases {
        hasher.add(&alias.name);
        hasher.add_all(&alias.also);
    }
}

/// Adds all wordings of a claim.
pub(super) fn add_wordings(hasher: &mut FieldHasher, claim: &Claim) {
    hasher.add(&claim.text);
    hasher.add_all(&claim.variants);
    hasher.add_all(&claim.counters);
}

fn short(hasher: FieldHasher) -> String {
    let mut digits = hasher.hexadecimal();
    digits.truncate(ID_DIGITS);
    digits
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judge_id(claims: &ClaimSet) -> String {
        judge(claims, &Weights::default()).judge_id
    }

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
        assert_eq!(judge_id(&set(&["x", "y"])), judge_id(&set(&["x", "y"])));
        assert_ne!(judge_id(&set(&["x", "y"])), judge_id(&set(&["xy"])));
    }

    #[test]
    fn a_label_does_not() {
        let mut labelled = set(&[]);
        labelled.claims[0].label = Some("fell".to_owned());
        assert_eq!(judge_id(&labelled), judge_id(&set(&[])));
    }
}
