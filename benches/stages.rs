//! The stages alone, on made incidents in memory: no file is read or written.

// A bench that cannot be set up has nothing to measure.
#![allow(clippy::expect_used)]

mod corpus;

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use chrono::NaiveDate;
use divan::counter::{BytesCount, ItemsCount};
use divan::{Bencher, black_box};
use pmsite::check::check;
use pmsite::config::{self, Config};
use pmsite::discover::{Discovered, Found};
use pmsite::link::{self, Library};
use pmsite::parse::{self, Audience};
use pmsite::render;
use pmsite::sink::Sink;
use pmsite::site::{Published, Site, understand};
use pmsite::source::SourceFile;
use pmsite::trends::scope::Scope;
use pmsite::{model, theme, trends};

const INCIDENTS: usize = 500;
const SEED: u64 = 1;

fn main() {
    divan::main();
}

/// Source text to documents, on one thread.
#[divan::bench]
fn parse(bencher: Bencher) {
    let (config, sources) = (config(), sources());
    let bytes: usize = sources.iter().map(|source| source.text().len()).sum();
    bencher.counter(BytesCount::new(bytes)).counter(ItemsCount::new(INCIDENTS)).bench(|| {
        for source in &sources {
            black_box(parse::parse(source, &config, Audience::Internal));
        }
    });
}

/// Documents to incidents, on one thread.
#[divan::bench]
fn model(bencher: Bencher) {
    let (config, sources) = (config(), sources());
    let documents =
        || sources.iter().map(|source| parse::parse(source, &config, Audience::Internal)).collect::<Vec<_>>();
    bencher.counter(ItemsCount::new(INCIDENTS)).with_inputs(documents).bench_values(|documents| {
        documents.into_iter().map(|document| model::incident(document, &config)).collect::<Vec<_>>()
    });
}

/// All rules on all incidents.
#[divan::bench]
fn rules(bencher: Bencher) {
    let config = config();
    let site = site(&config);
    bencher
        .counter(ItemsCount::new(INCIDENTS))
        .bench(|| check(&site.incidents, &site.pages, &site.assets, &config, today()));
}

/// Incidents to a library: groups, references, recurrence, similar incidents.
#[divan::bench]
fn link(bencher: Bencher) {
    let config = config();
    let published = || site(&config).publish(&config, Audience::Public, false);
    bencher
        .counter(ItemsCount::new(INCIDENTS))
        .with_inputs(published)
        .bench_values(|published| library(published, &config));
}

/// The figures of every page, on one thread.
#[divan::bench]
fn figures(bencher: Bencher) {
    let config = config();
    let library = library(site(&config).publish(&config, Audience::Public, false), &config);
    bencher.counter(ItemsCount::new(INCIDENTS)).bench(|| {
        let trends = trends::trends(&library, &config, today());
        Scope::all(&library).for_each(|scope| {
            black_box(trends.figures(&library, scope));
        });
    });
}

/// A library to the bytes of all files of the site.
#[divan::bench]
fn render(bencher: Bencher) {
    let config = config();
    let library = library(site(&config).publish(&config, Audience::Public, false), &config);
    let theme = theme::load(&config).expect("the embedded theme compiles");
    let trends = trends::trends(&library, &config, today());
    bencher.counter(ItemsCount::new(INCIDENTS)).bench(|| {
        let sink = Counter::default();
        render::render(&library, &trends, &config, &theme, &sink).expect("the embedded theme renders");
        sink.bytes.into_inner()
    });
}

/// Counts what it is given.
#[derive(Default)]
struct Counter {
    bytes: AtomicU64,
}

impl Sink for Counter {
    fn put(&self, _: &str, bytes: &[u8]) -> std::io::Result<()> {
        self.bytes.fetch_add(bytes.len() as u64, Ordering::Relaxed);
        Ok(())
    }
}

fn config() -> Config {
    let source = Arc::new(SourceFile::new("site.toml", corpus::site_toml()));
    config::from_source(Path::new(env!("CARGO_MANIFEST_DIR")), &source).expect("the made settings are valid")
}

fn sources() -> Vec<Arc<SourceFile>> {
    corpus::documents(INCIDENTS, SEED)
        .map(|document| Arc::new(SourceFile::new(document.path, document.text)))
        .collect()
}

fn site(config: &Config) -> Site {
    let incidents = sources().into_iter().map(Found::File).collect();
    understand(Discovered { incidents, ..Discovered::default() }, config)
}

fn library(published: Published, config: &Config) -> Library {
    link::link(published.incidents, &published.unpublished, published.pages, published.assets, config)
}

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 1, 1).unwrap_or_default()
}
