//! Whether an article is in a language that is judged, which is English. Owns
//! what counts as a declaration of English, and when a guess is sure enough to
//! set an article aside.

use whatlang::{Lang, detect};

use crate::domain::{Readability, Source};

use super::language_name::{english_name, primary};

/// Below this many letters a guess is worth nothing, so none is made. Of 30,000
/// English headlines and sentences of 60 to 200 letters, thirty had none of the
/// commonest words and were taken for another language, most of them rightly.
const LETTERS_FOR_A_GUESS: usize = 60;

/// Below this many one of the commonest words is enough to let a text pass.
const LETTERS_FOR_A_SHARE: usize = 200;

/// But so many are enough where most of them are of another alphabet.
const LETTERS_OF_A_SCRIPT: usize = 20;

/// The first character after those of the Latin alphabet and its extensions.
const LATIN_END: char = '\u{250}';

/// Words that English can hardly do without and its neighbours hardly have.
const COMMONEST: [&str; 14] = [
    "the", "of", "and", "to", "that", "with", "from", "by", "which", "were", "his", "has", "been",
    "said",
];

/// The share of these words from which a text is English, whatever its letters
/// look like: an English text full of Spanish names is not Spanish. News in
/// English has about one in six.
const ENGLISH_SHARE: f64 = 0.06;

/// How sure the guess must be, 0 to 1, beside calling itself reliable.
const MIN_CONFIDENCE: f64 = 0.95;

/// How far a declared language can be trusted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Declared {
    /// By a person, in `sources.csv`: it settles the matter.
    ByHand,
    /// By the article's own metadata: templates of web pages say English of
    /// anything, so a text may still turn out not to be.
    ByItself,
}

/// Says whether the text can be judged, and sets the source's language where
/// none was given and the text's own is plain.
pub(crate) fn judge(source: &mut Source, text: &str, declared: Declared) -> Readability {
    let given = source
        .language
        .as_deref()
        .filter(|name| says_something(name));
    match (given, declared) {
        (Some(given), _) if !is_english(given) => {
            return Readability::UnsupportedLanguage {
                language: english_name(given),
            };
        }
        (Some(_), Declared::ByHand) => return Readability::Readable,
        (Some(_), Declared::ByItself) | (None, _) => {}
    }
    let Some(language) = recognize(text) else {
        return Readability::Readable;
    };
    if given.is_none() {
        source.language = Some(language.eng_name().to_owned());
    }
    match language {
        Lang::Eng => Readability::Readable,
        other => Readability::UnsupportedLanguage {
            language: other.eng_name().to_owned(),
        },
    }
}

/// The language of a text that is long enough to be sure of it.
fn recognize(text: &str) -> Option<Lang> {
    if is_in_other_letters(text) {
        return Some(detect(text)?.lang());
    }
    let letters = text.chars().filter(|c| c.is_alphabetic());
    let letters = letters.take(LETTERS_FOR_A_SHARE).count();
    if letters < LETTERS_FOR_A_GUESS {
        return None;
    }
    let share = share_of_commonest(text);
    if letters < LETTERS_FOR_A_SHARE {
        if share > 0.0 {
            return None;
        }
    } else if share >= ENGLISH_SHARE {
        return Some(Lang::Eng);
    }
    let guess = detect(text)?;
    (guess.is_reliable() && guess.confidence() >= MIN_CONFIDENCE).then(|| guess.lang())
}

/// Whether most letters are no Latin ones: no long text is needed to see that it
/// is not English.
fn is_in_other_letters(text: &str) -> bool {
    if text.is_ascii() {
        return false;
    }
    let (mut latin, mut all) = (0usize, 0usize);
    for c in text.chars().filter(|c| c.is_alphabetic()) {
        all += 1;
        latin += usize::from(c < LATIN_END);
    }
    all >= LETTERS_OF_A_SCRIPT && 2 * latin < all
}

fn share_of_commonest(text: &str) -> f64 {
    let (mut common, mut all) = (0u32, 0u32);
    for word in text.split(|c: char| !c.is_alphanumeric()) {
        if !word.is_empty() {
            all += 1;
            let is_common = COMMONEST
                .iter()
                .any(|known| word.eq_ignore_ascii_case(known));
            common += u32::from(is_common);
        }
    }
    if all == 0 {
        0.0
    } else {
        f64::from(common) / f64::from(all)
    }
}

/// `und` and `mul` are the codes for an undetermined and for several languages.
fn says_something(name: &str) -> bool {
    !["", "und", "mul"].contains(&primary(name).as_str())
}

