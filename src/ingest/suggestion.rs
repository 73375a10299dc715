//! "Did you mean …?": the known name nearest to one that is not known. Owns how
//! near a name must be to be offered, and the words that people write where we
//! have another.

/// Jaro-Winkler similarity below which two names have nothing to do with each
/// other.
const MIN_SIMILARITY: f64 = 0.8;

/// Names that people give to fields and columns of ours.
const SYNONYMS: &[(&str, &[&str])] = &[
    ("text", &["claim"]),
    ("proposition", &["claim"]),
    ("id", &["claim_id", "source_id"]),
    ("claim_id", &["id"]),
    ("article", &["source_id"]),
    ("article_id", &["source_id"]),
    ("counterclaims", &["counters"]),
    ("date", &["published"]),
    ("label", &["stance"]),
    ("lang", &["language"]),
    ("paraphrases", &["variants"]),
    ("publisher", &["outlet"]),
    ("aliases", &["alias", "also"]),
    ("names", &["also"]),
];

/// What to do about a field or column whose name is not known.
pub(crate) fn help(given: &str, known: &[&str]) -> String {
    let name = given.to_lowercase();
    let synonym = SYNONYMS.iter().find(|(other, _)| *other == name);
    let meant = synonym
        .and_then(|(_, ours)| known.iter().copied().find(|field| ours.contains(field)))
        .or_else(|| nearest(&name, known.iter().copied()));
    let known: Vec<String> = known.iter().map(|name| format!("`{name}`")).collect();
    let known = known.join(", ");
    match meant {
        Some(meant) => format!("did you mean `{meant}`? (known: {known})"),
        None => format!("use one of {known}"),
    }
}

/// The known name nearest to `given`, where one is near; the first of equals.
pub(crate) fn nearest<'k>(
    given: &str,
    known: impl IntoIterator<Item = &'k str>,
) -> Option<&'k str> {
    let given = given.to_lowercase();
    let mut best: Option<(f64, &str)> = None;
    for name in known {
        let near = strsim::jaro_winkler(&given, &name.to_lowercase());
        if near >= MIN_SIMILARITY && best.is_none_or(|(score, _)| near > score) {
            best = Some((near, name));
        }
    }
    best.map(|(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_recognized_and_another_word_is_not() {
        let known = ["id", "claim", "variants", "counters"];
        assert_eq!(nearest("variant", known), Some("variants"));
        assert_eq!(nearest("Claims", known), Some("claim"));
        assert_eq!(nearest("speaker", known), None);
    }

    #[test]
    fn another_word_for_a_field_is_understood() {
        assert_eq!(
            help("ID", &["claim_id", "claim"]),
            "did you mean `claim_id`? (known: `claim_id`, `claim`)"
        );
        assert_eq!(help("weight", &["id", "claim"]), "use one of `id`, `claim`");
    }
}
