//! Numbers to bytes, bytes to zlib streams.

use flate2::{Compress, Compression, FlushCompress, Status};

/// Adds `value` as LEB128: seven bits a byte, the lowest first.
pub(super) fn varint(out: &mut Vec<u8>, mut value: u32) {
    while value >= 0x80 {
        out.push(value as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

/// Adds a count or a length.
pub(super) fn count(out: &mut Vec<u8>, value: usize) {
    varint(out, u32::try_from(value).unwrap_or(u32::MAX));
}

/// Adds a signed number: 0, -1, 1, -2 as 0, 1, 2, 3.
pub(super) fn zigzag(out: &mut Vec<u8>, value: i64) {
    let folded = (value << 1) ^ (value >> 63);
    varint(out, u32::try_from(folded).unwrap_or(u32::MAX));
}

/// Takes a varint off the start of `bytes`, which a batch wrote.
pub(super) fn take_varint(bytes: &mut &[u8]) -> u32 {
    let (mut value, mut shift) = (0, 0);
    while let Some((&byte, rest)) = bytes.split_first() {
        *bytes = rest;
        value |= u32::from(byte & 0x7f) << shift;
        if byte < 0x80 || shift >= 28 {
            break;
        }
        shift += 7;
    }
    value
}

/// Makes zlib streams, one after the other: its tables are laid out once.
pub(super) struct Deflate {
    compress: Compress,
    out: Vec<u8>,
}

impl Deflate {
    pub(super) fn new() -> Self {
        Self { compress: Compress::new(Compression::new(6), true), out: Vec::new() }
    }

    /// `bytes` as a zlib stream.
    pub(super) fn stream(&mut self, bytes: &[u8]) -> &[u8] {
        self.compress.reset();
        self.out.clear();
        let mut rest = bytes;
        loop {
            // More than Deflate adds to what does not compress, so that one round is enough.
            self.out.reserve(rest.len() + rest.len() / 512 + 128);
            let before = self.compress.total_in();
            match self.compress.compress_vec(rest, &mut self.out, FlushCompress::Finish) {
                Ok(Status::Ok | Status::BufError) => {
                    let read = usize::try_from(self.compress.total_in() - before).unwrap_or(rest.len());
                    rest = rest.get(read..).unwrap_or_default();
                }
                Ok(Status::StreamEnd) | Err(_) => break,
            }
        }
        &self.out
    }
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    #[test]
    fn numbers_come_back() {
        for value in [0, 1, 127, 128, 300, 1 << 20, u32::MAX] {
            let mut out = Vec::new();
            varint(&mut out, value);
            assert_eq!((take_varint(&mut out.as_slice()), out.len() <= 5), (value, true));
        }
        let mut out = Vec::new();
        for value in [0, -1, 1, -2, 19_000] {
            zigzag(&mut out, value);
        }
        assert_eq!(out[..4], [0, 1, 2, 3]);
    }

    #[test]
    fn streams_inflate_to_what_they_were() {
        let mut deflate = Deflate::new();
        // What does not compress is the longest.
        let mut seed = 1_u64;
        let noise = std::iter::repeat_with(|| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (seed >> 56) as u8
        });
        for text in [Vec::new(), b"pool ".repeat(10_000), noise.take(300_000).collect::<Vec<u8>>()] {
            let mut inflated = Vec::new();
            flate2::read::ZlibDecoder::new(deflate.stream(&text)).read_to_end(&mut inflated).unwrap();
            assert!(inflated == text);
        }
    }
}
