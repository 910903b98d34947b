//! Chance that is the same on every platform: SplitMix64, and choices by whole numbers only.

/// A generator of pseudo-random numbers (SplitMix64).
pub struct Random {
    state: u64,
}

impl Random {
    /// The stream number `stream` of `seed`; streams do not depend on one another.
    pub fn new(seed: u64, stream: u64) -> Self {
        let mut mixer = Self { state: seed };
        let key = mixer.next();
        Self { state: key ^ stream.wrapping_mul(0xd134_2543_de82_ef95) }
    }

    fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number in `0..end`; 0 where that is empty.
    pub fn below(&mut self, end: usize) -> usize {
        let wide = u128::from(self.next()) * end as u128;
        (wide >> 64) as usize
    }

    /// A number in `low..=high`.
    pub fn between(&mut self, low: usize, high: usize) -> usize {
        low + self.below(high.saturating_sub(low) + 1)
    }

    /// True in `share` of 100 cases.
    pub fn percent(&mut self, share: usize) -> bool {
        self.below(100) < share
    }

    /// A rank in `0..end`, where rank r comes about as often as 1 / (r + 1): Zipf's law. Octaves of
    /// ranks are equally likely, and so are the ranks of one octave, which needs no logarithm.
    pub fn zipf(&mut self, end: usize) -> usize {
        let octaves = usize::BITS - end.leading_zeros();
        for _ in 0..64 {
            let first = 1_usize << self.below(octaves as usize);
            let rank = first + self.below(first);
            if rank <= end {
                return rank - 1;
            }
        }
        0
    }

    /// One of `list`, all equally often.
    pub fn pick<'a, T: ?Sized>(&mut self, list: &[&'a T]) -> Option<&'a T> {
        list.get(self.below(list.len())).copied()
    }

    /// A word of `list`, the first ones most often.
    pub fn word(&mut self, list: &[&'static str]) -> &'static str {
        list.get(self.zipf(list.len())).copied().unwrap_or_default()
    }

    /// `count` different entries of `list` in any order, all equally often; fewer if there are fewer.
    pub fn several<T: Copy>(&mut self, list: &[T], count: usize) -> Vec<T> {
        let mut left = list.to_vec();
        let mut taken = Vec::with_capacity(count);
        while taken.len() < count && !left.is_empty() {
            taken.push(left.swap_remove(self.below(left.len())));
        }
        taken
    }
}
