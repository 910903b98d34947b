//! `pmsite search`: past incidents found from the terminal.

use anyhow::{Context, bail};

use pmsite::parse;
use pmsite::search;
use pmsite::search::engine::filters::{Filters, Unknown, rows};
use pmsite::search::engine::query::{Filter, Key};
use pmsite::search::engine::{Engine, Memory, Tables};
use pmsite::suggest;

use super::results::{Results, Shown};
use super::{Status, Terminal, load_config};
use crate::cli::{Audience, Cli, Search, SearchFormat};

/// With more values than this to choose from, they are not all named.
const MAX_NAMED: usize = 20;

pub fn run(cli: &Cli, arguments: &Search, terminal: &Terminal) -> anyhow::Result<Status> {
    let config = load_config(cli, terminal)?;
    let audience = match arguments.audience {
        Audience::Public => parse::Audience::Public,
        Audience::Internal => parse::Audience::Internal,
    };
    let library = pmsite::library(&config, audience, arguments.drafts)?;
    let files = Memory::default();
    search::index(&library, &config, &files)?;
    let engine = Engine::open(&files)?;
    let filters = filters(arguments, &engine.manifest().facets)?;

    let query = arguments.query.join(" ");
    let found = engine.find(&query, &filters);
    if found.failed {
        bail!("the index cannot be read: this is a fault of pmsite");
    }
    let shown = found.results.iter().take(arguments.limit).map(|ranked| {
        let card = engine.show(&found, ranked).context("a document of the index cannot be read")?;
        let incident = usize::try_from(ranked.doc).ok().and_then(|doc| library.incidents.get(doc));
        let path = incident.map(|incident| incident.source.path().to_owned()).unwrap_or_default();
        let title = engine.mark(&found, &card.title);
        Ok(Shown { ranked, card, title, path })
    });
    let shown = shown.collect::<anyhow::Result<Vec<Shown<'_>>>>()?;
    let results = Results { query: &query, found: &found, shown, of: library.incidents.len() };
    terminal.result(&match arguments.format {
        SearchFormat::Human => results.human(),
        SearchFormat::Json => results.json(),
    })?;
    Ok(Status::Done)
}

/// What the options ask for; unlike in a query, what names nothing is an error.
fn filters(arguments: &Search, tables: &Tables) -> anyhow::Result<Filters> {
    let options = [
        (Key::Cause, arguments.cause.as_slice()),
        (Key::Service, arguments.service.as_slice()),
        (Key::Severity, arguments.severity.as_slice()),
        (Key::Since, arguments.since.as_slice()),
        (Key::Until, arguments.until.as_slice()),
    ];
    let mut filters = Filters::default();
    for (key, values) in options {
        for value in values {
            let filter = Filter { key, value: value.clone(), is_negated: false };
            if let Err(unknown) = filters.add(&filter, tables) {
                bail!("{}", unknown_value(&filter, unknown, tables));
            }
        }
    }
    Ok(filters)
}

fn unknown_value(filter: &Filter, unknown: Unknown, tables: &Tables) -> String {
    let (key, value) = (filter.key.name(), &filter.value);
    if let Key::Since | Key::Until = filter.key {
        return format!("--{key}: `{value}` is no date; write 2023, 2023-05 or 2023-05-17");
    }
    let names = |row: &pmsite::search::engine::Row| row.path.clone().unwrap_or_else(|| row.title.clone());
    let known: Vec<String> = rows(filter.key, tables).iter().map(names).collect();
    let meant = unknown.nearest.map(|nearest| format!("did you mean `{nearest}`?"));
    let help = meant.or_else(|| suggest::did_you_mean(value, known.iter().map(String::as_str)));
    let help = help.unwrap_or_else(|| match known.len() {
        0 => format!("no incident has a {key}"),
        1..=MAX_NAMED => format!("there are {}", known.join(", ")),
        count => format!("there are {count}: the site lists them"),
    });
    format!("--{key}: there is no {key} `{value}`; {help}")
}
