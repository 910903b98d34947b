//! `pmsite build`: check, then the site.

use anyhow::Context;

use pmsite::report::counted;
use pmsite::{BuildOptions, Built, Outcome, parse};

use super::progress::Bar;
use super::{Status, Terminal, check, load_config, tell, today, with_profile};
use crate::cli::{Audience, Build, Cli, Format};

pub fn run(cli: &Cli, arguments: &Build, terminal: &Terminal) -> anyhow::Result<Status> {
    let checking = &arguments.checking;
    let mut config = with_profile(load_config(cli, terminal)?, checking.profile.as_deref())?;
    if let Some(url) = &arguments.base_url {
        config.base_url = Some(
            pmsite::config::base_url(url)
                .with_context(|| format!("--base-url: `{url}` is no absolute http or https URL"))?,
        );
    }
    if config.base_url.is_none() {
        terminal.note("warning: no base_url in site.toml: feeds, the sitemap, canonical links and previews are left out");
    }
    if let Some(jobs) = arguments.jobs {
        rayon::ThreadPoolBuilder::new()
            .num_threads(jobs.get())
            .build_global()
            .context("cannot start the threads")?;
    }
    let options = BuildOptions {
        out: config.root.join(&arguments.out),
        drafts: arguments.drafts,
        audience: match arguments.audience {
            Audience::Public => parse::Audience::Public,
            Audience::Internal => parse::Audience::Internal,
        },
        deny_warnings: checking.deny_warnings,
        today: today(checking.as_of)?,
    };
    let bar = Bar::new(terminal.shows_progress());
    let outcome = pmsite::build(&config, &options, &bar);
    bar.finish();
    let (diagnostics, built) = match outcome? {
        Outcome::Stopped(diagnostics) => (diagnostics, None),
        Outcome::Built(diagnostics, built) => (diagnostics, Some(built)),
    };
    let done = match &built {
        Some(built) => format!(
            "built {} into {}: {}, {}",
            counted(built.incidents, "incident"),
            arguments.out.display(),
            counted(built.files, "file"),
            size(built.bytes)
        ),
        None if options.out.exists() => {
            "nothing was built; the site that was there stands as it was".to_owned()
        }
        None => "nothing was built".to_owned(),
    };
    // A clean build needs no report for people; programs get theirs always.
    let is_clean = diagnostics.iter().next().is_none()
        && diagnostics
            .baseline()
            .is_none_or(|known| known.known.is_empty() && known.gone.is_empty() && known.refused.is_empty());
    if checking.format != Format::Human || !is_clean {
        tell(&diagnostics, checking.format, &config, Some(&done), terminal)?;
    }
    terminal.note(&done);
    match built {
        Some(built) => {
            if arguments.timings {
                terminal.stderr(timings(&built).trim_end());
            }
            Ok(Status::Done)
        }
        None => Ok(check::status(&diagnostics, checking.deny_warnings)),
    }
}

fn size(bytes: u64) -> String {
    match bytes {
        0..1_000 => format!("{bytes} B"),
        1_000..1_000_000 => format!("{:.1} kB", bytes as f64 / 1e3),
        _ => format!("{:.1} MB", bytes as f64 / 1e6),
    }
}

fn timings(built: &Built) -> String {
    let total: f64 = built.timings.iter().map(|(_, time)| time.as_secs_f64()).sum();
    let mut out = String::new();
    for (name, time) in
        built.timings.iter().map(|(name, time)| (*name, time.as_secs_f64())).chain([("total", total)])
    {
        out.push_str(&format!(
            "{:>9.1} ms  {:>3.0}%  {name}\n",
            time * 1e3,
            time / total.max(f64::MIN_POSITIVE) * 100.0
        ));
    }
    out
}
