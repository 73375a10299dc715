//! Lints of claims: one statement each, long enough, told from its neighbours,
//! with wordings that add something. Owns the rules over a set of claims.

use std::collections::BTreeMap;

use crate::domain::{Claim, ClaimSet, counted};

use super::claim_similarity::ClaimSimilarity;
use super::clause::second_statement;
use super::wording::{content_words, negation, plain};
use super::{Finding, Lint, Subject};

/// Fewer content words than this cannot be told from a topic.
const MIN_CONTENT_WORDS: usize = 3;
/// A longer label breaks the heads of a table, in code points.
const MAX_LABEL_CODE_POINTS: usize = 24;

/// Everything found in a set of claims, claim by claim in the order in which
/// they were written.
pub fn lint_claims(set: &ClaimSet) -> Vec<Finding> {
    let likenesses: Vec<ClaimSimilarity> = set
        .claims
        .iter()
        .map(|c| ClaimSimilarity::of(&c.text))
        .collect();
    let wordings = Wordings::of(&set.claims);
    let mut findings = Vec::new();
    for (at, claim) in set.claims.iter().enumerate() {
        findings.extend(statement(claim));
        findings.extend(negated(claim));
        findings.extend(too_short(claim));
        let earlier = set.claims.iter().zip(&likenesses).take(at);
        if let Some(this) = likenesses.get(at) {
            let near = earlier.filter(|(_, other)| this.is_near(other));
            findings.extend(near.map(|(other, _)| near_duplicate(claim, other)));
        }
        findings.extend(wordings.idle(at, claim));
        findings.extend(long_label(claim));
    }
    findings
}

fn about(claim: &Claim) -> Subject {
    Subject::Claim(claim.id.clone())
}

fn statement(claim: &Claim) -> Option<Finding> {
    let joint = second_statement(&claim.text)?;
    let what = format!("says two things, joined by \"{joint}\": \"{}\"", claim.text);
    let help = "write one claim for each: a source may hold one and reject the other";
    Some(Finding::new(
        Lint::DoubleBarrelled,
        about(claim),
        what,
        help,
    ))
}

fn negated(claim: &Claim) -> Option<Finding> {
    let word = negation(&claim.text)?;
    let what = format!("is a negation (\"{word}\"), so `denies` means that the source affirms");
    let help = "turn the claim around if readers of the table could mistake it";
    Some(Finding::new(Lint::Negated, about(claim), what, help))
}

fn too_short(claim: &Claim) -> Option<Finding> {
    let count = content_words(&claim.text).len();
    if count >= MIN_CONTENT_WORDS {
        return None;
    }
    let what = format!(
        "has {}, and {MIN_CONTENT_WORDS} are needed",
        counted(count, "content word")
    );
    let help = "say who does what, so that the claim is more than a topic";
    Some(Finding::new(Lint::TooShort, about(claim), what, help))
}

fn near_duplicate(claim: &Claim, earlier: &Claim) -> Finding {
    let what = format!(
        "says nearly what the claim \"{}\" says: \"{}\"",
        earlier.id, earlier.text
    );
    let help = "keep one of them, with the other as its variant";
    Finding::new(Lint::NearDuplicate, about(claim), what, help)
}

fn long_label(claim: &Claim) -> Option<Finding> {
    let length = claim.label.as_ref()?.chars().count();
    if length <= MAX_LABEL_CODE_POINTS {
        return None;
    }
    let what = format!("has a label of {length} characters, more than {MAX_LABEL_CODE_POINTS}");
    let help = "shorten the label, so that tables stay readable";
    Some(Finding::new(Lint::LongLabel, about(claim), what, help))
}

/// Whose wording each plain form is.
struct Wordings {
    claims: BTreeMap<String, Vec<usize>>,
    variants: BTreeMap<String, Vec<usize>>,
    ids: Vec<String>,
}

