//! How the table is drawn: width, colour, signs. Owns the record and its defaults.

use crate::export::stance_symbols::Symbols;

/// How the table is drawn. Everything is given: no terminal and no environment
/// is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TableStyle {
    /// How many terminal columns a line may take; no line is wider. Less than
    /// 16 counts as 16.
    pub width: usize,
    /// Whether stances are coloured by ANSI sequences.
    pub color: bool,
    /// Whether the sentences behind each cell follow the table.
    pub evidence: bool,
    /// Which signs are used.
    pub symbols: Symbols,
}

impl Default for TableStyle {
    fn default() -> Self {
        Self {
            width: 80,
            color: false,
            evidence: false,
            symbols: Symbols::Unicode,
        }
    }
}
