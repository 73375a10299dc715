//! Hashes that tell what a matrix was made by. Owns what enters them and in
//! which order.

use sha2::{Digest, Sha256};

use crate::domain::{Alias, Claim, ClaimSet, Provenance, SourceColumn, sha256};
use crate::lexicon::{Lexicons, Weights};

/// How many hexadecimal digits an id keeps: enough to tell judges apart, short
/// enough to stand in every row.
const ID_DIGITS: usize = 16;

/// The identity of a judge, and of a run over no articles.
pub(super) fn judge(claims: &ClaimSet, weights: &Weights) -> Provenance {
    let version = env!("CARGO_PKG_VERSION");
    let lexicons = lexicons_hash();
    let weights = weights_hash(weights);
    let claims = claims_hash(claims);
    let mut hasher = Sha256::new();
    for part in [version, &lexicons, &weights, &claims] {
        add(&mut hasher, part);
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
    let mut hasher = Sha256::new();
    for part in [
        &judge.version,
        &judge.lexicons_sha256,
        &judge.weights_sha256,
    ] {
        add(&mut hasher, part);
    }
    add_aliases(&mut hasher, aliases);
    hex(hasher.finalize().as_slice())
}

/// The identity of a judge that has sentences read. `readers` tells its readers from others.
pub(super) fn read_by(judge: &Provenance, readers: &str) -> Provenance {
    let mut hasher = Sha256::new();
    for part in [&judge.judge_id, readers] {
        add(&mut hasher, part);
    }
    Provenance {
        judge_id: short(hasher),
        weights_sha256: sha256(&format!("{} {readers}", judge.weights_sha256)),
        ..judge.clone()
    }
}

/// The identity of a run of this judge over these articles.
pub(super) fn run(judge: &Provenance, columns: &[SourceColumn]) -> Provenance {
    let mut hasher = Sha256::new();
    add(&mut hasher, &judge.judge_id);
    for column in columns {
        add(&mut hasher, column.source.id.as_str());
        add(&mut hasher, &column.sha256);
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
        false => sha256(&weights.to_text()),
    }
}

fn lexicons_hash() -> String {
    let mut hasher = Sha256::new();
    for (file, text) in Lexicons::embedded_files() {
        add(&mut hasher, file);
        add(&mut hasher, text);
    }
    hex(hasher.finalize().as_slice())
}

fn claims_hash(claims: &ClaimSet) -> String {
    let mut hasher = Sha256::new();
    add_aliases(&mut hasher, &claims.aliases);
    for claim in &claims.claims {
        add(&mut hasher, claim.id.as_str());
        add_wordings(&mut hasher, claim);
    }
    hex(hasher.finalize().as_slice())
}

fn add_aliases(hasher: &mut Sha256, aliases: &[Alias]) {
    for alias in aliases {
        add(hasher, &alias.name);
        add_all(hasher, &alias.also);
    }
}

/// Adds all wordings of a claim.
pub(super) fn add_wordings(hasher: &mut Sha256, claim: &Claim) {
    add(hasher, &claim.text);
    add_all(hasher, &claim.variants);
    add_all(hasher, &claim.counters);
}

/// Adds a field with its length, so that no two lists of fields run together.
pub(super) fn add(hasher: &mut Sha256, field: &str) {
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