impl Wordings {
    fn of(claims: &[Claim]) -> Self {
        let mut wordings = Self {
            claims: BTreeMap::new(),
            variants: BTreeMap::new(),
            ids: claims.iter().map(|claim| claim.id.to_string()).collect(),
        };
        for (at, claim) in claims.iter().enumerate() {
            wordings
                .claims
                .entry(plain(&claim.text))
                .or_default()
                .push(at);
            for variant in &claim.variants {
                wordings
                    .variants
                    .entry(plain(variant))
                    .or_default()
                    .push(at);
            }
        }
        wordings
    }

    /// What is wrong with the variants and counters of one claim.
    fn idle(&self, at: usize, claim: &Claim) -> Vec<Finding> {
        let own = plain(&claim.text);
        let mut findings = Vec::new();
        let mut say = |lint: Lint, what: String, help: &str| {
            findings.push(Finding::new(lint, about(claim), what, help));
        };
        let mut seen: Vec<String> = Vec::new();
        for variant in &claim.variants {
            let form = plain(variant);
            if form.is_empty() {
                let what = "has a variant without a word".to_owned();
                say(Lint::RedundantWording, what, "remove it");
            } else if form == own {
                say(
                    Lint::RedundantWording,
                    format!("has a variant equal to the claim itself: \"{variant}\""),
                    "remove it: it adds nothing",
                );
            } else if seen.contains(&form) {
                say(
                    Lint::RedundantWording,
                    format!("has a variant twice: \"{variant}\""),
                    "remove one of the two",
                );
            } else if let Some(id) = self.other(&self.claims, &form, at) {
                say(
                    Lint::ConflictingWording,
                    format!("has a variant that is the claim \"{id}\": \"{variant}\""),
                    "remove it, or merge the two claims if each entails the other",
                );
            } else if let Some(id) = self.other(&self.variants, &form, at) {
                say(
                    Lint::ConflictingWording,
                    format!("shares a variant with the claim \"{id}\": \"{variant}\""),
                    "keep it with the claim that it entails, or merge the two",
                );
            }
            seen.push(form);
        }
        for counter in &claim.counters {
            let form = plain(counter);
            if form.is_empty() {
                let what = "has a counter without a word".to_owned();
                say(Lint::RedundantWording, what, "remove it");
            } else if form == own {
                say(
                    Lint::ConflictingWording,
                    format!("has a counter equal to the claim itself: \"{counter}\""),
                    "write what cannot be true together with the claim",
                );
            } else if seen.contains(&form) {
                say(
                    Lint::ConflictingWording,
                    format!("has a wording that is both variant and counter: \"{counter}\""),
                    "keep it where it belongs: it cannot both entail the claim and exclude it",
                );
            }
        }
        findings
    }

