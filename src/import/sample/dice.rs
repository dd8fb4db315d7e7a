//! Chance that comes out the same every time: splitmix64 from a seed.

/// A seeded source of chance.
#[derive(Clone, Debug)]
pub(super) struct Dice(u64);

impl Dice {
    pub(super) fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number from `least` to `most`, both included; `least` when they are the wrong way round.
    pub(super) fn between(&mut self, least: i64, most: i64) -> i64 {
        let span = most.saturating_sub(least).max(0).unsigned_abs().saturating_add(1);
        least.saturating_add_unsigned(self.roll() % span)
    }

    /// True in so many of a hundred cases.
    pub(super) fn chance(&mut self, percent: i64) -> bool {
        self.between(1, 100) <= percent
    }

    /// Puts a list into another order.
    pub(super) fn shuffle<T>(&mut self, list: &mut [T]) {
        for last in (1..list.len()).rev() {
            let other = (self.roll() % (last as u64 + 1)) as usize;
            list.swap(last, other);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_gives_the_same_chance() {
        let first = |seed| {
            std::iter::repeat_with({
                let mut dice = Dice::new(seed);
                move || dice.between(-3, 3)
            })
        };
        let some: Vec<i64> = first(7).take(200).collect();
        assert_eq!(some, first(7).take(200).collect::<Vec<_>>());
        assert_ne!(some, first(8).take(200).collect::<Vec<_>>());
        assert!((-3..=3).all(|value| some.contains(&value)) && some.iter().all(|value| (-3..=3).contains(value)));
        assert_eq!(Dice::new(1).between(5, 2), 5);
        let mut list: Vec<u8> = (0..50).collect();
        Dice::new(3).shuffle(&mut list);
        assert!(!list.is_sorted());
        list.sort_unstable();
        assert_eq!(list, (0..50).collect::<Vec<_>>());
    }
}
