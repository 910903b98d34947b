//! Texts and the words that they are cut into.

use proptest::prelude::*;

use super::*;

/// Each token as its word with a mark for its kind.
fn read(text: &str) -> String {
    let mut all: Vec<String> = Vec::new();
    tokens(text, stop_words("en-GB"), &mut |token| {
        let mark = match token.kind {
            Kind::Leaf => "",
            Kind::Piece => "~",
            Kind::Stop => "0",
            Kind::Dropped => "-",
            Kind::Camel => "^",
            Kind::Whole => "*",
            Kind::Tail => "$",
        };
        all.push(format!("{mark}{}", token.word));
    });
    all.join(" ")
}

#[test]
fn the_words_of_operations() {
    for (text, expected) in [
        ("the pool wasn't full.", "0the pool wasn full"),
        ("ERR_CONN_RESET", "err conn reset *err_conn_reset"),
        ("read: i/o timeout", "read -i -o *i/o timeout"),
        ("pgbouncer's users’ O'Brien", "pgbouncer users o brien"),
        ("k8s K8S x509 5XX 3D P2P", "k8s k8s x509 5xx 3d p2p"),
        ("10.0.0.1", "-10 -0 -0 -1 *10.0.0.1"),
        ("10.0.0.0/8", "-10 -0 -0 -0 *10.0.0.0 -8 *10.0.0.0/8"),
        ("v1.2.3, 1.2.3", "v1 -2 -3 *v1.2.3 -1 -2 -3 *1.2.3"),
        ("14:05 2021-10-04T14:05:00Z", "-14 -05 *14:05 -2021 -10 -04t14 -05 -00z *2021-10-04t14:05:00z"),
        ("CVE-2021-44228", "cve 2021 44228 *cve-2021-44228"),
        ("HTTP 503", "http 503"),
        ("getUserById", "~get ~user 0by ~id ^getuserbyid"),
        ("HTTPServer HTTP2Server", "~http ~server ^httpserver ~http2 ~server ^http2server"),
        ("PostgreSQL iOS", "~postgre ~sql ^postgresql -i ~os ^ios"),
        (
            "see /var/log/pgBouncer.log:",
            "see var log ~pg ~bouncer ^pgbouncer log *pgbouncer.log *var/log/pgbouncer.log",
        ),
        (r"C:\temp\x.dll", r"c temp -x dll *x.dll *temp\x.dll"),
        (
            "kafka.consumer.FetchManager",
            "kafka consumer ~fetch ~manager ^fetchmanager *kafka.consumer.fetchmanager",
        ),
        ("a=b, x -- y, --force, foo-", "-a -b *a=b x y force foo"),
        ("ops@example.org +foo", "ops example org *ops@example.org foo"),
        ("https://example.org/a", "https example org *example.org -a *example.org/a"),
        ("to-do has_been", "0to do *to-do 0has 0been *has_been"),
        (
            "Größe Ångström naïve Łódź ﬁle Σίσυφος İstanbul",
            "grosse angstrom naive lodz file σισυφοσ istanbul",
        ),
        ("e\u{301}te\u{301} \u{301}", "ete -"),
        ("数据库连接x失", "数据 据库 库连 连接 $接 x 失"),
        ("データ・ﾃﾞｰﾀ", "デー ータ $タ デー ータ $タ"),
        ("한국어 서버", "한국 국어 $어 서버 $버"),
    ] {
        assert_eq!(read(text), expected, "{text}");
    }
}

#[test]
fn long_words_are_dropped_and_keep_their_place() {
    let long = "x".repeat(65);
    assert_eq!(read(&format!("{long} {}", "é".repeat(64))), format!("- {}", "e".repeat(64)));
    assert_eq!(read(&format!("a-{long}")), "-a -");
    assert_eq!(read(&format!("{0}-{0}", "x".repeat(33))), format!("{0} {0}", "x".repeat(33)));
}

#[test]
fn stop_words_are_english() {
    assert!(STOP_WORDS.is_sorted());
    assert_eq!(stop_words("EN").len(), STOP_WORDS.len());
    assert!(stop_words("de").is_empty() && stop_words("").is_empty());
}

#[test]
fn every_character_folds_for_good() {
    for c in '\0'..=char::MAX {
        let once = fold(&c.to_string());
        assert_eq!(fold(&once), once, "{c:?} U+{:04X}", u32::from(c));
        assert!(c == '\n' || !once.contains('\n'), "{c:?}");
    }
}

#[test]
fn hostile_texts_take_linear_time() {
    for text in ["a.", "a/", "aB", "'a", "a'", "数", "\u{301}", "_"] {
        tokens(&text.repeat(300_000), &[], &mut |_| {});
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn tokens_stand_where_they_say(text in "\\PC{0,80}|[a-zA-Z0-9/_.:' 数ーﾞé\u{301}-]{0,80}") {
        let mut last = (0, 0);
        let mut sequence = 0;
        let mut failed = None;
        tokens(&text, stop_words("en"), &mut |token| {
            let slice = text.get(token.start..token.end);
            let is_right = slice.is_some_and(|slice| !slice.is_empty())
                && (!token.kind.is_indexed() || !token.word.is_empty())
                && token.word.chars().count() <= 18 * MAX_LENGTH
                && (token.chunk == last.0 || token.chunk == last.0 + 1)
                && (!token.kind.is_in_sequence() || token.start >= sequence || slice.is_some_and(|s| s.contains(is_cjk)));
            if !is_right {
                failed = Some(format!("{token:?}"));
            }
            last = (token.chunk, token.end);
            if token.kind.is_in_sequence() {
                sequence = token.end;
            }
        });
        prop_assert!(failed.is_none(), "{failed:?}");
    }

    #[test]
    fn folding_twice_is_folding_once(text in "\\PC{0,40}") {
        let once = fold(&text);
        prop_assert_eq!(fold(&once), once);
    }

    #[test]
    fn a_word_read_again_is_itself(text in "[a-zA-Z0-9_.:/-]{1,20}") {
        // What a result marks are words of the index, read again as a query.
        let mut words = Vec::new();
        tokens(&text, &[], &mut |token| if token.kind == Kind::Camel { words.push(token.word.to_owned()) });
        for word in words {
            let again = read(&word);
            prop_assert_eq!(again.trim_start_matches('0'), word.trim_start_matches('0'));
        }
    }
}
