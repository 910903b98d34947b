//! "Did you mean": the nearest of some known names.

/// Nearest of `known` to `found`, if one is near enough to be meant.
pub fn nearest<'a>(found: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let found = found.to_lowercase();
    // A third of the letters may be wrong: one in three or four letters, two in six, three in nine.
    let limit = (found.chars().count().max(3) / 3).min(3);
    let last = |name: &str| name.rsplit('/').next().unwrap_or(name).to_lowercase();
    let letters = Letters::of(&found);
    known
        .into_iter()
        // Lengths and letters tell soon that most names are too far off.
        .filter(|name| {
            let is_near = name.len().abs_diff(found.len()) <= 4 * limit
                && Letters::of(name).differing(&letters) <= 2 * limit;
            is_near || last(name) == found
        })
        .map(|name| {
            let whole = strsim::damerau_levenshtein(&found, &name.to_lowercase());
            // `connection-leak` for `database/connection-leak`.
            let tail = if last(name) == found { 1 } else { usize::MAX };
            (whole.min(tail), name)
        })
        .filter(|(distance, _)| *distance <= limit)
        .min_by_key(|(distance, name)| (*distance, *name))
        .map(|(_, name)| name)
}

/// `did you mean …?`
pub fn did_you_mean<'a>(found: &str, known: impl IntoIterator<Item = &'a str>) -> Option<String> {
    nearest(found, known).map(|name| format!("did you mean `{name}`?"))
}

/// How often each letter occurs, whatever its case; letters share their counts with a few others.
struct Letters([u8; 64]);

impl Letters {
    fn of(name: &str) -> Self {
        let mut counts = [0_u8; 64];
        for letter in name.chars().flat_map(char::to_lowercase) {
            if let Some(count) = counts.get_mut(letter as usize % 64) {
                *count = count.saturating_add(1);
            }
        }
        Self(counts)
    }

    /// How many occurrences one has and the other has not. An edit of one letter makes at most two.
    fn differing(&self, other: &Self) -> usize {
        self.0.iter().zip(&other.0).map(|(a, b)| usize::from(a.abs_diff(*b))).sum()
    }
}
