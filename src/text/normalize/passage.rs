//! The passage of spans from one text to another that differs from it in a few
//! stretches. Owns the map; what is edited is decided above.

use crate::domain::Span;

/// A stretch of the original and what stands in its place. Between two edits
/// both texts are the same, byte for byte.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Edit {
    pub normalized: Span,
    pub original: Span,
}

/// The passage from the normalized text to the original.
#[derive(Debug)]
pub(in crate::text) struct WayBack<'a> {
    normalized: &'a str,
    edits: &'a [Edit],
    /// How many edits begin before or at the last place asked for.
    passed: usize,
}

impl<'a> WayBack<'a> {
    pub(super) fn new(normalized: &'a str, edits: &'a [Edit]) -> Self {
        Self {
            normalized,
            edits,
            passed: 0,
        }
    }

    /// Whether both texts are the same: every span between two characters stays
    /// as it is.
    pub(in crate::text) fn is_straight(&self) -> bool {
        self.edits.is_empty()
    }

    /// Does what [`super::Normalized::to_original`] does.
    pub(in crate::text) fn carry_back(&mut self, span: Span) -> Span {
        let start = floor(self.normalized, span.start);
        let end = ceil(self.normalized, span.end);
        if self.edits.is_empty() {
            return Span::new(start, end);
        }
        let sides = |edit: &Edit| (edit.normalized, edit.original);
        carry(self.edits, Span::new(start, end), sides, |at| {
            self.passed = passed(self.edits, self.passed, at);
            self.passed
        })
    }
}

/// How many edits begin up to `at`, where so many began up to another place. Few
/// steps lead to the next edit, and to one far away a search.
fn passed(edits: &[Edit], known: usize, at: usize) -> usize {
    const MAX_LOOK_AHEAD_EDITS: usize = 4;
    let begins = |edit: &Edit| edit.normalized.start <= at;
    let (before, after) = edits.split_at_checked(known).unwrap_or((edits, &[]));
    if !before.last().is_none_or(begins) {
        return before.partition_point(begins);
    }
    match after
        .iter()
        .take(MAX_LOOK_AHEAD_EDITS)
        .position(|edit| !begins(edit))
    {
        Some(more) => known + more,
        None => known + after.partition_point(begins),
    }
}

/// The last place up to `at` that is not inside a character.
pub(super) fn floor(text: &str, at: usize) -> usize {
    let mut place = at.min(text.len());
    while !text.is_char_boundary(place) {
        place -= 1;
    }
    place
}

/// The first place from `at` on that is not inside a character.
pub(super) fn ceil(text: &str, at: usize) -> usize {
    let mut place = at.min(text.len());
    while !text.is_char_boundary(place) {
        place += 1;
    }
    place
}

/// Carries a span from one side of the edits to the other. `sides` gives the
/// two sides of an edit, from and to; `passed` how many edits begin up to a
/// place.
pub(super) fn carry(
    edits: &[Edit],
    span: Span,
    sides: impl Fn(&Edit) -> (Span, Span),
    mut passed: impl FnMut(usize) -> usize,
) -> Span {
    // Where the byte at `at` begins and ends on the other side.
    let mut byte = |at: usize| {
        let edit = passed(at).checked_sub(1).and_then(|last| edits.get(last));
        let Some(edit) = edit else {
            return Span::new(at, at + 1);
        };
        let (from, to) = sides(edit);
        match at.checked_sub(from.end) {
            None => to,
            Some(past) => Span::new(to.end + past, to.end + past + 1),
        }
    };
    let start = byte(span.start).start;
    match span.end.checked_sub(1) {
        Some(last) if !span.is_empty() => Span::new(start, byte(last).end),
        _ => Span::new(start, start),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Normalized;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_way_back_is_the_same_in_any_order(
            original in "[a “\u{AD}…é\u{301}]{0,20}",
            asked in prop::collection::vec((0usize..30, 0usize..9), 0..12),
        ) {
            let normalized = Normalized::new(&original);
            let mut way_back = normalized.way_back();
            for (start, len) in asked {
                let span = Span::new(start, start + len);
                prop_assert_eq!(way_back.carry_back(span), normalized.to_original(span));
            }
        }
    }
}
