//! The cells of many sources, counted by claim and outlet. Owns which outlets
//! stand alone and which are taken together; how it looks is told in
//! `export`.

use std::collections::BTreeMap;

use super::{Cell, CellCount, Claim, Matrix, Readability, SourceColumn, SourceId, Totals};

/// What sources of one kind say of every claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutletGroup {
    /// Whose they are.
    pub name: GroupName,
    /// How many sources there are.
    pub sources: usize,
    /// What they say of each claim, in the order of claims.
    pub claims: Vec<CellCount>,
}

/// What a group of sources is called.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum GroupName {
    /// An outlet.
    Outlet(String),
    /// Sources of which no outlet is known.
    NoOutlet,
    /// So many further outlets.
    Others(usize),
}

/// Claims × groups of sources, counted. Sources can be added one after another,
/// so that no matrix has to be held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutletTotals {
    /// The groups, the largest first, further outlets last. None where all
    /// sources would be in one.
    pub groups: Vec<OutletGroup>,
    /// All sources.
    pub all: Vec<CellCount>,
    /// The size and the sums of the whole.
    pub figures: Totals,
    /// The first sources that could not be judged, with the reason.
    pub unjudged: Vec<(SourceId, Readability)>,
    /// How many could not be judged.
    pub unjudged_count: usize,
    by_outlet: BTreeMap<Option<String>, usize>,
}

impl OutletTotals {
    /// How many outlets stand alone at most.
    pub const MAX_OUTLETS: usize = 8;
    /// How many sources that could not be judged are named.
    const MAX_NAMED_SOURCES: usize = 5;

    /// An empty one over claims and outlets; `outlets` says how many sources
    /// each has.
    pub fn over(claims: usize, outlets: &BTreeMap<Option<String>, usize>) -> Self {
        let mut by_size: Vec<(&Option<String>, usize)> = outlets
            .iter()
            .map(|(outlet, &sources)| (outlet, sources))
            .collect();
        by_size.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
        let mut all = Self {
            groups: Vec::new(),
            all: vec![CellCount::default(); claims],
            figures: Totals {
                claims,
                ..Totals::default()
            },
            unjudged: Vec::new(),
            unjudged_count: 0,
            by_outlet: BTreeMap::new(),
        };
        if by_size.len() < 2 {
            return all;
        }
        let alone = if by_size.len() <= Self::MAX_OUTLETS {
            by_size.len()
        } else {
            Self::MAX_OUTLETS - 1
        };
        let group = |name| OutletGroup {
            name,
            sources: 0,
            claims: vec![CellCount::default(); claims],
        };
        for (at, (outlet, _)) in by_size.iter().enumerate() {
            all.by_outlet.insert((*outlet).clone(), at.min(alone));
            if at < alone {
                all.groups.push(group(match outlet {
                    Some(outlet) => GroupName::Outlet(outlet.clone()),
                    None => GroupName::NoOutlet,
                }));
            }
        }
        if by_size.len() > alone {
            all.groups
                .push(group(GroupName::Others(by_size.len() - alone)));
        }
        all
    }

    /// The breakdown of a whole matrix.
    pub fn of(matrix: &Matrix) -> Self {
        let mut outlets: BTreeMap<Option<String>, usize> = BTreeMap::new();
        for column in &matrix.columns {
            *outlets.entry(column.source.outlet.clone()).or_default() += 1;
        }
        let mut breakdown = Self::over(matrix.claims.len(), &outlets);
        let mut by_source: Vec<Vec<&Cell>> = vec![Vec::new(); matrix.columns.len()];
        for cell in &matrix.cells {
            if let Some(cells) = by_source.get_mut(cell.source) {
                cells.push(cell);
            }
        }
        for (column, cells) in matrix.columns.iter().zip(by_source) {
            breakdown.add(column, cells.into_iter());
        }
        breakdown.figures.origins = Totals::of(matrix).origins;
        breakdown
    }

