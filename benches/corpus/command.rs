//! `make-corpus`: writes a made corpus, to measure with.

#[path = "mod.rs"]
mod corpus;

use std::path::PathBuf;

use anyhow::Context;
use clap::Parser;

/// Writes a site of made incidents: site.toml and content/YEAR/ID.md.
#[derive(Debug, Parser)]
#[command(name = "make-corpus")]
struct Arguments {
    /// How many incidents.
    #[arg(long, default_value_t = 1_000)]
    count: usize,
    /// Which ones: the same seed and count give the same bytes on every platform.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// The folder to write to; absent or empty.
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
}

fn main() -> anyhow::Result<()> {
    let Arguments { count, seed, out } = Arguments::parse();
    if out.read_dir().is_ok_and(|mut entries| entries.next().is_some()) {
        anyhow::bail!("{} is not empty", out.display());
    }
    let write = |path: &str, text: &str| -> anyhow::Result<()> {
        let file = out.join(path);
        let folder = file.parent().unwrap_or(&out);
        std::fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
        std::fs::write(&file, text).with_context(|| format!("cannot write {}", file.display()))
    };
    write("site.toml", &corpus::site_toml())?;
    corpus::documents(count, seed).try_for_each(|document| write(&document.path, &document.text))
}
