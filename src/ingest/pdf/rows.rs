//! Columns that are drawn row by row, the first line of each before the second of any.
//! Owns telling them from a table, whose rows belong together, and from lines that a
//! picture parts, and reading them column after column.

use super::layout::PrintedLine;
use super::paragraphs::is_sentence_end;

/// Fewer rows in succession than this may be a text that runs on both sides of a
/// picture.
const MIN_ROWS: usize = 8;

/// Lines of prose have so many words on average, cells of a table fewer.
const WORDS: usize = 3;

/// Rows further apart than this, in sizes, are not of the same columns.
const MAX_ROW_GAP_SIZES: f64 = 4.0;

/// Puts columns that are drawn row by row in the order in which they are read.
pub(super) fn put_columns_in_order(lines: &mut Vec<PrintedLine>) {
    let mut rest = std::mem::take(lines).into_iter().peekable();
    let mut row = next_row(&mut rest);
    while !row.is_empty() {
        let mut block = Block::new(row);
        row = loop {
            let next = next_row(&mut rest);
            match block.places_of(&next) {
                Some(places) => block.add(next, &places),
                None => break next,
            }
        };
        lines.extend(block.in_order());
    }
}

/// The lines that stand beside each other, from the left.
fn next_row(rest: &mut std::iter::Peekable<impl Iterator<Item = PrintedLine>>) -> Vec<PrintedLine> {
    let mut row: Vec<PrintedLine> = rest.next().into_iter().collect();
    while let Some(last) = row.last() {
        let beside = |next: &PrintedLine| {
            (next.base - last.base).abs() <= 0.5 * last.size && next.left >= last.right
        };
        match rest.next_if(beside) {
            Some(next) => row.push(next),
            None => return row,
        }
    }
    row
}

/// Rows in succession whose cells stand below each other.
struct Block {
    /// The left and the right edge of each column.
    columns: Vec<(f64, f64)>,
    /// Each line with the number of its column, in the order of drawing.
    cells: Vec<(usize, PrintedLine)>,
    /// The rows that have a cell in each column.
    full: usize,
}

impl Block {
    fn new(row: Vec<PrintedLine>) -> Self {
        Self {
            columns: row.iter().map(|cell| (cell.left, cell.right)).collect(),
            cells: row.into_iter().enumerate().collect(),
            full: 1,
        }
    }

    /// The columns that the cells of the next row stand in, if each stands in one.
    fn places_of(&self, row: &[PrintedLine]) -> Option<Vec<usize>> {
        let (first, (_, last)) = (row.first()?, self.cells.last()?);
        let down = first.base - last.base;
        let below = down > 0.0 && down <= MAX_ROW_GAP_SIZES * last.size;
        if self.columns.len() < 2 || !below || first.turn != last.turn {
            return None;
        }
        let mut places: Vec<usize> = Vec::with_capacity(row.len());
        for cell in row {
            let mut columns = self.columns.iter().enumerate();
            let mut in_it = columns
                .by_ref()
                .filter(|(_, (left, right))| cell.left < *right && *left < cell.right);
            let (place, _) = in_it.next()?;
            if in_it.next().is_some() || places.last().is_some_and(|last| *last >= place) {
                return None;
            }
            places.push(place);
        }
        Some(places)
    }

    fn add(&mut self, row: Vec<PrintedLine>, places: &[usize]) {
        self.full += usize::from(row.len() == self.columns.len());
        for (cell, &place) in row.into_iter().zip(places) {
            let (left, right) = self.columns[place];
            self.columns[place] = (left.min(cell.left), right.max(cell.right));
            self.cells.push((place, cell));
        }
    }

    /// Whether the lines of every column go on from one to the next: they have several
    /// words, and most begin within a sentence.
    fn is_prose(&self) -> bool {
        let mut told = vec![(0, 0, 0); self.columns.len()];
        for (place, cell) in &self.cells {
            let (lines, words, within) = &mut told[*place];
            *lines += 1;
            *words += cell.text.split(' ').count();
            *within += usize::from(cell.text.starts_with(char::is_lowercase));
        }
        let flows = |&(lines, words, within): &(usize, usize, usize)| {
            words >= WORDS * lines && 2 * within >= lines
        };
        told.iter().all(flows)
    }

