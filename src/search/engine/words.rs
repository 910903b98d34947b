//! The dictionary: words with the group of forms that each belongs to, and words backwards.

use super::bytes::{Bytes, by_utf16};

/// Forms of one word, which share a posting list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Group {
    /// The file of posting lists.
    pub shard: u32,
    /// The list in it.
    pub slot: u32,
    /// Documents that hold one of the forms.
    pub df: u32,
}

/// A shard of the dictionary.
#[derive(Debug)]
pub(super) struct Words {
    words: Vec<String>,
    /// Index of each word's group.
    of: Vec<usize>,
    groups: Vec<Group>,
}

impl Words {
    pub(super) fn read(bytes: &[u8]) -> Option<Self> {
        let mut bytes = Bytes::new(bytes);
        let count = bytes.count(1)?;
        let length = bytes.count(1)?;
        let words = lines(bytes.take(length)?)?;
        if words.len() != count {
            return None;
        }
        let groups = bytes.count(3)?;
        let (mut shard, mut slot) = (0_i64, 0_i64);
        let groups = (0..groups)
            .map(|_| {
                let df = bytes.varint()?;
                let step = bytes.zigzag()?;
                let at = i64::from(bytes.varint()?);
                slot = if step == 0 { slot.checked_add(at)? } else { at };
                shard = shard.checked_add(step)?;
                Some(Group { df, shard: u32::try_from(shard).ok()?, slot: u32::try_from(slot).ok()? })
            })
            .collect::<Option<Vec<_>>>()?;
        let mut next = 0_i64;
        let of = (0..count)
            .map(|_| {
                let index = usize::try_from(next.checked_add(bytes.zigzag()?)?).ok()?;
                next = i64::try_from(index).ok()?.checked_add(1)?;
                (index < groups.len()).then_some(index)
            })
            .collect::<Option<Vec<_>>>()?;
        Some(Self { words, of, groups })
    }

    fn from(&self, start: usize) -> impl Iterator<Item = (&str, Group)> {
        let words = self.words.iter().zip(&self.of).skip(start);
        words.filter_map(|(word, &group)| Some((word.as_str(), *self.groups.get(group)?)))
    }

    fn place(&self, word: &str) -> usize {
        self.words.partition_point(|other| by_utf16(other, word).is_lt())
    }

    /// The group of `word`.
    pub(super) fn group(&self, word: &str) -> Option<Group> {
        self.from(self.place(word)).next().filter(|(found, _)| *found == word).map(|(_, group)| group)
    }

    /// Words that begin with `prefix`.
    pub(super) fn beginning(&self, prefix: &str) -> impl Iterator<Item = (&str, Group)> {
        self.from(self.place(prefix)).take_while(move |(word, _)| word.starts_with(prefix))
    }

    /// Forms of `group` in here.
    pub(super) fn forms(&self, group: Group) -> impl Iterator<Item = &str> {
        self.from(0).filter(move |(_, other)| *other == group).map(|(word, _)| word)
    }
}

/// A shard of words backwards.
#[derive(Debug)]
pub(super) struct Back(Vec<String>);

impl Back {
    pub(super) fn read(bytes: &[u8]) -> Option<Self> {
        lines(bytes).map(Self)
    }

    /// Words, still backwards, that begin with `prefix`.
    pub(super) fn beginning(&self, prefix: &str) -> impl Iterator<Item = &str> {
        let start = self.0.partition_point(|other| by_utf16(other, prefix).is_lt());
        self.0.iter().skip(start).take_while(move |word| word.starts_with(prefix)).map(String::as_str)
    }
}

fn lines(bytes: &[u8]) -> Option<Vec<String>> {
    let text = std::str::from_utf8(bytes).ok()?;
    Some(if text.is_empty() { Vec::new() } else { text.split('\n').map(str::to_owned).collect() })
}

/// The shards, by their first words, in which words can begin with `prefix`.
pub(super) fn shards_of(first: &[String], prefix: &str) -> std::ops::Range<usize> {
    let start = first.partition_point(|word| by_utf16(word, prefix).is_le()).saturating_sub(1);
    let end = first.partition_point(|word| word.starts_with(prefix) || by_utf16(word, prefix).is_lt());
    start..end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shards_of_a_prefix_are_all_that_can_hold_it() {
        let first: Vec<String> = ["a", "co", "con", "cz", "d"].map(str::to_owned).to_vec();
        for (prefix, wanted) in
            [("b", 0..1), ("co", 1..3), ("cong", 2..3), ("c", 0..4), ("", 0..5), ("zz", 4..5)]
        {
            assert_eq!(shards_of(&first, prefix), wanted, "{prefix}");
        }
        assert_eq!(shards_of(&first, "0"), 0..0);
        assert_eq!(shards_of(&[], "a"), 0..0);
    }

    #[test]
    fn a_shard_is_read_as_it_is_written() {
        let text = "fail\nfailed\nfall";
        let mut bytes = vec![3, text.len() as u8];
        bytes.extend(text.as_bytes());
        // Two groups: df 5 in list 0 of file 1, df 2 in list 4 of it.
        bytes.extend([2, 5, 2, 0, 2, 0, 4]);
        // Group 0, again 0 (one before the next), then the next.
        bytes.extend([0, 1, 0]);
        let words = Words::read(&bytes).unwrap();
        let (fail, fall) = (Group { shard: 1, slot: 0, df: 5 }, Group { shard: 1, slot: 4, df: 2 });
        assert_eq!(words.group("failed"), Some(fail));
        assert_eq!(words.group("faile"), None);
        assert_eq!(
            words.beginning("fa").collect::<Vec<_>>(),
            [("fail", fail), ("failed", fail), ("fall", fall)]
        );
        assert_eq!(words.forms(fail).collect::<Vec<_>>(), ["fail", "failed"]);
        assert!((0..bytes.len()).all(|length| Words::read(&bytes[..length]).is_none()), "no part is whole");
    }
}
