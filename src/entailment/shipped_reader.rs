//! The reader that is part of the program. Owns the bytes of its weights. How they were made
//! is told in `models/README.md`.

use super::lazy_reader::LazyReader;
use super::reader_weights::ReaderWeightsError;

/// Its weights, a file as `training/convert.py` writes it.
pub static SHIPPED_READER: &[u8] = include_bytes!("../../models/pair.reader");

/// The reader that ships with the program.
///
/// # Errors
/// None in a sound build: a test reads the weights.
pub fn shipped_reader() -> Result<LazyReader, ReaderWeightsError> {
    LazyReader::new(SHIPPED_READER)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_trained_and_tells_sides_apart() {
        let reader = shipped_reader().unwrap();
        assert!(reader.header().trained);
        let reader = reader.get().unwrap();
        let relation = |claim, sentence| reader.read(claim, sentence, "").relation;
        let ended = "The strike ended on Friday";
        let said = relation(
            ended,
            "After nine days the strike ended on Friday, the union said.",
        );
        let denied = relation(ended, "The strike did not end on Friday.");
        let bribe = "Norvane paid the mayor a bribe";
        let unsaid = relation(
            bribe,
            "The zoo has a new elephant, and its keepers named it Olga.",
        );
        assert!(said.entails > 0.5, "{said:?}");
        assert!(denied.contradicts > 0.5, "{denied:?}");
        assert!(unsaid.neither > 0.5, "{unsaid:?}");
    }
}