    fn in_order(mut self) -> impl Iterator<Item = PrintedLine> {
        if self.columns.len() > 1 && self.full >= MIN_ROWS && self.is_prose() {
            let mut by_column: Vec<&(usize, PrintedLine)> = self.cells.iter().collect();
            by_column.sort_by_key(|(place, _)| *place);
            if misfits(by_column.into_iter()) <= misfits(self.cells.iter()) {
                self.cells.sort_by_key(|(place, _)| *place);
            }
        }
        self.cells.into_iter().map(|(_, cell)| cell)
    }
}

/// How often in this order a sentence ends and does not begin again, or begins and
/// has not ended.
fn misfits<'a>(cells: impl Iterator<Item = &'a (usize, PrintedLine)>) -> usize {
    let told = cells.map(|(_, cell)| {
        let begins = !cell.text.starts_with(char::is_lowercase);
        (begins, is_sentence_end(&cell.text))
    });
    let told: Vec<(bool, bool)> = told.collect();
    let pairs = told.windows(2);
    pairs.filter(|pair| pair[0].1 != pair[1].0).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is read of rows of cells in columns 100 points wide.
    fn read(rows: &[&[&str]]) -> Vec<String> {
        let mut lines = Vec::new();
        for (row, cells) in (1..).zip(rows) {
            for (column, cell) in (0..).zip(*cells).filter(|(_, cell)| !cell.is_empty()) {
                let left = 100.0 * f64::from(column);
                lines.push(PrintedLine {
                    left,
                    right: left + 80.0,
                    base: 12.0 * f64::from(row),
                    size: 10.0,
                    text: (*cell).to_owned(),
                    ..PrintedLine::default()
                });
            }
        }
        put_columns_in_order(&mut lines);
        lines.into_iter().map(|line| line.text).collect()
    }

    #[test]
    fn columns_of_prose_are_read_one_after_the_other() {
        let left = "not close the|old line in May|or in June. He|did so in July,|when all of it|\
                    was to end at|last, he said.";
        let right = "all day there|and all night|and nobody came|to see it then.|The port was|\
                     of no use, and|nobody came.";
        let mut rows: Vec<Vec<&str>> =
            vec![vec!["Quay Daily"], vec!["The mayor did", "but it rained"]];
        let beside = left.split('|').zip(right.split('|'));
        rows.extend(beside.map(|(left, right)| vec![left, right]));
        rows.push(vec!["", "It ended."]);
        let columns: Vec<&str> = ["Quay Daily", "The mayor did"]
            .into_iter()
            .chain(left.split('|'))
            .chain(["but it rained"])
            .chain(right.split('|'))
            .chain(["It ended."])
            .collect();
        let rows: Vec<&[&str]> = rows.iter().map(Vec::as_slice).collect();
        assert_eq!(read(&rows), columns);
    }

    #[test]
    fn the_rows_of_a_table_stay() {
        let numbers: [&[&str]; 5] = [
            &["yes", "48", "the mayor of it"],
            &["no", "2", "the clerk of it"],
            &["yes", "7", "the port of it"],
            &["no", "9", "the line of it"],
            &["no", "9", "the town of it"],
        ];
        let numbers = [numbers, numbers].concat();
        assert_eq!(read(&numbers), numbers.concat());
        let names: [&[&str]; 5] = [
            &["Mayor Ann Quay", "voted for the line"],
            &["Clerk Bo Quay", "was against the line"],
            &["The port office", "did not vote then"],
            &["The old council", "voted for the line"],
            &["The new council", "was against the line"],
        ];
        let names = [names, names].concat();
        assert_eq!(read(&names), names.concat());
        let few = [&["the mayor did", "but it rained"][..]; 7];
        assert_eq!(read(&few), few.concat());
    }

    #[test]
    fn lines_that_a_picture_parts_stay() {
        let rows: [&[&str]; 10] = [
            &["the mayor did", "not close the line"],
            &["of the port."],
            &["It is to be open", "for all of May and"],
            &["for most of June", "he said, but then"],
            &["all who had come", "that day to see it"],
            &["had to go home", "in spite of rain."],
            &["The clerk did so", "with a friend of his"],
            &["who came by the", "old line that day"],
            &["to the new port", "and not a soul saw"],
            &["any of them there", "or so it was said"],
        ];
        assert_eq!(read(&rows), rows.concat());
    }
}
