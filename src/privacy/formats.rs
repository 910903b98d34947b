//! What secrets look like: one line a format. The formats are those that the providers document and
//! that gitleaks' rules (MIT, config/gitleaks.toml) and GitHub's list of secret scanning patterns
//! name; lengths are exact where the provider promises them.
//!
//! A pattern begins with its literal prefix, so that a search skips most text without looking at it,
//! and uses ASCII classes only, apart from those
//! that say what a value does not hold. `(…)` is the secret itself.

/// What a value must be before it counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Proof {
    /// The format is proof enough; placeholders of the same form are not.
    Format,
    /// A word before it says that it is a password: it must look like one.
    Password,
    /// A word before it says that it is a key or token: it must be long and without order.
    Token,
}

/// A kind of secret.
#[derive(Debug)]
pub(super) struct Format {
    /// With its article, for the message.
    pub what: &'static str,
    /// Its form.
    pub pattern: &'static str,
    /// How many characters of it are the provider's prefix, which may be shown.
    pub shown: usize,
    /// What else must hold.
    pub proof: Proof,
}

const fn format(what: &'static str, shown: usize, pattern: &'static str) -> Format {
    Format { what, pattern, shown, proof: Proof::Format }
}

/// All formats; of two that match the same text, the first names it.
pub(super) const FORMATS: &[Format] = &[
    // The block's body, not its armour: an armour alone is how the kind of file is described.
    format(
        "a private key",
        0,
        r"-----BEGIN (?:[A-Z0-9]{1,20} ){0,4}PRIVATE KEY(?: BLOCK)?-----(?:\\r|\\n|[\s>])*(?:[A-Z][A-Za-z-]{1,30}: [^\n]*(?:\\n|[\s>])*){0,6}([A-Za-z0-9+/]{32}(?:[A-Za-z0-9+/=]{16,}|\\r|\\n|[\s>])*(?:[A-Za-z0-9+/=]+(?:\\r|\\n|[\s>])*-----END)?)",
    ),
    format("an AWS access key", 4, r"((?:AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16})"),
    format("a Google API key", 4, r"(AIza[A-Za-z0-9_-]{35})"),
    format("a Google OAuth client secret", 7, r"(GOCSPX-[A-Za-z0-9_-]{28})"),
    format("a Google OAuth access token", 5, r"(ya29\.[A-Za-z0-9_-]{30,})"),
    format("a GitHub token", 11, r"(github_pat_[A-Za-z0-9_]{36,})"),
    format("a GitHub token", 4, r"((?:ghp|gho|ghu|ghs|ghr)_[A-Za-z0-9]{36,})"),
    format(
        "a GitLab token",
        6,
        r"((?:glpat|gldt|glrt|glptt|glcbt|glft|glsoat|gloas|glimt|glagent)-[A-Za-z0-9_-]{20,100})",
    ),
    format("a Slack token", 5, r"(xox[abeoprs]-[A-Za-z0-9-]{10,})"),
    format("a Slack app token", 5, r"(xapp-[0-9]-[A-Z0-9]{5,20}-[0-9]{5,20}-[a-z0-9]{32,128})"),
    format(
        "a Slack webhook",
        0,
        r"hooks\.slack\.com/(?:services|workflows|triggers)/([A-Z0-9]{8,14}/[A-Za-z0-9]{8,24}/[A-Za-z0-9/]{16,60})",
    ),
    format("a Discord webhook", 0, r"discord(?:app)?\.com/api/webhooks/[0-9]{17,20}/([A-Za-z0-9_-]{60,80})"),
    format(
        "a Teams webhook",
        0,
        r"\.webhook\.office\.com/webhookb2/[A-Za-z0-9@-]{36,80}/IncomingWebhook/([a-z0-9]{32}(?:/[a-z0-9-]{36})?)",
    ),
    format("a Stripe key", 8, r"((?:sk|rk)_(?:live|test|prod)_[A-Za-z0-9]{16,})"),
    format("a Stripe webhook secret", 6, r"(whsec_[A-Za-z0-9+/]{32,80})"),
    format("a Twilio API key", 2, r"(SK[0-9a-f]{32})"),
    format("a SendGrid key", 3, r"(SG\.[A-Za-z0-9_-]{22}\.[A-Za-z0-9_-]{43})"),
    format("a Mailgun key", 4, r"(key-[0-9a-f]{32})"),
    format("a Mailchimp key", 0, r"([0-9a-f]{32}-us[0-9]{1,2})"),
    format("an npm token", 4, r"(npm_[A-Za-z0-9]{36})"),
    format("a PyPI token", 5, r"(pypi-AgE[A-Za-z0-9_-]{50,})"),
    format("a RubyGems key", 9, r"(rubygems_[0-9a-f]{48})"),
    format("a Cargo registry token", 3, r"(cio[A-Za-z0-9]{32})"),
    format("a Docker Hub token", 10, r"(dckr_(?:pat|oat)_[A-Za-z0-9_-]{27,60})"),
    format("an Anthropic key", 7, r"(sk-ant-[a-z]{2,8}[0-9]{2}-[A-Za-z0-9_-]{80,120})"),
    format(
        "an OpenAI key",
        3,
        r"(sk-(?:(?:proj|svcacct|admin)-)?[A-Za-z0-9_-]{20,}T3BlbkFJ[A-Za-z0-9_-]{20,})",
    ),
    format("a Hugging Face token", 3, r"(hf_[A-Za-z]{34})"),
    format("an Azure storage key", 0, r"(?:AccountKey|SharedAccessKey)=([A-Za-z0-9+/]{42,86}={1,2})"),
    format("an Azure client secret", 0, r"([A-Za-z0-9_~.]{3}[0-9]Q~[A-Za-z0-9_~.-]{31,34})"),
    format("an Azure SAS signature", 0, r"[?&]sig=([A-Za-z0-9%+/]{40,80}(?:%3D|=))"),
    format("a signed URL's signature", 0, r"X-Amz-Signature=([0-9a-f]{64})"),
    format("a DigitalOcean token", 7, r"(do[opr]_v1_[0-9a-f]{64})"),
    format("a Databricks token", 4, r"(dapi[0-9a-f]{32}(?:-[0-9])?)"),
    format("a Shopify token", 6, r"(shp(?:at|ca|pa|ss)_[0-9a-fA-F]{32})"),
    format("a Grafana token", 5, r"(glsa_[A-Za-z0-9]{32}_[0-9A-Fa-f]{8})"),
    format("a Grafana Cloud token", 4, r"(glc_eyJ[A-Za-z0-9+/=]{40,})"),
    format("a Vault token", 4, r"(hv[sbr]\.[A-Za-z0-9_-]{24,})"),
    format("a Terraform Cloud token", 0, r"([A-Za-z0-9]{14}\.atlasv1\.[A-Za-z0-9_=-]{60,70})"),
    format("a Telegram bot token", 0, r"([0-9]{8,10}:AA[A-Za-z0-9_-]{33})"),
    format("a New Relic key", 5, r"(NRAK-[A-Z0-9]{27})"),
    format("a Sentry token", 7, r"(sntr(?:ys|yu)_[A-Za-z0-9+/=_]{40,})"),
    format("a Linear key", 8, r"(lin_api_[A-Za-z0-9]{40})"),
    format("a Notion token", 4, r"(ntn_[0-9]{11}[A-Za-z0-9]{32,36})"),
    format("a Doppler token", 6, r"(dp\.pt\.[A-Za-z0-9]{43})"),
    format("an Atlassian token", 6, r"(ATATT3[A-Za-z0-9_=-]{180,200})"),
    format("an Artifactory key", 4, r"(AKCp[A-Za-z0-9]{69})"),
    format("a Pulumi token", 4, r"(pul-[0-9a-f]{40})"),
    format("a PlanetScale token", 11, r"(pscale_(?:tkn|oauth|pw)_[A-Za-z0-9_=.-]{32,64})"),
    format("a Postman key", 5, r"(PMAK-[0-9a-f]{24}-[0-9a-f]{34})"),
    format("a Supabase token", 4, r"(sbp_[0-9a-f]{40})"),
    format("an age key", 15, r"(AGE-SECRET-KEY-1[QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L]{58})"),
    format("a JSON web token", 3, r"(eyJ[A-Za-z0-9_-]{14,}\.eyJ[A-Za-z0-9_-]{14,}\.[A-Za-z0-9_-]{16,})"),
    Format {
        what: "an Authorization header",
        shown: 0,
        proof: Proof::Password,
        pattern: r#"(?i)authorization["'`]?\s{0,3}[:=]\s{0,3}["'`]?(?:basic|token|apikey|key)\s{1,3}([A-Za-z0-9._~+/=-]{8,})"#,
    },
    Format {
        what: "a bearer token",
        shown: 0,
        proof: Proof::Token,
        pattern: r"(?i)bearer\s{1,3}([A-Za-z0-9._~+/=-]{16,})",
    },
    Format {
        what: "a password in a URL",
        shown: 0,
        proof: Proof::Password,
        pattern: r#"(?i)[a-z][a-z0-9+.-]{1,20}://[^\s/:@<>"'`]{0,64}:([^\s/@<>"'`]{1,128})@[a-z0-9\[]"#,
    },
    Format {
        what: "a password of curl",
        shown: 0,
        proof: Proof::Password,
        pattern: r#"curl\s[^\n]{0,300}?(?:\s-u|\s--user)[ =]?["']?[A-Za-z0-9_.@-]{1,64}:([^\s"'`]{4,128})"#,
    },
    Format {
        what: "a password",
        shown: 0,
        proof: Proof::Password,
        pattern: r#"(?i)(?:password|passwd|passphrase|passwort|pwd|db_pass|パスワード|密码)["'`*_]{0,3}\s{0,3}(?::=|=>|[:=：])["'`*_]{0,3}\s{0,3}["'`]?([^\s"'`<>;、。]{6,128})"#,
    },
    Format {
        what: "a key or token",
        shown: 0,
        proof: Proof::Token,
        pattern: r#"(?i)(?:secret|token|api[_-]?key|access[_-]?key|secret[_-]?key|account[_-]?key|auth[_-]?key|private[_-]?key|credential)["'`*_]{0,3}\s{0,3}(?::=|=>|[:=])["'`*_]{0,3}\s{0,3}["'`]?([A-Za-z0-9._~+/=-]{16,})"#,
    },
];
