//! Finds personal data in text: e-mail addresses, phone numbers, IP addresses, and what the site's
//! deny list names. Addresses of a role, of an example and of one's own network are no one's.

use std::net::{Ipv4Addr, Ipv6Addr};
use std::sync::LazyLock;

use regex::Regex;

use super::is_inside_word;
use crate::source::Span;

/// What was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A person's e-mail address.
    Email,
    /// A phone number.
    Phone,
    /// A public IP address.
    Ip,
    /// A word that this pattern of `[privacy] deny` matches.
    Denied(String),
}

/// Patterns of `[privacy] deny`, ready to search with.
#[derive(Debug, Default)]
pub struct DenyList(Vec<(String, Regex)>);

impl DenyList {
    /// Adds `pattern`, in which `*` stands for any letters of a word and `?` for one; false where it
    /// would match every word.
    pub fn add(&mut self, pattern: &str) -> bool {
        if !pattern.contains(char::is_alphanumeric) {
            return false;
        }
        let mut expression = String::from("(?i)");
        for c in pattern.trim().chars() {
            match c {
                '*' => expression.push_str(r"[\w.@-]*"),
                '?' => expression.push_str(r"[\w.@-]"),
                ' ' => expression.push_str(r"\s+"),
                c => expression.push_str(&regex::escape(c.encode_utf8(&mut [0; 4]))),
            }
        }
        match Regex::new(&expression) {
            Ok(regex) => self.0.push((pattern.to_owned(), regex)),
            Err(_) => return false,
        }
        true
    }
}

/// Words of which one in an address makes it that of a role or a machine, not a person's.
const ROLES: &[&str] = &[
    "abuse",
    "admin",
    "alerts",
    "announce",
    "billing",
    "bot",
    "careers",
    "contact",
    "devops",
    "donotreply",
    "dpo",
    "email",
    "engineering",
    "feedback",
    "git",
    "help",
    "helpdesk",
    "hello",
    "hostmaster",
    "info",
    "it",
    "jobs",
    "legal",
    "list",
    "mail",
    "mailer",
    "marketing",
    "me",
    "monitoring",
    "name",
    "network",
    "news",
    "newsletter",
    "noc",
    "noreply",
    "notifications",
    "office",
    "oncall",
    "operations",
    "ops",
    "pager",
    "postmaster",
    "press",
    "privacy",
    "reply",
    "root",
    "sales",
    "security",
    "service",
    "someone",
    "sre",
    "status",
    "support",
    "system",
    "team",
    "test",
    "user",
    "username",
    "users",
    "webmaster",
    "you",
];

/// Endings of hosts that no mail goes to, or everyone's mail: examples (RFC 2606), machines of a
/// network, files and units that look like hosts, lists.
const NO_ONES: &[&str] = &[
    ".example",
    ".test",
    ".invalid",
    ".localhost",
    ".local",
    ".localdomain",
    ".internal",
    ".lan",
    ".corp",
    ".home",
    ".intranet",
    ".arpa",
    ".png",
    ".jpg",
    ".jpeg",
    ".gif",
    ".svg",
    ".webp",
    ".md",
    ".html",
    ".js",
    ".ts",
    ".json",
    ".yml",
    ".yaml",
    ".toml",
    ".sh",
    ".service",
    ".timer",
    ".socket",
    ".mount",
    ".target",
    ".slice",
    "googlegroups.com",
    "noreply.github.com",
    "noreply.gitlab.com",
    ".calendar.google.com",
    ".gserviceaccount.com",
];

/// Resolvers that anyone may use.
const RESOLVERS: [&str; 16] = [
    "1.1.1.1",
    "1.0.0.1",
    "1.1.1.2",
    "1.0.0.2",
    "8.8.8.8",
    "8.8.4.4",
    "9.9.9.9",
    "149.112.112.112",
    "208.67.222.222",
    "208.67.220.220",
    "1.2.3.4",
    "2606:4700:4700::1111",
    "2606:4700:4700::1001",
    "2001:4860:4860::8888",
    "2001:4860:4860::8844",
    "2620:fe::fe",
];

/// Words before four numbers that make them a version, and those that make them an address.
const VERSION_WORDS: &[&str] = &[
    "version",
    "versions",
    "release",
    "released",
    "v",
    "ver",
    "kernel",
    "gem",
    "package",
    "build",
    "firmware",
    "upgrade",
    "upgraded",
    "chrome",
    "バージョン",
    "版本",
];
const ADDRESS_WORDS: &[&str] = &[
    "ip",
    "ips",
    "ipv4",
    "address",
    "addresses",
    "addr",
    "host",
    "hosts",
    "from",
    "server",
    "client",
    "アドレス",
    "地址",
];

