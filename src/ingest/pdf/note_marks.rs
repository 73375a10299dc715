//! Raised marks that point to a note: "a decade of delay.¹ Mayor Quay". Owns telling
//! them from raised figures that belong to the text, and leaving them out: a sentence
//! does not seem to end before them.

use super::character::Character;

/// A mark is smaller than the text by this factor at least.
const MAX_MARK_RATIO: f64 = 0.85;

/// And is raised by so much of the size of the text.
const MIN_RAISE_SIZES: f64 = 0.1;

/// And so many characters long at most.
const MAX_MARK_CHARS: usize = 5;

/// A mark stands so close behind the text; one further off belongs to what follows.
const MAX_GAP_SIZES: f64 = 0.12;

/// The characters of a line without marks behind a punctuation; behind a word or a
/// figure what is raised may be a power, and stays.
pub(super) fn without_note_marks(characters: Vec<Character>) -> Vec<Character> {
    let mut kept: Vec<Character> = Vec::with_capacity(characters.len());
    let mut rest = characters.into_iter().peekable();
    while let Some(character) = rest.next() {
        let of_text = kept.iter().rposition(|kept| !is_blank(kept));
        let of_text = of_text.filter(|&at| is_raised(&character, &kept[at]));
        let Some(before) = of_text else {
            kept.push(character);
            continue;
        };
        let mut run = vec![character];
        let text = &kept[before];
        while let Some(next) = rest.next_if(|next| is_raised(next, text)) {
            run.push(next);
        }
        let mark: String = run.iter().map(|raised| raised.text.as_str()).collect();
        // The upper figure of a fraction has the lower one behind it.
        let of_fraction = rest
            .peek()
            .is_some_and(|next| next.text == "/" || is_small(next, &kept[before]));
        if ends_in_punctuation(&kept[before]) && is_mark(&mark) && !of_fraction {
            // Where the mark stands close, what follows is as far from the text as
            // from the mark.
            let end = run.iter().map(|mark| mark.right);
            let text = &mut kept[before];
            if run[0].left - text.right <= MAX_GAP_SIZES * text.size {
                text.right = end.fold(text.right, f64::max);
            }
        } else {
            kept.append(&mut run);
        }
    }
    kept
}

fn is_blank(character: &Character) -> bool {
    character.text.trim().is_empty()
}

fn is_small(character: &Character, text: &Character) -> bool {
    character.size <= MAX_MARK_RATIO * text.size && !is_blank(character)
}

fn is_raised(character: &Character, text: &Character) -> bool {
    character.size <= MAX_MARK_RATIO * text.size
        && text.base - character.base >= MIN_RAISE_SIZES * text.size
}

fn ends_in_punctuation(character: &Character) -> bool {
    let ends = ['.', ',', ';', ':', '!', '?', '…', '"', '”', '’', '»'];
    character.text.trim_end().ends_with(ends)
}

/// Whether this is a figure, a letter or two, or a sign that is used like them.
fn is_mark(raised: &str) -> bool {
    let mark = raised.trim();
    let letters = mark.chars().filter(|c| c.is_alphabetic()).count();
    let signs = ['*', '†', '‡', '§', '¶', '#', ',', ' '];
    let may_be = |c: char| c.is_numeric() || c.is_lowercase() || signs.contains(&c);
    !mark.is_empty()
        && mark.chars().count() <= MAX_MARK_CHARS
        && mark.chars().all(may_be)
        && letters <= 2
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is left of a line in which the characters behind `^` are raised, up to
    /// the next blank.
    fn left(line: &str) -> String {
        let mut raised = false;
        let mut characters = Vec::new();
        for c in line.chars() {
            raised = c == '^' || raised && c != ' ';
            if c != '^' {
                characters.push(Character {
                    text: c.to_string(),
                    size: if raised { 6.0 } else { 10.0 },
                    base: if raised { -3.0 } else { 0.0 },
                    ..Character::default()
                });
            }
        }
        let kept = without_note_marks(characters).into_iter();
        kept.map(|character| character.text).collect()
    }

    #[test]
    fn a_mark_behind_a_punctuation_is_left_out() {
        assert_eq!(
            left("after a delay.^1 Mayor Quay"),
            "after a delay. Mayor Quay"
        );
        assert_eq!(
            left("after a delay.^1,2 Mayor Quay"),
            "after a delay. Mayor Quay"
        );
        assert_eq!(
            left("“a delay,”^ii he said,^* and"),
            "“a delay,” he said, and"
        );
    }

    #[test]
    fn what_is_raised_behind_a_word_stays() {
        for line in [
            "40 m^2 of 10^6 are",
            "Quay^1 and",
            "(a + b)^2 is",
            "the 5^th of May",
            "^1 A note.",
        ] {
            assert_eq!(left(line), line.replace('^', ""));
        }
        assert_eq!(left("It rained. 1 of"), "It rained. 1 of", "level");
        assert_eq!(left("No.^Quay it"), "No.Quay it", "a word");
    }

    #[test]
    fn a_gap_behind_a_mark_is_no_space() {
        let at = |text: &str, left: f64, size: f64, base: f64| Character {
            text: text.to_owned(),
            left,
            right: left + 5.0,
            size,
            base,
            ..Character::default()
        };
        let comma = at(",", 0.0, 10.0, 0.0);
        let one = at("1", 5.0, 6.0, -3.0);
        for behind in [at("2", 10.0, 6.0, 3.0), at("/", 10.0, 10.0, 0.0)] {
            let half = vec![comma.clone(), one.clone(), behind];
            assert_eq!(without_note_marks(half).len(), 3, "a fraction");
        }
        let off = vec![comma, at("2", 8.0, 6.0, -3.0)];
        assert_eq!(
            without_note_marks(off)[0].right,
            5.0,
            "the number of a sentence"
        );
        let line = vec![
            at(".", 0.0, 10.0, 0.0),
            at("1", 5.0, 6.0, -3.0),
            at("”", 10.0, 10.0, 0.0),
        ];
        assert_eq!(without_note_marks(line)[0].right, 10.0);
    }
}
