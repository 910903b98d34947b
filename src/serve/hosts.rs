//! Which `Host` headers are answered.
//!
//! A page of another site can have its own name lead to this machine (DNS rebinding) and then read
//! what is served here as if it were its own. Its requests carry that name, so that only known names
//! are answered.

use std::net::{IpAddr, SocketAddr};

use axum::http::{HeaderMap, Uri, header, uri::Authority};

/// Names that lead to this machine wherever one is.
const LOCAL: [&str; 3] = ["localhost", "127.0.0.1", "::1"];

/// The names that are answered.
#[derive(Clone, Debug)]
pub struct Hosts {
    /// The name or address that the preview was told to listen at.
    told: String,
    /// It listens at all addresses of the machine. Any address is answered then: rebinding takes a name.
    all_addresses: bool,
}

impl Hosts {
    /// Of a server that was told to listen at `told` and does so at `address`.
    pub fn new(told: &str, address: SocketAddr) -> Self {
        let told = told.trim_matches(['[', ']']).to_ascii_lowercase();
        Self { told, all_addresses: address.ip().is_unspecified() }
    }

    /// Whether a request that names its host in this way is answered.
    pub(super) fn answers(&self, headers: &HeaderMap, uri: &Uri) -> bool {
        let mut named = headers.get_all(header::HOST).iter();
        let (Some(host), None) = (named.next(), named.next()) else { return false };
        let host = host.to_str().ok().and_then(|host| host.parse::<Authority>().ok());
        let is_known =
            |authority: &Authority| !authority.as_str().contains('@') && self.knows(authority.host());
        host.as_ref().is_some_and(is_known) && uri.authority().is_none_or(is_known)
    }

    fn knows(&self, host: &str) -> bool {
        let host = host.trim_matches(['[', ']']).to_ascii_lowercase();
        LOCAL.contains(&host.as_str())
            || host == self.told
            || self.all_addresses && host.parse::<IpAddr>().is_ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answers(hosts: &Hosts, host: &str) -> bool {
        let mut headers = HeaderMap::new();
        headers.insert(header::HOST, host.parse().unwrap());
        hosts.answers(&headers, &Uri::from_static("/"))
    }

    #[test]
    fn only_names_of_this_machine_are_answered() {
        let local = Hosts::new("127.0.0.1", ([127, 0, 0, 1], 4000).into());
        for host in ["localhost", "LocalHost:4000", "127.0.0.1:1", "[::1]:4000", "[::1]"] {
            assert!(answers(&local, host), "{host}");
        }
        for host in [
            "example.org",
            "example.org:4000",
            "localhost.example.org",
            "192.168.0.7:4000",
            "localhost@example.org",
            "example.org@localhost",
            "127.0.0.1.example.org",
            "",
            "a b",
        ] {
            assert!(!answers(&local, host), "{host}");
        }
        let all = Hosts::new("0.0.0.0", ([0, 0, 0, 0], 4000).into());
        assert!(answers(&all, "192.168.0.7:4000") && answers(&all, "[fe80::1]:4000"));
        assert!(!answers(&all, "example.org"));
        let named = Hosts::new("build-box", ([192, 168, 0, 7], 4000).into());
        assert!(answers(&named, "build-box:4000") && !answers(&named, "192.168.0.8"));
    }

    #[test]
    fn a_request_names_one_host() {
        let hosts = Hosts::new("127.0.0.1", ([127, 0, 0, 1], 4000).into());
        let mut headers = HeaderMap::new();
        assert!(!hosts.answers(&headers, &Uri::from_static("/")));
        headers.append(header::HOST, "localhost".parse().unwrap());
        assert!(!hosts.answers(&headers, &Uri::from_static("http://example.org/")));
        headers.append(header::HOST, "example.org".parse().unwrap());
        assert!(!hosts.answers(&headers, &Uri::from_static("/")));
    }
}
