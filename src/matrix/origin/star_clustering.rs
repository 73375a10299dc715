//! Groups from links: stars, each a hub and those linked with it (Aslam, Pelekhov &
//! Rus 2004, "The star clustering algorithm for static and dynamic information
//! organization"). Owns who is a hub and who joins which.
//!
//! A chain of links, each to the next, would make one group of all reports of an
//! event, if each retells the one before; in a star every member is linked with the
//! hub itself.

use std::cmp::Reverse;

/// Two articles that are linked, by their places, and how strongly.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Link {
    pub from: u32,
    pub to: u32,
    pub strength: u32,
}

/// The hub of each of so many articles; one that is linked with none is its own.
pub fn hubs(count: usize, links: &[Link]) -> Vec<u32> {
    let mut ends: Vec<Link> = links.iter().flat_map(|link| [*link, link.back()]).collect();
    ends.sort_unstable();
    ends.dedup();
    let mut linked: Vec<(u64, &[Link])> = ends
        .chunk_by(|a, b| a.from == b.from)
        .map(|ends| (ends.iter().map(|link| u64::from(link.strength)).sum(), ends))
        .collect();
    linked.sort_by_key(|(weight, ends)| (Reverse(*weight), ends.first().map(|link| link.from)));

    let mut covered = vec![false; count];
    let mut hub = vec![false; count];
    for (_, ends) in &linked {
        let Some(centre) = ends.first().map(|link| link.from as usize) else {
            continue;
        };
        if covered.get(centre) == Some(&false) {
            set(&mut hub, centre);
            set(&mut covered, centre);
            ends.iter()
                .for_each(|link| set(&mut covered, link.to as usize));
        }
    }

    let is_hub = |place: u32| hub.get(place as usize) == Some(&true);
    let mut joined: Vec<u32> = (0..).take(count).collect();
    for (_, ends) in linked {
        let to_hubs = ends
            .iter()
            .filter(|link| !is_hub(link.from) && is_hub(link.to));
        let strongest = to_hubs.max_by_key(|link| (link.strength, Reverse(link.to)));
        if let Some(link) = strongest
            && let Some(slot) = joined.get_mut(link.from as usize)
        {
            *slot = link.to;
        }
    }
    joined
}

fn set(flags: &mut [bool], at: usize) {
    if let Some(flag) = flags.get_mut(at) {
        *flag = true;
    }
}

impl Link {
    fn back(self) -> Self {
        Self {
            from: self.to,
            to: self.from,
            strength: self.strength,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grouped(count: usize, links: &[(u32, u32, u32)]) -> Vec<u32> {
        let link = |&(from, to, strength): &(u32, u32, u32)| Link { from, to, strength };
        let links: Vec<Link> = links.iter().map(link).collect();
        let found = hubs(count, &links);
        let mut other_way: Vec<Link> = links.iter().rev().map(|link| link.back()).collect();
        other_way.extend(&links);
        assert_eq!(
            hubs(count, &other_way),
            found,
            "order and repeats change nothing"
        );
        found
    }

    #[test]
    fn whoever_is_linked_most_is_the_hub() {
        assert_eq!(grouped(4, &[(0, 1, 5), (1, 2, 5)]), [1, 1, 1, 3]);
        assert_eq!(grouped(0, &[]), [0; 0]);
    }

    #[test]
    fn a_chain_is_no_group() {
        let chain = grouped(5, &[(0, 1, 5), (1, 2, 5), (2, 3, 5), (3, 4, 5)]);
        assert_eq!(chain, [1, 1, 1, 3, 3]);
    }

    #[test]
    fn of_two_hubs_the_stronger_link_decides_and_else_the_first() {
        let links = [(0, 1, 9), (0, 2, 9), (3, 4, 9), (3, 5, 9)];
        let with = |to_first, to_other| {
            let mut links = links.to_vec();
            links.extend([(0, 6, to_first), (3, 6, to_other)]);
            grouped(7, &links)
        };
        assert_eq!(with(4, 5), [0, 0, 0, 3, 3, 3, 3]);
        assert_eq!(with(5, 4), [0, 0, 0, 3, 3, 3, 0]);
        assert_eq!(with(5, 5), [0, 0, 0, 3, 3, 3, 0]);
    }

    #[test]
    fn strong_links_weigh_more_than_many_weak_ones() {
        let found = grouped(5, &[(0, 1, 9), (1, 2, 9), (2, 3, 2), (2, 4, 2)]);
        assert_eq!(found[0], 1);
        assert_eq!(found, [1, 1, 1, 3, 4]);
    }
}
