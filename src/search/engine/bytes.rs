//! Bytes of a file taken apart: variable-length integers and compressed streams. Nothing in here
//! trusts a length that the bytes state.

use std::cmp::Ordering;
use std::io::Read;

use flate2::read::ZlibDecoder;

/// No file of an index inflates to more.
const MAX_INFLATED: u64 = 32 << 20;

/// `bytes` of a zlib stream inflated; none if they are no such stream, or one that is too long.
pub(super) fn inflate(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    ZlibDecoder::new(bytes).take(MAX_INFLATED + 1).read_to_end(&mut out).ok()?;
    (out.len() as u64 <= MAX_INFLATED).then_some(out)
}

/// The order of words in the files, which is that of strings in a browser.
pub(super) fn by_utf16(a: &str, b: &str) -> Ordering {
    a.encode_utf16().cmp(b.encode_utf16())
}

/// What is left to be read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bytes<'a>(&'a [u8]);

impl<'a> Bytes<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self(bytes)
    }

    /// How many bytes are left.
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// The next `length` bytes.
    pub(super) fn take(&mut self, length: usize) -> Option<&'a [u8]> {
        let (head, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(head)
    }

    /// An unsigned LEB128 integer.
    pub(super) fn varint(&mut self) -> Option<u32> {
        let mut value = 0_u64;
        for shift in [0, 7, 14, 21, 28] {
            let (&byte, rest) = self.0.split_first()?;
            self.0 = rest;
            value |= u64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return u32::try_from(value).ok();
            }
        }
        None
    }

    /// A signed one: 0, -1, 1, -2, 2 …
    pub(super) fn zigzag(&mut self) -> Option<i64> {
        let value = i64::from(self.varint()?);
        Some((value >> 1) ^ -(value & 1))
    }

    /// How many things follow, each of which takes `least` bytes or more.
    pub(super) fn count(&mut self, least: usize) -> Option<usize> {
        let count = usize::try_from(self.varint()?).ok()?;
        (count.checked_mul(least)? <= self.0.len()).then_some(count)
    }

    /// `count` integers.
    pub(super) fn varints(&mut self, count: usize) -> Option<Vec<u32>> {
        (0..count).map(|_| self.varint()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn integers_are_read_and_what_is_none_is_refused() {
        let mut bytes = Bytes::new(&[0x05, 0xac, 0x02, 0x03, 0x04]);
        assert_eq!((bytes.varint(), bytes.varint()), (Some(5), Some(300)));
        assert_eq!((bytes.zigzag(), bytes.zigzag(), bytes.zigzag()), (Some(-2), Some(2), None));
        assert_eq!(Bytes::new(&[0xff; 9]).varint(), None);
        assert_eq!(Bytes::new(&[0xff, 0xff, 0xff, 0xff, 0x0f]).varint(), Some(u32::MAX));
        assert_eq!(Bytes::new(&[0x7f, 0]).count(1), None, "more than there are bytes");
    }

    #[test]
    fn words_are_in_the_order_of_a_browser() {
        assert_eq!(by_utf16("\u{ff66}", "\u{20000}"), Ordering::Greater);
    }
}
