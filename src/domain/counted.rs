//! A number with its noun: `1 warning`, `2 warnings`. Owns the plural.

/// The number and the noun, which takes an `s` unless there is one.
pub fn counted(count: usize, noun: &str) -> String {
    match count {
        1 => format!("1 {noun}"),
        _ => format!("{count} {noun}s"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_one_has_no_s() {
        let told = [0, 1, 2, 11].map(|count| counted(count, "note"));
        assert_eq!(told, ["0 notes", "1 note", "2 notes", "11 notes"]);
    }
}
