//! Scores and confidences as the records write them: with the four decimals of
//! the sheets, so that no two exports of one run differ in a figure. Owns the
//! rounding.

/// The figure that a sheet would show. `soundness` has refused what is no
/// number by then.
pub(super) fn rounded(share: f64) -> f64 {
    // By way of the text, so that halves are rounded as they are there.
    format!("{share:.4}").parse().unwrap_or(share)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_those_of_the_sheets() {
        assert_eq!(rounded(0.123_45), 0.1235);
        assert_eq!(rounded(1.0 / 3.0), 0.3333);
        assert_eq!(rounded(1.0), 1.0);
    }
}
