//! "Did you mean …?": the known name nearest to one that is not known. Owns how
//! near a name must be to be offered.

/// Jaro-Winkler similarity below which two names have nothing to do with each
/// other.
const NEAR: f64 = 0.8;

/// The known name nearest to `given`, where one is near; the first of equals.
pub(crate) fn nearest<'k>(
    given: &str,
    known: impl IntoIterator<Item = &'k str>,
) -> Option<&'k str> {
    let given = given.to_lowercase();
    let mut best: Option<(f64, &str)> = None;
    for name in known {
        let near = strsim::jaro_winkler(&given, &name.to_lowercase());
        if near >= NEAR && best.is_none_or(|(score, _)| near > score) {
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
}