    /// The id of the first claim but `at` that has the form in `map`.
    fn other(&self, map: &BTreeMap<String, Vec<usize>>, form: &str, at: usize) -> Option<&str> {
        let other = map.get(form)?.iter().find(|&&place| place != at)?;
        self.ids.get(*other).map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lints(claims: Vec<Claim>) -> Vec<(Lint, String)> {
        let set = ClaimSet {
            claims,
            aliases: Vec::new(),
        };
        let name = |finding: Finding| match finding.subject {
            Subject::Claim(id) => (finding.lint, id.to_string()),
            Subject::Source(id) => panic!("a source: {id}"),
        };
        lint_claims(&set).into_iter().map(name).collect()
    }

    fn one(text: &str) -> Vec<Lint> {
        lints(vec![Claim::new("c", text)])
            .into_iter()
            .map(|(lint, _)| lint)
            .collect()
    }

    fn idle(variants: &[&str], counters: &[&str]) -> Vec<String> {
        let mut claim = Claim::new("a", "Taliban shelter TTP");
        claim.variants = variants.iter().map(|&text| text.to_owned()).collect();
        claim.counters = counters.iter().map(|&text| text.to_owned()).collect();
        let mut other = Claim::new("b", "Pakistan bombed Afghan villages");
        other.variants = vec!["Pakistan struck Afghan villages".to_owned()];
        let set = ClaimSet {
            claims: vec![claim, other],
            aliases: Vec::new(),
        };
        let wording = [Lint::RedundantWording, Lint::ConflictingWording];
        let idle = |finding: &Finding| wording.contains(&finding.lint);
        lint_claims(&set)
            .into_iter()
            .filter(idle)
            .map(|finding| finding.what)
            .collect()
    }

    #[test]
    fn an_ordinary_claim_has_no_finding() {
        assert_eq!(one("Taliban shelter TTP"), []);
    }

    #[test]
    fn a_claim_that_says_two_things() {
        assert_eq!(
            one("The border is closed and trade has stopped"),
            [Lint::DoubleBarrelled]
        );
        assert_eq!(one("The border and the road are closed"), []);
    }

    #[test]
    fn a_claim_that_is_a_negation() {
        assert_eq!(
            one("The Taliban never sheltered TTP fighters"),
            [Lint::Negated]
        );
        assert_eq!(one("Not only Taliban shelter TTP fighters"), []);
    }

    #[test]
    fn a_claim_of_two_words() {
        assert_eq!(one("The Taliban and the TTP"), [Lint::TooShort]);
        assert_eq!(one("The Taliban fund the TTP"), []);
        assert_eq!(one(""), [Lint::TooShort]);
    }

    #[test]
    fn near_duplicates_are_told_of_the_later_claim() {
        let claims = vec![
            Claim::new("a", "Taliban shelter TTP"),
            Claim::new("b", "TTP shelters Taliban"),
            Claim::new("c", "The Taliban shelters the TTP."),
        ];
        assert_eq!(lints(claims), [(Lint::NearDuplicate, "c".to_owned())]);
    }

    #[test]
    fn a_label_that_is_too_long_by_one() {
        let mut claim = Claim::new("c", "Taliban shelter TTP");
        claim.label = Some("é".repeat(24));
        assert_eq!(lints(vec![claim.clone()]), []);
        claim.label = Some("é".repeat(25));
        assert_eq!(lints(vec![claim]), [(Lint::LongLabel, "c".to_owned())]);
    }

    #[test]
    fn variants_that_add_nothing() {
        for (variant, what) in [
            ("the", ""),
            (
                "Taliban shelter TTP!",
                "has a variant equal to the claim itself",
            ),
            (
                "Pakistan bombed Afghan villages.",
                "has a variant that is the claim \"b\"",
            ),
            (
                "Pakistan struck Afghan villages",
                "shares a variant with the claim \"b\"",
            ),
            ("…", "has a variant without a word"),
            ("Afghan Taliban harbour TTP fighters", ""),
        ] {
            let found = idle(&[variant], &[]);
            assert_eq!(found.is_empty(), what.is_empty(), "{variant}: {found:?}");
            assert!(
                found.iter().take(1).all(|found| found.starts_with(what)),
                "{found:?}"
            );
        }
        assert_eq!(
            idle(&["x y", "X, y"], &[]),
            ["has a variant twice: \"X, y\""]
        );
    }

    #[test]
    fn both_claims_that_share_a_variant_are_told() {
        let shared = idle(&["Pakistan struck Afghan villages"], &[]);
        assert_eq!(shared.len(), 2);
        assert!(shared[1].starts_with("shares a variant with the claim \"a\""));
    }

    #[test]
    fn counters_that_contradict_themselves() {
        let both = idle(&["the TTP has camps there"], &["The TTP has camps there."]);
        assert_eq!(both.len(), 1, "{both:?}");
        assert!(
            both[0].starts_with("has a wording that is both"),
            "{both:?}"
        );
        assert!(idle(&[], &["Taliban shelter TTP"])[0].starts_with("has a counter equal"));
        // Another claim may well be what cannot be true together with this one.
        assert!(idle(&[], &["Pakistan bombed Afghan villages"]).is_empty());
    }
}
