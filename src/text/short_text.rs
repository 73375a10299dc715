//! A short text packed into one number, so that it is compared and hashed at
//! once. Owns the packing.

use crate::domain::Span;

/// Up to fifteen bytes of text and their count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct ShortText(u64, u64);

impl ShortText {
    /// The given part of a text; nothing where that is longer.
    pub(super) fn new(text: &str, part: Span) -> Option<Self> {
        const WIDTH_BYTES: usize = size_of::<u128>();
        let len = part.len();
        if len >= WIDTH_BYTES {
            return None;
        }
        let bytes = text.as_bytes().get(part.start..)?;
        let packed = match bytes.first_chunk::<WIDTH_BYTES>() {
            // What follows the part is read with it and masked off.
            Some(chunk) => u128::from_le_bytes(*chunk) & ((1 << (8 * len)) - 1),
            None => {
                let mut chunk = [0; WIDTH_BYTES];
                chunk.get_mut(..len)?.copy_from_slice(bytes.get(..len)?);
                u128::from_le_bytes(chunk)
            }
        };
        // The last byte is free: it tells `a` from `a` with a NUL after it.
        let packed = packed | (len as u128) << (8 * (WIDTH_BYTES - 1));
        // Two halves, which are not set apart as one number of sixteen bytes is.
        Some(Self(packed as u64, (packed >> 64) as u64))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn packed(text: &str) -> Option<ShortText> {
        ShortText::new(text, Span::new(0, text.len()))
    }

    #[test]
    fn fifteen_bytes_are_short() {
        assert!(packed("fifteen letters").is_some());
        assert!(packed("sixteen letters!").is_none());
        assert_ne!(packed("a"), packed("a\0"));
        assert_ne!(packed(""), packed("\0"));
    }

    proptest! {
        #[test]
        fn what_stands_around_does_not_matter(before in ".{0,9}", text in ".{0,9}", after in ".{0,20}") {
            let whole = [before.as_str(), &text, &after].concat();
            let part = Span::new(before.len(), before.len() + text.len());
            prop_assert_eq!(ShortText::new(&whole, part), packed(&text));
        }

        #[test]
        fn other_texts_are_packed_otherwise(one in "[ab]{0,4}", other in "[ab]{0,4}") {
            prop_assert_eq!(packed(&one) == packed(&other), one == other);
        }
    }
}
