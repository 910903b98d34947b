//! The facts of documents that filters look at, a file for each few thousand.

use super::bytes::Bytes;
use super::shards::Manifest;

/// The facts of one block of documents.
#[derive(Debug)]
pub(super) struct Columns(Vec<Facts>);

/// The facts of one document; positions in the tables of the index.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Facts {
    /// The day it began, since 1970-01-01.
    pub start: Option<i64>,
    pub severity: Option<u32>,
    pub detection: Option<u32>,
    pub trigger: Option<u32>,
    pub services: Vec<u32>,
    pub causes: Vec<u32>,
}

impl Columns {
    pub(super) fn read(bytes: &[u8], manifest: &Manifest, block: u32) -> Option<Self> {
        let first = block.checked_mul(manifest.facet_block)?;
        let count = manifest.docs.checked_sub(first)?.min(manifest.facet_block);
        let dated = (manifest.docs - manifest.undated).saturating_sub(first).min(count);
        // Five bytes are the least that a document takes, and a sixth if it has a date.
        let mut rest = Bytes::new(bytes);
        if bytes.len() < usize::try_from(count).ok()?.checked_mul(5)? {
            return None;
        }
        let mut all = vec![Facts::default(); usize::try_from(count).ok()?];
        let mut before = None;
        for facts in all.iter_mut().take(usize::try_from(dated).ok()?) {
            let step = rest.zigzag()?;
            let start = before.map_or(Some(step), |before: i64| before.checked_sub(step))?;
            before = Some(start);
            facts.start = before;
        }
        for facts in &mut all {
            facts.severity = rest.varint()?.checked_sub(1);
        }
        for facts in &mut all {
            facts.detection = rest.varint()?.checked_sub(1);
        }
        for facts in &mut all {
            facts.trigger = rest.varint()?.checked_sub(1);
        }
        for facts in &mut all {
            let count = rest.count(1)?;
            facts.services = rest.varints(count)?;
        }
        for facts in &mut all {
            let count = rest.count(1)?;
            facts.causes = rest.varints(count)?;
        }
        Some(Self(all))
    }

    /// The facts of the document at `place` in the block.
    pub(super) fn get(&self, place: u32) -> Option<&Facts> {
        self.0.get(usize::try_from(place).ok()?)
    }
}
