//! What stands below the options in the help of each command: examples, and what its exit status means.

/// Of `pmsite` itself.
pub const PMSITE: &str = "\
Exit status: 0 done; 1 findings at error level (or any, with --deny-warnings); 2 could not run.

Postmortems that you have:
  pmsite init                       finds their folder; writes site.toml and GitHub workflows
  pmsite check                      what each lacks, by file and line
  pmsite check --write-baseline     takes that for known, so that only new findings stop a build
  pmsite serve --open               shows all of them in the browser, and what you change at once
  pmsite build                      check, then build the site into _site

A new one:
  pmsite new 'Checkout down'        a document to fill in, as content/DATE-checkout-down.md
  pmsite explain PM203              what a rule asks for, and why

At 2 am, and each quarter:
  pmsite search connection reset    past incidents that tell of it, and what fixed them
  pmsite export --format csv        the facts of all incidents, a line for each

`pmsite COMMAND --help` says more of each. The manual:
https://github.com/pmsite/pmsite/tree/main/docs";

/// Of `pmsite build`.
pub const BUILD: &str = "\
Examples:
  pmsite build                                        into _site, for everybody
  pmsite build --audience internal --out _internal    with the internal blocks, for the team
  pmsite build --base-url https://example.org/pm/     with feeds, sitemap and canonical links
  pmsite build --deny-warnings                        stops at warnings too
  pmsite build --as-of 2026-06-01                     with that day as today: the same bytes

Exit status: 0 built; 1 findings at error level, and the old site stands; 2 could not run. An old
collection need not be mended first: see `pmsite check --help` on the baseline.";

/// Of `pmsite check`.
pub const CHECK: &str = "\
Examples:
  pmsite check                                  all documents
  pmsite check content/2026                     a folder; a file does as well
  pmsite check -v content/2026/pool.md          what was read from its text as what, with lines
  pmsite check --profile sre                    what most templates hold; brief: metadata
  pmsite check --format github                  annotations; json and sarif for programs

An old collection: take what is found now for known, and only new findings count from then on.
  pmsite check --write-baseline                 into findings-baseline.json, used if there

A finding that is to stay: <!-- pmsite: allow PM305 the reason --> on the line above it, or `allow`
in the front matter. `pmsite explain PM305` says what a rule asks for.

Exit status: 0 no errors; 1 errors (or warnings, with --deny-warnings); 2 could not run.";

/// Of `pmsite serve`.
pub const SERVE: &str = "\
Examples:
  pmsite serve --open --drafts              what you write, drafts included, in the browser
  pmsite serve --port 0                     any free port; its address goes to standard output
  pmsite serve --host 0.0.0.0               for other machines, at this one's address
  pmsite serve --audience internal          with the internal blocks

Ctrl-C ends it. Exit status: 0 interrupted; 2 could not run, or the port asked for is taken.";

/// Of `pmsite explain`.
pub const EXPLAIN: &str = "\
Examples:
  pmsite explain                     the rules, a line each
  pmsite explain PM203               what one asks for, why, examples, and how to set its level
  pmsite explain impact-missing      the same by name
  pmsite explain --all | less        the manual pages of all rules";

/// Of `pmsite search`.
pub const SEARCH: &str = "\
Examples:
  pmsite search connection reset                    both words, in any form
  pmsite search i/o timeout --cause database --since 2023
  pmsite search 'pool -\"read only\" service:checkout'

With --format json, one object:
  version    1
  query      as it was given
  count      incidents that have all of the words; if none has, those listed that have some
  notes      what a reader should know
  corrected  [{\"typed\", \"words\"}]: words that are nowhere, and what was looked for instead
  results    the best first: [{\"id\", \"title\", \"path\", \"url\", \"date\", \"severity\", \"causes\",
             \"services\", \"fix\", \"section\", \"snippet\", \"score\", \"missing\"}]; `path` is the
             document, `url` the place in the site, `missing` the words that it does not have;
             null where there is nothing

Exit status: 0 also when nothing is found; 2 could not run, or an option names what is not known.";

/// Of `pmsite export`.
pub const EXPORT: &str = "\
Examples:
  pmsite export --format csv > incidents.csv            for a spreadsheet
  pmsite export --format ndjson --table actions         action items, an object on each line
  pmsite export --table actions --schema=duckdb         SQL that loads them into DuckDB";

/// Of `pmsite schema`.
pub const SCHEMA: &str = "\
Example:
  pmsite schema > front-matter.schema.json      for editors and linters that check front matter";

/// Of `pmsite new`.
pub const NEW: &str = "\
Examples:
  pmsite new 'Checkout down for an hour'
  pmsite new 'Checkout down' --start 2026-03-02T14:30:00Z --severity SEV2

It asks for what the rules in force ask for. Lines to fill in hold TODO or XX:XX, and `pmsite check`
names them until they are filled in. With `status: draft` it is not published, and gaps in its text
are warnings.";

/// Of `pmsite import`.
pub const IMPORT: &str = "\
Examples:
  pmsite import --dry-run old-reports/          what would be written, as a diff
  pmsite import old-reports/                    written below the content folder
  pmsite import --to content docs/incidents     a folder of markdown that lacks front matter
  pmsite check                                  what is still missing, and where

Exit status: 0 all imported; 2 a file could not be read, or its document is there already.";

/// Of `pmsite init`.
pub const INIT: &str = "\
Examples:
  pmsite init                       a folder postmortems, incidents, docs/incidents or the like is found
  pmsite init --content reports     postmortems in a folder of another name
  pmsite init docs/reliability      a site in a folder; its workflows go where the repository begins

GitHub Pages of a private repository are public on most plans. Before you push pages.yml, read
https://github.com/pmsite/pmsite/blob/main/docs/publishing.md";

/// Of `pmsite index`.
pub const INDEX: &str = "\
Examples:
  pmsite index                      writes it
  pmsite index --check              in a pull request: exit status 1 where it is not current";

/// Of `pmsite completions`.
pub const COMPLETIONS: &str = "\
Where a shell looks for them:
  pmsite completions bash > ~/.local/share/bash-completion/completions/pmsite
  pmsite completions zsh > ~/.zfunc/_pmsite            (a folder that $fpath names)
  pmsite completions fish > ~/.config/fish/completions/pmsite.fish
  pmsite completions powershell >> $PROFILE";

/// Of `pmsite man`.
pub const MAN: &str = "\
Examples:
  pmsite man search | man -l -                          read a page
  pmsite man --dir ~/.local/share/man/man1              install all of them";
