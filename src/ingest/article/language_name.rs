//! What a declared language is called: from the tags and codes that pages use
//! to an English name. Owns no judgement on which language is read.

use whatlang::Lang;

/// The first part of a language tag: `en` of `en-GB` and of `en_US.UTF-8`.
pub(crate) fn primary(name: &str) -> String {
    let name = name.trim().to_lowercase();
    let part = name.split(['-', '_', ' ', ',', ';', '(']).next();
    part.unwrap_or_default().to_owned()
}

/// The English name of a language given by code or name; as given where it is
/// not among those that we know.
pub(crate) fn english_name(given: &str) -> String {
    let code = primary(given);
    let three = TWO_LETTERS
        .iter()
        .find(|(two, _)| *two == code)
        .map_or(code.as_str(), |(_, three)| three);
    let known = Lang::from_code(three).map(|lang| lang.eng_name().to_owned());
    known.unwrap_or_else(|| given.trim().to_owned())
}

/// ISO 639-1 to ISO 639-3, for the languages that pages most often declare.
const TWO_LETTERS: &[(&str, &str)] = &[
    ("ar", "ara"),
    ("bn", "ben"),
    ("cs", "ces"),
    ("da", "dan"),
    ("de", "deu"),
    ("el", "ell"),
    ("es", "spa"),
    ("fa", "pes"),
    ("fi", "fin"),
    ("fr", "fra"),
    ("gu", "guj"),
    ("he", "heb"),
    ("hi", "hin"),
    ("hr", "hrv"),
    ("hu", "hun"),
    ("id", "ind"),
    ("it", "ita"),
    ("ja", "jpn"),
    ("ko", "kor"),
    ("mr", "mar"),
    ("nb", "nob"),
    ("nl", "nld"),
    ("no", "nob"),
    ("pa", "pan"),
    ("pl", "pol"),
    ("pt", "por"),
    ("ro", "ron"),
    ("ru", "rus"),
    ("sr", "srp"),
    ("sv", "swe"),
    ("ta", "tam"),
    ("te", "tel"),
    ("th", "tha"),
    ("tr", "tur"),
    ("uk", "ukr"),
    ("ur", "urd"),
    ("vi", "vie"),
    ("zh", "cmn"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_of_two_and_three_letters_have_a_name() {
        for (given, name) in [
            ("fr-CA", "French"),
            ("spa", "Spanish"),
            ("ur", "Urdu"),
            ("Welsh", "Welsh"),
            ("x-own", "x-own"),
        ] {
            assert_eq!(english_name(given), name);
        }
        for (code, _) in TWO_LETTERS {
            assert_ne!(&english_name(code), code);
        }
    }
}
