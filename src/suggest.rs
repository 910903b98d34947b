//! "Did you mean": the nearest of some known names.

/// Nearest of `known` to `found`, if one is near enough to be meant.
pub fn nearest<'a>(found: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let found = found.to_lowercase();
    // A third of the letters may be wrong: one in three or four letters, two in six, three in nine.
    let limit = (found.chars().count().max(3) / 3).min(3);
    let last = |name: &str| name.rsplit('/').next().unwrap_or(name).to_lowercase();
    known
        .into_iter()
        // Lengths tell at once that most names are too far off.
        .filter(|name| name.len().abs_diff(found.len()) <= 4 * limit || last(name) == found)
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
