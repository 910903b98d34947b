//! What is generated into `docs/` is current. `BLESS=1` writes it anew.

use pmsite::check::manual;

#[test]
fn the_manual_of_the_rules_is_current() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/rules.md");
    let wanted = manual::document();
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(path, &wanted).unwrap();
    }
    let found = std::fs::read_to_string(path).unwrap_or_default().replace("\r\n", "\n");
    assert!(found == wanted, "docs/rules.md is stale: run `BLESS=1 cargo test --test docs`");
}