    /// Adds one source with its cells. How many origins there are is for whoever
    /// knows all sources to say.
    pub fn add<'c>(&mut self, column: &SourceColumn, cells: impl Iterator<Item = &'c Cell>) {
        self.figures.sources += 1;
        let group = self.by_outlet.get(&column.source.outlet).copied();
        let mut group = group.and_then(|at| self.groups.get_mut(at));
        if let Some(group) = &mut group {
            group.sources += 1;
        }
        for cell in cells {
            self.figures.add(cell);
            if let Some(count) = self.all.get_mut(cell.claim) {
                count.add(cell);
            }
            let count = group
                .as_mut()
                .and_then(|group| group.claims.get_mut(cell.claim));
            if let Some(count) = count {
                count.add(cell);
            }
        }
        match &column.readability {
            Readability::Readable => {}
            readability @ (Readability::ReadInPart { .. }
            | Readability::NotReadable { .. }
            | Readability::UnsupportedLanguage { .. }) => {
                self.unjudged_count += 1;
                if self.unjudged.len() < Self::MAX_NAMED_SOURCES {
                    let named = (column.source.id.clone(), readability.clone());
                    self.unjudged.push(named);
                }
            }
        }
    }

    /// The breakdown without claims and groups of which no cell was asked for,
    /// and the claims that are left.
    pub fn without_empty(mut self, claims: &[Claim]) -> (OutletTotals, Vec<Claim>) {
        let asked: Vec<bool> = self.all.iter().map(|count| count.total() > 0).collect();
        let keep = |counts: &mut Vec<CellCount>| {
            let mut at = asked.iter();
            counts.retain(|_| at.next().copied().unwrap_or_default());
        };
        keep(&mut self.all);
        self.groups
            .iter_mut()
            .for_each(|group| keep(&mut group.claims));
        self.groups.retain(|group| group.sources > 0);
        if self.groups.len() < 2 {
            self.groups.clear();
        }
        self.by_outlet.clear();
        self.figures.claims = self.all.len();
        let claims = claims.iter().zip(&asked).filter(|(_, asked)| **asked);
        (self, claims.map(|(claim, _)| claim.clone()).collect())
    }

    /// The groups, no more than `most` of them: the smaller ones are taken
    /// together with further outlets.
    pub fn groups_within(&self, most: usize) -> Vec<OutletGroup> {
        if self.groups.len() <= most {
            return self.groups.clone();
        }
        let kept = most.saturating_sub(1);
        let mut groups = self.groups.get(..kept).unwrap_or_default().to_vec();
        let rest = self.groups.get(kept..).unwrap_or_default();
        let mut others = OutletGroup {
            name: GroupName::Others(0),
            sources: 0,
            claims: vec![CellCount::default(); self.all.len()],
        };
        let mut outlets = 0;
        for group in rest {
            outlets += match group.name {
                GroupName::Outlet(_) | GroupName::NoOutlet => 1,
                GroupName::Others(outlets) => outlets,
            };
            others.sources += group.sources;
            for (sum, count) in others.claims.iter_mut().zip(&group.claims) {
                *sum = sum.plus(*count);
            }
        }
        others.name = GroupName::Others(outlets);
        if most > 0 {
            groups.push(others);
        }
        groups
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{AboutArticle, Article, Verdict};

    fn column(id: &str, outlet: Option<&str>) -> SourceColumn {
        let mut article = Article::new(id, "It rained.");
        article.source.outlet = outlet.map(str::to_owned);
        AboutArticle::of(&article).into_column(SourceId::new(id))
    }

    fn over(outlets: &[(&str, usize)]) -> OutletTotals {
        let outlets = outlets.iter();
        let outlets = outlets.map(|&(name, count)| (Some(name.to_owned()), count));
        OutletTotals::over(2, &outlets.collect())
    }

    #[test]
    fn the_largest_outlets_stand_alone_and_every_source_counts_once() {
        let mut breakdown = over(&[
            ("a", 1),
            ("b", 2),
            ("c", 9),
            ("d", 1),
            ("e", 1),
            ("f", 1),
            ("g", 1),
            ("h", 1),
            ("i", 1),
        ]);
        let names: Vec<_> = breakdown
            .groups
            .iter()
            .map(|group| group.name.clone())
            .collect();
        assert_eq!(
            names[..2],
            [GroupName::Outlet("c".into()), GroupName::Outlet("b".into())]
        );
        assert_eq!(names[7], GroupName::Others(2));
        for (at, outlet) in ["c", "i", "h", "c"].into_iter().enumerate() {
            let cell = Cell::new(1, at, Verdict::NotReadable);
            breakdown.add(
                &column(&format!("s{at}"), Some(outlet)),
                [&cell].into_iter(),
            );
        }
        let sources: usize = breakdown.groups.iter().map(|group| group.sources).sum();
        assert_eq!((sources, breakdown.figures.sources), (4, 4));
        assert_eq!(breakdown.groups[7].sources, 2);
        assert_eq!(breakdown.all[1].not_judged, 4);
        let few = breakdown.groups_within(3);
        assert_eq!(few[2].name, GroupName::Others(7));
        assert_eq!(few.iter().map(|group| group.sources).sum::<usize>(), 4);
    }

    #[test]
    fn one_outlet_alone_makes_no_groups() {
        assert!(over(&[("a", 5)]).groups.is_empty());
        assert_eq!(over(&[("a", 5), ("b", 5)]).groups.len(), 2);
    }
}