struct Patterns {
    email: Regex,
    phone: Regex,
    labelled: Regex,
    ipv4: Regex,
    ipv6: Regex,
}

static PATTERNS: LazyLock<Option<Patterns>> = LazyLock::new(|| {
    let new = |pattern| Regex::new(pattern).ok();
    Some(Patterns {
        email: new(r"[A-Za-z0-9._%+-]+@(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,24}")?,
        phone: new(r"\+[1-9][0-9]{0,3}(?:[ .\x{a0}/-]?\(?[0-9]{1,6}\)?){2,7}")?,
        labelled: new(
            r"(?i)(?:\b(?:phone|telephone|tel|mobile|cell|fax|hotline|telefon)\b\.?|電話|电话|手机|携帯)(?:\s?(?:number|no\.?|番号|号码))?[*_`]{0,3}\s{0,2}[:：#]?[*_`]{0,3}\s{0,2}(\(?[0-9][0-9 ()./-]{5,18}[0-9])",
        )?,
        ipv4: new(r"[0-9]{1,3}(?:\.[0-9]{1,3}){3}")?,
        ipv6: new(r"[23][0-9A-Fa-f]{3}:[0-9A-Fa-f:]*[0-9A-Fa-f:]")?,
    })
});

/// All personal data of `text`, in order.
pub fn find(text: &str, deny: &DenyList) -> Vec<(Span, Kind)> {
    let mut found: Vec<(Span, Kind)> = Vec::new();
    for (pattern, regex) in &deny.0 {
        let hits =
            regex.find_iter(text).map(|hit| Span::from(hit.range())).filter(|hit| is_whole(text, *hit));
        found.extend(hits.map(|hit| (hit, Kind::Denied(pattern.clone()))));
    }
    if let Some(patterns) = PATTERNS.as_ref() {
        let all =
            |regex: &Regex| regex.find_iter(text).map(|hit| Span::from(hit.range())).collect::<Vec<_>>();
        found.extend(
            all(&patterns.email).into_iter().filter(|hit| is_email(text, *hit)).map(|hit| (hit, Kind::Email)),
        );
        // A `)` behind the number is its own only where a `(` is in it.
        let closed = |hit: Span| {
            let number = slice(text, hit);
            let is_stray = number.ends_with(')') && number.matches(')').count() > number.matches('(').count();
            Span::new(hit.start, hit.end - usize::from(is_stray))
        };
        found.extend(
            all(&patterns.phone)
                .into_iter()
                .map(closed)
                .filter(|hit| is_phone(text, *hit))
                .map(|hit| (hit, Kind::Phone)),
        );
        let labelled = patterns.labelled.captures_iter(text).filter_map(|hit| hit.get(1));
        let labelled =
            labelled.map(|hit| Span::from(hit.range())).filter(|hit| is_labelled_phone(text, *hit));
        found.extend(labelled.map(|hit| (hit, Kind::Phone)));
        found.extend(
            all(&patterns.ipv4).into_iter().filter(|hit| is_ipv4(text, *hit)).map(|hit| (hit, Kind::Ip)),
        );
        found.extend(
            all(&patterns.ipv6).into_iter().filter(|hit| is_ipv6(text, *hit)).map(|hit| (hit, Kind::Ip)),
        );
    }
    found.sort_by_key(|(span, _)| *span);
    let mut end = 0;
    found.retain(|(span, _)| {
        let apart = span.start >= end;
        end = end.max(span.end);
        apart
    });
    found
}

fn slice(text: &str, span: Span) -> &str {
    text.get(span.start..span.end).unwrap_or_default()
}

fn next(text: &str, at: usize) -> &str {
    text.get(at..).unwrap_or_default()
}

/// Whether `hit` is a word of its own; a dot may end a sentence.
fn is_whole(text: &str, hit: Span) -> bool {
    let before = text.get(..hit.start).and_then(|text| text.chars().next_back());
    let mut after = next(text, hit.end).chars();
    let joins = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() && !is_wide(c) || c == '_');
    !hit.is_empty() && !joins(before) && !joins(after.next())
}

/// Scripts that are written without spaces between words.
fn is_wide(c: char) -> bool {
    ('\u{2e80}'..='\u{9fff}').contains(&c)
        || ('\u{f900}'..='\u{faff}').contains(&c)
        || ('\u{ff00}'..='\u{ffef}').contains(&c)
}

