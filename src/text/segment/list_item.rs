//! Items of lists: `1.`, `2)`, `(c)`, `•`. Owns how a marker is read, where the
//! next item of a list in running text begins, and when a stop belongs to a
//! marker.

/// Signs that are used for nothing but bullets.
const BULLETS: [char; 8] = ['•', '⁃', '‣', '▪', '●', '◦', '■', '►'];

/// No marker is longer, in bytes, with its bullet.
const MAX_MARKER_BYTES: usize = 24;

/// What the items of one list have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Style<'a> {
    bullet: Option<char>,
    bracket: bool,
    letters: bool,
    ending: &'a str,
}

/// A marker at the start of a text.
#[derive(Debug, Clone, Copy)]
struct Marker<'a> {
    style: Style<'a>,
    /// Its number, or the place of its letter; 0 for a bare bullet.
    value: u32,
    /// In bytes.
    len: usize,
}

/// Where the second and later items begin in a text that starts with the first
/// item of a list: markers of the same form, one by one further.
pub(super) fn inline_items(text: &str) -> Vec<usize> {
    let mut places = Vec::new();
    let Some(first) = marker(text).filter(|first| !first.style.letters || first.value == 1) else {
        return places;
    };
    let (mut value, mut from) = (first.value, first.len);
    while let Some(gap) = text
        .get(from..)
        .and_then(|rest| rest.find(char::is_whitespace))
    {
        let rest = text.get(from + gap..).unwrap_or_default();
        let word = rest.trim_start();
        from += gap + rest.len() - word.len();
        let next = marker(word).filter(|next| next.style == first.style);
        // A bare bullet is its own next one; a number must be one higher.
        let step = u32::from(first.value > 0);
        if next.is_some_and(|next| next.value == value + step) {
            places.push(from);
            value += step;
        }
    }
    places
}

/// Whether all of a sentence so far is the marker of a list item or the number
/// of a heading, so that its stop ends nothing.
pub(super) fn is_marker(sentence: &str) -> bool {
    if sentence.len() > MAX_MARKER_BYTES {
        return false;
    }
    let bare = sentence.trim_start_matches(|c: char| {
        BULLETS.contains(&c) || matches!(c, '-' | '*' | '#' | '(' | ' ')
    });
    let name = bare.trim_end_matches(['.', ')', ' ']);
    if name.is_empty() || name.len() == bare.len() {
        return false;
    }
    let number = name.split('.').all(|part| {
        (1..=3).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    });
    let letter = name.len() == 1 && name.bytes().all(|byte| byte.is_ascii_alphabetic());
    let roman = name.len() <= 5 && name.chars().all(|c| "IVXivx".contains(c));
    number || letter || roman
}

/// Whether a line begins with a bullet or a marker.
pub(super) fn starts_line(line: &str) -> bool {
    marker(line).is_some()
        || ["- ", "* ", "– ", "— "]
            .iter()
            .any(|bullet| line.starts_with(bullet))
}

/// Whether a line begins with a bullet, which no heading does.
pub(super) fn starts_with_bullet(line: &str) -> bool {
    line.starts_with(BULLETS)
        || ["- ", "* ", "– "]
            .iter()
            .any(|bullet| line.starts_with(bullet))
}

/// Reads the marker that `text` begins with; white space must follow it.
fn marker(text: &str) -> Option<Marker<'_>> {
    let bullet = text.chars().next().filter(|c| BULLETS.contains(c));
    let rest = text
        .get(bullet.map_or(0, char::len_utf8)..)?
        .trim_start_matches(' ');
    let bracket = rest.starts_with('(');
    let rest = rest.strip_prefix('(').unwrap_or(rest);
    let name = rest.get(
        ..rest
            .find(|c: char| !c.is_ascii_alphanumeric())
            .unwrap_or(rest.len()),
    )?;
    let after = rest.get(name.len()..)?;
    let ending = [".)", ".", ")"]
        .into_iter()
        .find(|ending| after.starts_with(ending));
    let letters = name.len() == 1 && name.bytes().all(|byte| byte.is_ascii_lowercase());
    let value = match name.as_bytes() {
        [letter] if letters => Some(u32::from(letter - b'a') + 1),
        digits if digits.len() <= 3 => name.parse().ok(),
        _ => None,
    };
    let numbered = value.zip(ending).map(|(value, ending)| Marker {
        style: Style {
            bullet,
            bracket,
            letters,
            ending,
        },
        value,
        len: text.len() - after.len() + ending.len(),
    });
    let bare = bullet.map(|bullet| Marker {
        style: Style {
            bullet: Some(bullet),
            bracket: false,
            letters: false,
            ending: "",
        },
        value: 0,
        len: bullet.len_utf8(),
    });
    let spaced = |marker: &Marker| {
        text.get(marker.len..)
            .is_some_and(|rest| rest.starts_with(char::is_whitespace))
    };
    numbered.filter(spaced).or(bare)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_follow_one_another_in_one_form() {
        assert_eq!(inline_items("1. Go 2. Stay 3. Wait"), [6, 14]);
        assert_eq!(inline_items("a) Go b) Stay"), [6]);
        assert_eq!(inline_items("• Go • Stay"), ["• Go ".len()]);
        assert_eq!(inline_items("1. Go 2) Stay"), [0; 0], "another form");
        assert_eq!(inline_items("1. Go 3. Stay"), [0; 0], "one is skipped");
        assert_eq!(inline_items("Go 1. Stay 2. Wait"), [0; 0], "no list");
        assert_eq!(
            inline_items("b. Go c. Stay"),
            [0; 0],
            "letters begin with a"
        );
    }

    #[test]
    fn markers_are_short_and_have_an_end() {
        for marker in [
            "1.", "12.)", "(3)", "a.", "B.", "iv.", "2.1.", "• 9.", "- 4.",
        ] {
            assert!(is_marker(marker), "{marker}");
        }
        for other in ["1", "1999.", "No.", "It is 4.", "...", "", "Mix."] {
            assert!(!is_marker(other), "{other}");
        }
    }

    #[test]
    fn lines_begin_with_bullets_or_markers() {
        assert!(starts_line("- go") && starts_line("2) go") && starts_line("•go"));
        assert!(!starts_line("-go") && !starts_line("2 gates") && !starts_line("2.5 gates"));
        assert!(starts_with_bullet("* go") && !starts_with_bullet("1. go"));
    }
}
