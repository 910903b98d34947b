//! Lists of actions: how long they are, and what they say of what is not in them.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

mod common;

use common::{Site, succeed};

#[test]
fn lists_of_an_owner_and_a_cause_end_at_500_and_say_so() {
    let site =
        Site::new("title = \"T\"\nprofile = \"brief\"\ntimezone = \"UTC\"\n[[causes]]\npath = \"a\"\n");
    // 501 of one owner, of which the one that is done stands first in its document.
    for number in 0..3 {
        let done = if number == 0 { "- [x] Old one (owner: Ops)\n" } else { "" };
        let open = "- [ ] Something (owner: Ops)\n".repeat(if number == 0 { 166 } else { 167 });
        let front = format!("title: Number {number}\nstart: 2026-01-0{}T00:00:00Z\ncauses: a", number + 1);
        site.put(
            &format!("content/{number}.md"),
            format!("---\n{front}\n---\n\n## Action items\n\n{done}{open}"),
        );
    }
    succeed(site.path(), &["build", "--as-of", "2026-07-01", "--quiet"]);
    let page = |path: &str| std::fs::read_to_string(site.path().join("_site/actions").join(path));
    for list in ["owners/ops", "causes/a"] {
        let first = page(&format!("{list}.html")).unwrap();
        assert!(first.contains("501 actions, open ones first"), "{first}");
        let rest =
            "The first 500 are listed here; <a href=\"../../actions.csv\">actions.csv</a> has all of them.";
        assert!(first.contains(rest), "{first}");
        // What is cut off is what comes last: the one that is done.
        let pages = (2..=5).map(|number| page(&format!("{list}/page/{number}.html")).unwrap());
        assert!(!pages.chain([first]).any(|html| html.contains("Old one")));
        assert!(page(&format!("{list}/page/6.html")).is_err());
    }
    let open = page("open.html").unwrap();
    assert!(open.contains("500 actions") && !open.contains("are listed here"), "{open}");
    let csv = std::fs::read_to_string(site.path().join("_site/actions.csv")).unwrap();
    assert_eq!(csv.lines().count(), 1 + 501);
}
