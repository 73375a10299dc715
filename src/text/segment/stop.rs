//! The stops of a text: `.`, `!`, `?` and the one-character ellipsis. Owns the
//! finding of them; what they end is decided by others.

/// One stop.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stop {
    /// Its first byte.
    pub at: usize,
    /// `.`, `!`, `?` or `…`.
    pub mark: char,
}

impl Stop {
    /// What follows it in the text that it was found in.
    pub(super) fn after(self, text: &str) -> Option<&str> {
        text.get(self.at + self.mark.len_utf8()..)
    }
}

/// All stops of a text, in order.
pub(super) fn stops(text: &str) -> Vec<Stop> {
    // Most of a text is none, which is seen sixteen bytes at a time.
    const STEP_BYTES: usize = 16;
    let mut found = Vec::new();
    for (step, bytes) in text.as_bytes().chunks(STEP_BYTES).enumerate() {
        if !bytes.iter().fold(false, |any, &byte| any | may_begin(byte)) {
            continue;
        }
        let start = step * STEP_BYTES;
        let begun = bytes
            .iter()
            .enumerate()
            .filter(|(_, byte)| may_begin(**byte));
        found.extend(begun.filter_map(|(place, &byte)| {
            let at = start + place;
            let mark = match byte {
                ELLIPSIS if text.get(at..).is_some_and(|rest| rest.starts_with('…')) => '…',
                ELLIPSIS => return None,
                stop => char::from(stop),
            };
            Some(Stop { at, mark })
        }));
    }
    found
}

/// The first byte of the ellipsis, and of many other characters.
const ELLIPSIS: u8 = 0xE2;

fn may_begin(byte: u8) -> bool {
    matches!(byte, b'.' | b'!' | b'?' | ELLIPSIS)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn every_stop_is_found(text in "([a-z]{0,20}|[.!?…]|[“—é船])*") {
            let found: Vec<_> = stops(&text).iter().map(|stop| (stop.at, stop.mark)).collect();
            let wanted: Vec<_> = text
                .char_indices()
                .filter(|(_, c)| matches!(c, '.' | '!' | '?' | '…'))
                .collect();
            prop_assert_eq!(found, wanted);
        }
    }
}