fn is_email(text: &str, hit: Span) -> bool {
    let address = slice(text, hit).to_ascii_lowercase();
    let Some((local, host)) = address.split_once('@') else { return false };
    // A login in a URL or of ssh, a handle of another network.
    if is_inside_word(text, hit.start, b"/@=%&?#")
        || next(text, hit.end).starts_with([':', '/', '@']) && !next(text, hit.end).starts_with(": ")
    {
        return false;
    }
    fn plain(word: &str) -> &str {
        word.trim_end_matches(|c: char| c.is_ascii_digit())
    }
    let is_role = local.split(['.', '_', '-', '+']).any(|word| ROLES.contains(&plain(word)))
        || ["noreply", "no-reply", "no_reply", "donotreply", "do-not-reply"]
            .iter()
            .any(|word| local.contains(word));
    let host = format!(".{host}");
    let is_example =
        host.split('.').any(|label| label == "example" || label == "yourdomain" || label == "yourcompany")
            || [".domain.com", ".company.com", ".email.com", ".localhost"]
                .iter()
                .any(|known| host.ends_with(known));
    !local.starts_with('.') && !is_role && !is_example && !NO_ONES.iter().any(|ending| host.ends_with(ending))
}

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

/// In the international form: 9 to 15 digits behind a `+`.
fn is_phone(text: &str, hit: Span) -> bool {
    let number = digits(slice(text, hit));
    let after = next(text, hit.end).bytes().next();
    let is_cut = after.is_some_and(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b':' | b'%'));
    // `+1 2026-03-02` and `+100 2500 3000` are sums and dates, as are long runs of one digit.
    let shape = slice(text, hit);
    let is_round = number.contains("0000") || number.contains("1234567");
    let has_date = shape.contains("-0") && shape.matches('-').count() == 2 && shape.contains("20");
    (9..=15).contains(&number.len())
        && !is_inside_word(text, hit.start, b"_.+-)")
        && !is_cut
        && !is_round
        && !has_date
        && !is_fictional(&number)
}

fn is_labelled_phone(text: &str, hit: Span) -> bool {
    let number = digits(slice(text, hit));
    let after = next(text, hit.end).bytes().next();
    (7..=15).contains(&number.len())
        && !after.is_some_and(|byte| byte.is_ascii_alphanumeric() || byte == b':')
        && !number.contains("00000")
        && !number.contains("1234567")
        && !is_fictional(&number)
}

/// Numbers set aside for stories: 555-01xx in North America, Ofcom's for drama.
fn is_fictional(number: &str) -> bool {
    let length = number.len();
    let has_555 =
        length.checked_sub(7).and_then(|at| number.get(at..at + 5)).is_some_and(|part| part == "55501");
    let is_drama = ["7700900", "2079460", "1632960", "8081570"].iter().any(|part| number.contains(part));
    has_555 || is_drama
}

/// The words before `at`, the nearest first, in lower case.
fn words_before(text: &str, at: usize) -> Vec<String> {
    let from = (at.saturating_sub(48)..=at).find(|&from| text.is_char_boundary(from)).unwrap_or(at);
    let before = text.get(from..at).unwrap_or_default();
    let line = before.rsplit('\n').next().unwrap_or(before).to_lowercase();
    let words = line.rsplit(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.take(3).map(str::to_owned).collect()
}

fn is_ipv4(text: &str, hit: Span) -> bool {
    let shown = slice(text, hit);
    let Ok(ip) = shown.parse::<Ipv4Addr>() else { return false };
    let rest = next(text, hit.end);
    let goes_on = rest.starts_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '+' | '~'))
        || rest.strip_prefix('.').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_alphanumeric()));
    if is_inside_word(text, hit.start, b"._-+~^") || goes_on {
        return false;
    }
    let [a, b, c, d] = ip.octets();
    let is_ours = ip.is_private()
        || ip.is_loopback()
        || ip.is_link_local()
        || ip.is_documentation()
        || a == 0
        || a >= 224
        || a == 100 && (64..128).contains(&b)
        || a == 198 && (18..20).contains(&b)
        || a == 192 && b == 0 && c == 0;
    // A network is no one's: with a prefix length, or a mask.
    let prefix: String =
        rest.strip_prefix('/').unwrap_or_default().chars().take_while(char::is_ascii_digit).collect();
    let is_network = prefix.parse::<u8>().is_ok_and(|length| length < 32);
    if is_ours || is_network || RESOLVERS.contains(&shown) {
        return false;
    }
    let words = words_before(text, hit.start);
    let says =
        |known: &[&str], count: usize| words.iter().take(count).any(|word| known.contains(&word.as_str()));
    if says(VERSION_WORDS, 2) {
        return false;
    }
    // Four small numbers may be a version, unless something says that they are an address.
    let is_small = [a, b, c, d].iter().all(|part| *part < 40);
    let has_port = rest.strip_prefix(':').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    let in_url = text.get(..hit.start).is_some_and(|before| before.ends_with("://"));
    !is_small || has_port || in_url || says(ADDRESS_WORDS, 3)
}

