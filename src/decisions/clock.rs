//! When a decision is made. Owns the form of times: RFC 3339 in UTC with three
//! decimals, so that they sort as text.

use jiff::Timestamp;

/// The present time.
pub fn now() -> String {
    written(Timestamp::now())
}

fn written(time: Timestamp) -> String {
    time.strftime("%Y-%m-%dT%H:%M:%S%.3fZ").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_have_one_width_and_sort_as_text() {
        let at = |milliseconds| written(Timestamp::from_millisecond(milliseconds).unwrap());
        assert_eq!(at(0), "1970-01-01T00:00:00.000Z");
        assert_eq!(at(1_990_000_000_050), "2033-01-22T09:46:40.050Z");
        assert!(at(999) < at(1000));
    }
}
