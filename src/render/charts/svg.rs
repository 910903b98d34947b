//! Writes SVG: elements in order, every value escaped, numbers short.

use std::fmt::{Display, Formatter, Result, Write};

use crate::render::markdown::escape;

/// A number of pixels, with at most one decimal.
#[derive(Clone, Copy)]
pub(super) struct Px(pub f64);

/// A share of the chart's width from 0 to 1, written in percent.
#[derive(Clone, Copy)]
pub(super) struct Share(pub f64);

impl Display for Px {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        short(f, self.0, 1)
    }
}

impl Display for Share {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        short(f, self.0 * 100.0, 2)?;
        f.write_char('%')
    }
}

/// `number` without trailing zeros; what is no number is 0.
fn short(f: &mut Formatter<'_>, number: f64, decimals: usize) -> Result {
    let number = if number.is_finite() { number } else { 0.0 };
    let text = format!("{number:.decimals$}");
    let text = if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { &text };
    f.write_str(if text == "-0" { "0" } else { text })
}

/// Attributes of an element, in order.
pub(super) type Attributes<'a> = &'a [(&'static str, &'a dyn Display)];

/// An SVG picture that grows.
pub(super) struct Svg {
    out: String,
    open: Vec<&'static str>,
}

/// What a chart is called, and how it can be told from others.
#[derive(Clone, Copy, Debug)]
pub struct Labels<'a> {
    /// Ids of the chart begin with it; one chart of a page has it.
    pub id: &'a str,
    /// Its name, in a few words.
    pub title: &'a str,
    /// What it shows, in a sentence or two: for those who do not see it.
    pub description: &'a str,
}

impl Svg {
    /// A chart of the whole width and `height` pixels. A chart that holds links is a group to those
    /// who hear it; any other is one picture.
    pub(super) fn chart(class: &str, height: f64, labels: Labels<'_>, has_links: bool) -> Self {
        let mut svg = Self { out: String::new(), open: Vec::new() };
        let class = format!("chart {class}");
        let (title, description) = (format!("{}-t", labels.id), format!("{}-d", labels.id));
        svg.open(
            "svg",
            &[
                ("class", &class),
                ("role", if has_links { &"group" } else { &"img" }),
                ("aria-labelledby", &title),
                ("aria-describedby", &description),
                ("width", &"100%"),
                ("height", &Px(height)),
                // Old browsers put SVG among the stops of the Tab key.
                ("focusable", &"false"),
            ],
        );
        svg.text("title", &[("id", &title)], labels.title);
        svg.text("desc", &[("id", &description)], labels.description);
        svg
    }

    /// A picture that says nothing that does not stand beside it in words.
    pub(super) fn decoration(class: &str, height: f64) -> Self {
        let mut svg = Self { out: String::new(), open: Vec::new() };
        let class = format!("chart {class}");
        svg.open(
            "svg",
            &[
                ("class", &class),
                ("aria-hidden", &"true"),
                ("width", &"100%"),
                ("height", &Px(height)),
                ("focusable", &"false"),
            ],
        );
        svg
    }

    /// Begins an element that others stand in.
    pub(super) fn open(&mut self, name: &'static str, attributes: Attributes<'_>) {
        self.start(name, attributes);
        self.out.push('>');
        self.open.push(name);
    }

    /// Ends the element that was begun last.
    pub(super) fn close(&mut self) {
        if let Some(name) = self.open.pop() {
            self.end(name);
        }
    }

    /// An element with nothing in it.
    pub(super) fn leaf(&mut self, name: &'static str, attributes: Attributes<'_>) {
        self.start(name, attributes);
        self.out.push_str("/>");
    }

    /// An element that holds `text`.
    pub(super) fn text(&mut self, name: &'static str, attributes: Attributes<'_>, text: &str) {
        self.start(name, attributes);
        self.out.push('>');
        escape::text(&mut self.out, text);
        self.end(name);
    }

    /// The picture, with all elements ended.
    pub(super) fn finish(mut self) -> String {
        while !self.open.is_empty() {
            self.close();
        }
        self.out
    }

    fn start(&mut self, name: &str, attributes: Attributes<'_>) {
        self.out.push('<');
        self.out.push_str(name);
        for (name, value) in attributes {
            self.out.push(' ');
            self.out.push_str(name);
            self.out.push_str("=\"");
            self.out.push_str(&escape::attribute(&value.to_string()));
            self.out.push('"');
        }
    }

    fn end(&mut self, name: &str) {
        self.out.push_str("</");
        self.out.push_str(name);
        self.out.push('>');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_is_escaped_and_ended() {
        let labels = Labels { id: "a\"b", title: "<b>", description: "x & y" };
        let mut svg = Svg::chart("strip", 10.0, labels, true);
        svg.open("a", &[("href", &"x.html?a=1&b=\"2\"")]);
        svg.text("title", &[], "</svg><script>");
        let text = svg.finish();
        assert!(text.contains("href=\"x.html?a=1&amp;b=&quot;2&quot;\""), "{text}");
        assert!(text.contains("<title>&lt;/svg&gt;&lt;script&gt;</title></a></svg>"), "{text}");
        assert!(text.contains("aria-labelledby=\"a&quot;b-t\""), "{text}");
    }

    #[test]
    fn numbers_are_short() {
        let shown = [Px(12.0), Px(0.04), Px(-0.04), Px(1.25), Px(f64::NAN)].map(|px| px.to_string());
        assert_eq!(shown, ["12", "0", "0", "1.2", "0"]);
        assert_eq!(
            [Share(1.0), Share(0.123_456), Share(100.0)].map(|it| it.to_string()),
            ["100%", "12.35%", "10000%"]
        );
    }
}