fn is_ipv6(text: &str, hit: Span) -> bool {
    let shown = slice(text, hit).trim_end_matches(':');
    let Ok(ip) = shown.parse::<Ipv6Addr>() else { return false };
    let [first, second, ..] = ip.segments();
    let is_documentation = first == 0x2001 && second == 0x0db8 || first == 0x3fff;
    let rest = next(text, hit.end);
    let goes_on = rest.starts_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.'))
        && !rest.starts_with(". ")
        && rest != ".";
    let prefix: String =
        rest.strip_prefix('/').unwrap_or_default().chars().take_while(char::is_ascii_digit).collect();
    let is_network = prefix.parse::<u8>().is_ok_and(|length| length < 128);
    !is_documentation
        && !is_network
        && !goes_on
        && !is_inside_word(text, hit.start, b":._-")
        && !RESOLVERS.contains(&shown)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(text: &str) -> Vec<(String, Kind)> {
        let mut deny = DenyList::default();
        for pattern in ["*.corp.example.com", "Project Falcon", "db-??", "顧客甲"] {
            assert!(deny.add(pattern));
        }
        assert!(!deny.add("*") && !deny.add(" "));
        find(text, &deny).into_iter().map(|(span, kind)| (slice(text, span).to_owned(), kind)).collect()
    }

    #[test]
    fn a_persons_data_is_found() {
        for (text, found, kind) in [
            ("mail jane.doe@shop.io.", "jane.doe@shop.io", Kind::Email),
            ("<a href=\"mailto:j.doe@shop.co.uk\">", "j.doe@shop.co.uk", Kind::Email),
            ("担当はjane@shop.jpです", "jane@shop.jp", Kind::Email),
            ("call +49 30 90182 7651 first", "+49 30 90182 7651", Kind::Phone),
            ("[call](tel:+14158675309)", "+14158675309", Kind::Phone),
            ("Phone: (415) 867-5309", "(415) 867-5309", Kind::Phone),
            ("電話: 03-6745-9981", "03-6745-9981", Kind::Phone),
            ("requests from 93.184.216.34 stopped", "93.184.216.34", Kind::Ip),
            ("at 93.184.216.34:443.", "93.184.216.34", Kind::Ip),
            ("client IP 17.5.7.8", "17.5.7.8", Kind::Ip),
            ("from 2a00:1450:4001:81b::200e too", "2a00:1450:4001:81b::200e", Kind::Ip),
            (
                "on db1.eu.corp.example.com.",
                "db1.eu.corp.example.com",
                Kind::Denied("*.corp.example.com".into()),
            ),
            ("the project  falcon team", "project  falcon", Kind::Denied("Project Falcon".into())),
            ("ssh db-07", "db-07", Kind::Denied("db-??".into())),
            ("今日は顧客甲から", "顧客甲", Kind::Denied("顧客甲".into())),
        ] {
            assert_eq!(kinds(text), [(found.to_owned(), kind)], "{text}");
        }
    }

    #[test]
    fn what_is_no_ones_is_left_alone() {
        for text in [
            "jane@example.com, jane@shop.example, support@shop.io, no-reply@shop.io",
            "1234+jane@users.noreply.github.com, git@github.com:org/repo, binder-team@googlegroups.com",
            "logo@2x.png, getty@tty1.service, left-pad@1.2.3, image@sha256:00, @jane@social.example.net",
            "scp x deploy@web1.shop.io:/srv, https://jane@shop.io/",
            "2026-03-02T14:30:00+02:00, +1000000000 requests, +123 lines, 2026-03-02 14:30 +0200",
            "+1 2026-03-02 14:30, id 4155550123, 1614695400, call 112, +1 415 555 0123",
            "127.0.0.1, 0.0.0.0, 10.1.2.3, 192.168.0.1, 172.18.0.35, 100.99.107.87, 203.0.113.7, 255.255.255.0",
            "resolver 8.8.8.8 and 1.1.1.1, 93.184.216.0/24, version 93.184.216.34, rack 2.2.3.1",
            "kernel-4.18.0.305, v96.0.100.110, 1.2.3.4.5, 300.1.2.3, section 3.4.2.1",
            "12:30:45, std::vec::Vec, fe80::1, ::1, 2001:db8::1, 2026:03:02, 2a00:1450::/32",
            "xdb-07, db-071, notcorp.example.com",
        ] {
            assert_eq!(kinds(text), [], "{text}");
        }
    }
}
