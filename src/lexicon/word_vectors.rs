//! The table of word vectors: where the stems of news English lie to each other by what they
//! mean. Owns the file format and the cosine of two stems. What counts as near enough is
//! told in `matching/similarity.rs`.
//!
//! The file begins with a head of readable lines: `stancegrid-word-vectors 1`, then a line
//! `key value` for each of `about`, `made`, `from`, `words`, `width`, `sha256`, then `---`.
//! Behind it stand the stems, one a line and sorted, and for each of them `width` bytes:
//! signed integers, of which only the direction counts. `sha256` is that of all after the
//! head. `training/word_vectors.py` writes it.

use rustc_hash::{FxBuildHasher, FxHashMap};

use super::tsv::LexiconError;

/// The first line of every table.
const MAGIC: &str = "stancegrid-word-vectors 1";

/// A part of a compound is at least so long: shorter ones are found in names by chance.
const MIN_PART_BYTES: usize = 4;

/// Stems with their vectors.
#[derive(Debug, Clone, Default)]
pub struct WordVectors {
    width: usize,
    places: FxHashMap<&'static str, u32>,
    values: &'static [u8],
}

/// The vector of one stem, and its length.
#[derive(Debug, Clone, PartialEq)]
pub struct WordVector {
    values: Box<[i16]>,
    length: f64,
}

impl WordVector {
    /// How alike two vectors of one table are: the cosine of their angle, from -1 to 1.
    /// The product is one of integers, so it is the same on every machine.
    pub fn cosine(&self, other: &Self) -> f64 {
        let products = self.values.iter().zip(&other.values);
        // Each value is the sum of two 8-bit integers at most, so that no product overflows.
        let product: i32 = products.map(|(a, b)| i32::from(*a) * i32::from(*b)).sum();
        f64::from(product) / (self.length * other.length)
    }
}

impl WordVectors {
    /// The vector of a stem. One that the table lacks and that is made of two that it has,
    /// such as `councilmember`, lies between the two. Others have none.
    pub fn get(&self, stem: &str) -> Option<WordVector> {
        let values: Box<[i16]> = match self.values_of(stem) {
            Some(values) => values.collect(),
            None => {
                let (first, second) = self.parts(stem)?;
                let both = self.values_of(first)?.zip(self.values_of(second)?);
                both.map(|(first, second)| first + second).collect()
            }
        };
        let square: i32 = values.iter().map(|v| i32::from(*v) * i32::from(*v)).sum();
        (square > 0).then(|| WordVector {
            values,
            length: f64::from(square).sqrt(),
        })
    }

    fn values_of(&self, stem: &str) -> Option<impl Iterator<Item = i16>> {
        let start = *self.places.get(stem)? as usize * self.width;
        let values = self.values.get(start..start + self.width)?;
        Some(values.iter().map(|value| i16::from(value.cast_signed())))
    }

    /// Two stems of the table that a compound is made of, the first as long as can be.
    fn parts<'s>(&self, stem: &'s str) -> Option<(&'s str, &'s str)> {
        let ends = (MIN_PART_BYTES..=stem.len().checked_sub(MIN_PART_BYTES)?).rev();
        let mut parts = ends.filter_map(|end| stem.split_at_checked(end));
        parts.find(|(first, second)| {
            [first, second]
                .iter()
                .all(|p| self.places.contains_key(**p))
        })
    }

    /// How many stems have one.
    pub fn count(&self) -> usize {
        self.places.len()
    }
}

/// The readable lines before the numbers, the last one included.
pub(super) fn head(file: &str, bytes: &'static [u8]) -> Result<&'static str, LexiconError> {
    const LAST: &[u8] = b"\n---\n";
    let end = bytes.windows(LAST.len()).position(|window| window == LAST);
    let head = end.and_then(|end| std::str::from_utf8(&bytes[..end + LAST.len()]).ok());
    head.filter(|head| head.lines().next() == Some(MAGIC))
        .ok_or_else(|| error(file, &format!("does not begin with `{MAGIC}` and a head")))
}

/// Reads a table.
pub(super) fn parse(file: &str, bytes: &'static [u8]) -> Result<WordVectors, LexiconError> {
    let head = head(file, bytes)?;
    let number = |key: &str| -> Result<usize, LexiconError> {
        let mut lines = head.lines().filter_map(|line| line.split_once(' '));
        let value = lines.find(|(name, _)| *name == key);
        let value = value.and_then(|(_, value)| value.parse().ok());
        value.ok_or_else(|| error(file, &format!("`{key}` must be a number")))
    };
    let (count, width) = (number("words")?, number("width")?);
    let mut rest = &bytes[head.len()..];
    let mut places = FxHashMap::with_capacity_and_hasher(count, FxBuildHasher);
    let mut last = "";
    // A table has far fewer stems than four thousand million.
    for place in 0..count as u32 {
        let end = rest.iter().position(|byte| *byte == b'\n');
        let stem = end.and_then(|end| std::str::from_utf8(&rest[..end]).ok());
        let Some(stem) = stem.filter(|stem| *stem > last) else {
            return Err(error(file, "the stems must be sorted, each one once"));
        };
        rest = &rest[stem.len() + 1..];
        places.insert(stem, place);
        last = stem;
    }
    if rest.len() != count * width {
        return Err(error(file, "holds more or fewer numbers than it says"));
    }
    Ok(WordVectors {
        width,
        places,
        values: rest,
    })
}

fn error(file: &str, what: &str) -> LexiconError {
    LexiconError {
        file: file.to_owned(),
        line: 0,
        what: what.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &[u8] =
        b"stancegrid-word-vectors 1\nwords 3\nwidth 2\n---\nboat\nship\ntree\n\x40\x00\x7f\x00\xff\x7f";

    #[test]
    fn words_of_one_direction_are_alike() {
        let table = parse("t", TABLE).unwrap();
        let cosine = |a: &str, b: &str| table.get(a).unwrap().cosine(&table.get(b).unwrap());
        assert!((cosine("boat", "ship") - 1.0).abs() < 1e-12);
        assert!(cosine("ship", "tree") < 0.0);
        assert!(table.get("car").is_none());
    }

    #[test]
    fn a_compound_lies_between_its_parts() {
        let table = parse("t", TABLE).unwrap();
        let house = table.get("shiptree").unwrap();
        for part in ["ship", "tree"] {
            assert!(house.cosine(&table.get(part).unwrap()) > 0.6, "{part}");
        }
        assert!(table.get("shiptre").is_none() && table.get("shi").is_none());
    }

    #[test]
    fn a_table_that_is_not_sound_is_refused() {
        let what = |bytes: &'static [u8]| parse("t", bytes).unwrap_err().what;
        assert!(what(b"words").contains("does not begin"));
        assert!(what(b"stancegrid-word-vectors 1\nwords 3\n---\n").contains("`width`"));
        assert!(what(&TABLE[..TABLE.len() - 1]).contains("more or fewer"));
        let unsorted = b"stancegrid-word-vectors 1\nwords 2\nwidth 1\n---\nb\na\n\x01\x01";
        assert!(what(unsorted).contains("sorted"));
    }
}
