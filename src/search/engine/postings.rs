//! Posting lists: which documents hold a word, how much it matters in each, and in which passages.

use super::bytes::Bytes;

/// The posting lists of one file.
#[derive(Debug)]
pub(super) struct Lists {
    bytes: Vec<u8>,
    ranges: Vec<std::ops::Range<usize>>,
}

impl Lists {
    pub(super) fn read(bytes: &[u8]) -> Option<Self> {
        let mut rest = Bytes::new(bytes);
        let count = rest.count(1)?;
        let lengths = rest.varints(count)?;
        let mut end = bytes.len() - rest.len();
        let ranges = lengths
            .into_iter()
            .map(|length| {
                let start = end;
                end = end.checked_add(usize::try_from(length).ok()?)?;
                (end <= bytes.len()).then_some(start..end)
            })
            .collect::<Option<_>>()?;
        Some(Self { bytes: bytes.to_vec(), ranges })
    }

    /// The bytes of the list at `slot`.
    pub(super) fn list(&self, slot: u32) -> Option<&[u8]> {
        self.bytes.get(self.ranges.get(usize::try_from(slot).ok()?)?.clone())
    }
}

/// Where a word stands.
#[derive(Debug, PartialEq)]
pub(super) struct Postings(pub(super) Vec<Posting>);

/// That a word stands in a document.
#[derive(Debug, PartialEq)]
pub(super) struct Posting {
    /// The document.
    pub doc: u32,
    /// How much it matters there, 1 to 32.
    pub impact: u8,
    /// The first passages that hold it, where they are known.
    pub passages: Vec<u32>,
}

impl Postings {
    /// A list holds so many postings; what is beyond is in a file of its own.
    pub(super) const FIRST: u32 = 1024;

    /// The postings of a list; `docs` is the number of documents that there are.
    pub(super) fn read(bytes: &[u8], docs: u32) -> Option<Self> {
        let mut bytes = Bytes::new(bytes);
        let (mut postings, count) = heads(&mut bytes, docs, 3)?;
        for posting in postings.iter_mut().take(count) {
            let mut next = 0_u32;
            loop {
                let value = bytes.varint()?;
                let passage = next.checked_add(value >> 1)?;
                posting.passages.push(passage);
                next = passage.checked_add(1)?;
                if value & 1 == 0 {
                    break;
                }
            }
        }
        Some(Self(postings))
    }

    /// Adds those beyond the first, which have no passages.
    pub(super) fn add_rest(&mut self, bytes: &[u8], docs: u32) -> Option<()> {
        let (rest, _) = heads(&mut Bytes::new(bytes), docs, 2)?;
        self.0.extend(rest);
        Some(())
    }
}

/// Documents and impacts, and how many; a posting takes `least` bytes or more.
fn heads(bytes: &mut Bytes<'_>, docs: u32, least: usize) -> Option<(Vec<Posting>, usize)> {
    let count = bytes.count(least)?;
    let mut next = 0_u32;
    let numbers = (0..count)
        .map(|_| {
            let doc = next.checked_add(bytes.varint()?)?;
            next = doc.checked_add(1)?;
            (doc < docs).then_some(doc)
        })
        .collect::<Option<Vec<_>>>()?;
    let impacts = bytes.take(count)?;
    let postings = numbers.into_iter().zip(impacts);
    Some((postings.map(|(doc, &impact)| Posting { doc, impact, passages: Vec::new() }).collect(), count))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_read_as_it_is_written() {
        // Documents 3 and 7, impacts 32 and 1, passages 0 and 2, and 5.
        let bytes = [2, 3, 3, 32, 1, 1, 2, 10];
        let mut found = Postings::read(&bytes, 9).unwrap();
        let first = Posting { doc: 3, impact: 32, passages: vec![0, 2] };
        let second = Posting { doc: 7, impact: 1, passages: vec![5] };
        assert_eq!(found, Postings(vec![first, second]));
        assert_eq!(Postings::read(&bytes, 7), None, "there are not so many documents");
        assert!((0..bytes.len()).all(|length| Postings::read(&bytes[..length], 9).is_none()));
        found.add_rest(&[1, 8, 4], 9).unwrap();
        assert_eq!(found.0.last(), Some(&Posting { doc: 8, impact: 4, passages: vec![] }));
    }

    #[test]
    fn lists_lie_one_after_the_other() {
        let lists = Lists::read(&[2, 1, 2, 7, 8, 9]).unwrap();
        assert_eq!((lists.list(0), lists.list(1), lists.list(2)), (Some(&[7][..]), Some(&[8, 9][..]), None));
        assert!(Lists::read(&[2, 1, 2, 7, 8]).is_none());
    }
}