fn is_english(name: &str) -> bool {
    ["en", "eng", "english"].contains(&primary(name).as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    const GERMAN: &str = "Die alte Brücke am Hafen bleibt bis zum Frühjahr gesperrt, weil die \
        Stadt die rostigen Träger ersetzen muss. Nach Angaben der Verwaltung kosten die Arbeiten \
        mehr als zwei Millionen, und die Fähre fährt bis dahin jede Viertelstunde. Viele Pendler \
        klagen über die langen Wege zur Arbeit.";
    const ENGLISH: &str = "The old bridge at the harbour stays closed until spring, because the \
        town has to replace its rusty girders. The council puts the cost at more than two \
        million, and the ferry runs every quarter of an hour until then. Many commuters complain \
        about the long way to work.";

    fn judged(
        language: Option<&str>,
        text: &str,
        declared: Declared,
    ) -> (Readability, Option<String>) {
        let mut source = Source::new("a");
        source.language = language.map(str::to_owned);
        let readability = judge(&mut source, text, declared);
        (readability, source.language)
    }

    fn unsupported(language: &str) -> Readability {
        Readability::UnsupportedLanguage {
            language: language.to_owned(),
        }
    }

    #[test]
    fn a_few_words_in_another_alphabet_are_not_english() {
        let unsupported = |text| {
            let judged = judged(None, text, Declared::ByItself).0;
            matches!(judged, Readability::UnsupportedLanguage { .. })
        };
        assert!(unsupported("Город закрыл старый паром в понедельник."));
        assert!(!unsupported("The town of Сочи closed its ferry."));
        assert!(!unsupported("Паром закрыт"), "too short for anything");
    }

    #[test]
    fn a_long_text_in_another_language_is_set_aside() {
        assert_eq!(
            judged(None, GERMAN, Declared::ByItself),
            (unsupported("German"), Some("German".into()))
        );
        assert_eq!(
            judged(None, ENGLISH, Declared::ByItself),
            (Readability::Readable, Some("English".into()))
        );
    }

    #[test]
    fn english_full_of_foreign_names_is_english() {
        let text = "Simón José Antonio de la Santísima Trinidad Peña y Castaño, Doña María de los \
            Ángeles Fernández de la Vega y Gutiérrez and the brothers Joaquín and Íñigo Núñez de \
            Quintanilla y Ordóñez, of the Compañía Española de Navegación de la Bahía de Cádiz, \
            shook hands with the mayor.";
        assert_eq!(detect(text).map(|guess| guess.lang()), Some(Lang::Spa));
        assert_eq!(
            judged(None, text, Declared::ByItself).0,
            Readability::Readable
        );
    }

    #[test]
    fn a_short_text_is_where_nothing_in_it_is_english() {
        let short: String = GERMAN.chars().take(90).collect();
        assert_eq!(
            judged(None, &short, Declared::ByItself),
            (unsupported("German"), Some("German".into()))
        );
        for passes in [
            "Die alte Brücke am Hafen bleibt gesperrt",
            "Brücke am Hafen bleibt bis zum Frühjahr gesperrt, reports the Kieler Nachrichten",
            "Council clears new harbour bridge as girders rust, commuters face delays until spring",
        ] {
            let read = judged(None, passes, Declared::ByItself);
            assert_eq!(read, (Readability::Readable, None), "{passes}");
        }
    }

    #[test]
    fn a_declared_language_other_than_english_is_believed() {
        assert_eq!(
            judged(Some("fr-CA"), ENGLISH, Declared::ByItself).0,
            unsupported("French")
        );
        assert_eq!(
            judged(Some("tlh"), "Qapla'", Declared::ByItself).0,
            unsupported("tlh")
        );
        assert_eq!(
            judged(Some("Spanish"), "Hola", Declared::ByItself).0,
            unsupported("Spanish")
        );
    }

    #[test]
    fn english_goes_by_many_names() {
        for name in ["en", "EN", "eng", "English", "en-GB", "en_US", "und", " "] {
            assert_eq!(
                judged(Some(name), ENGLISH, Declared::ByItself).0,
                Readability::Readable,
                "{name}"
            );
        }
    }

    #[test]
    fn a_page_that_calls_itself_english_is_looked_at_and_a_person_is_believed() {
        assert_eq!(
            judged(Some("en"), GERMAN, Declared::ByItself).0,
            unsupported("German")
        );
        assert_eq!(
            judged(Some("en"), GERMAN, Declared::ByHand).0,
            Readability::Readable
        );
    }
}
