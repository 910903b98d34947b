//! A site whose every Latin letter comes from a message between brackets.

use std::fmt::Write;

use fluent_syntax::ast::{Entry, Expression, Pattern, PatternElement, Resource};
use fluent_syntax::{parser, serializer};

use crate::common::Site;
use crate::message_file;

/// English with each piece of text between brackets; what is put into its places is not.
fn bracketed() -> String {
    let mut resource: Resource<String> = parser::parse(message_file("en")).unwrap();
    for entry in &mut resource.body {
        if let Entry::Message(message) = entry {
            message.value.iter_mut().for_each(bracket);
        }
    }
    serializer::serialize(&resource)
}

fn bracket(pattern: &mut Pattern<String>) {
    for element in &mut pattern.elements {
        match element {
            PatternElement::TextElement { value } => *value = format!("⟦{value}⟧"),
            PatternElement::Placeable { expression: Expression::Select { variants, .. } } => {
                variants.iter_mut().for_each(|variant| bracket(&mut variant.value));
            }
            PatternElement::Placeable { .. } => {}
        }
    }
}

/// A site whose documents have no Latin letter that pages show.
pub fn japanese() -> Site {
    let site = Site::new(
        r#"title = "障害の記録"
description = "何が起き、何を学んだか。"
base_url = "https://example.org/"
edit_url = "https://example.org/edit/{path}"
profile = "brief"
theme = "brackets"
severities = ["重大", "軽微"]
triggers = ["変更", "負荷"]
services = ["決済", "注文", "検索"]

[[causes]]
path = "capacity"
title = "容量"
description = "資源の不足。"

[[causes]]
path = "capacity/disk"
title = "ディスク"

[[causes]]
path = "network"
title = "通信"
"#,
    );
    site.put("themes/brackets/messages/en.ftl", bracketed());
    site.put(
        "content/pages/about.md",
        "---\ntitle: この記録について\n---\n\n説明。[^一] 再び。[^一]\n\n[^一]: 脚注。\n\n> [!NOTE]\n> 注。\n\n> [!WARNING]\n> \
         注。\n\n| 甲 | 乙 |\n|---|---|\n| 一 | 二 |\n\n- [ ] 未\n- [x] 済\n",
    );
    let services = ["決済", "注文", "検索"];
    for number in 0..24_usize {
        let (year, month, day) = (2024 + number / 12, number % 12 + 1, number % 27 + 1);
        let mut front =
            format!("title: 障害その{number}\nseverity: {}\n", if number % 3 == 0 { "重大" } else { "軽微" });
        if number != 5 {
            let cause = ["capacity/disk", "capacity", "network"][number % 3];
            writeln!(front, "causes: [{cause}]\nservices: [{}]", services[number % 2]).unwrap();
            writeln!(front, "start: {year}-{month:02}-{day:02}T10:00:00+09:00").unwrap();
        }
        match number % 4 {
            0 => front += "detection: \"unknown: 記録なし\"\nusers_affected: \"35%\"\n",
            1 => front += "detection: customer\nusers_affected: \"1200\"\ntrigger: 変更\n",
            2 => front += "detection: monitoring\ntags: [深夜]\nescalated_to: [基盤班]\nauthors: [山田]\n",
            _ => front += "status: in-review\nend: \"unknown: 記録なし\"\n",
        }
        if number % 4 < 3 && number != 5 {
            let minutes = number * 2;
            writeln!(front, "detected: {year}-{month:02}-{day:02}T10:{minutes:02}:00+09:00").unwrap();
            writeln!(front, "end: {year}-{month:02}-{:02}T1{}:30:00+09:00", day + number % 2, number % 9)
                .unwrap();
        }
        if number == 2 {
            front += "aliases: [/旧/]\n";
        }
        let state = ["[ ]", "[x]", "[-]", "[ ]"][number % 4];
        let details =
            ["（owner: 基盤班, due 2025-01-15）", "（owner: 基盤班, done 2026-05-20）", "（理由なし）", ""]
                [number % 4]
                .replace(['（', '）'], "|");
        let details = details.replacen('|', "(", 1).replace('|', ")");
        let body = format!(
            "## 概要\n\n決済ができなくなりました。\n\n## タイムライン\n\n- 10:00 [detected] 警報を受信。\n- 10:05 [dead end] 回線を疑うが正常。\n- 10:09 [action] 切り戻し。\n- 12:30 [resolved] 復旧。\n- 不明\n\n## 根本原因\n\n空き容量がなくなりました。\n\n## 解決\n\n古い記録を消しました。\n\n## 運が良かったこと\n\n- 夜でした。\n\n## うまくいったこと\n\n- 連絡が早かった。\n\n## タスク\n\n- {state} 空き容量の監視その{number} {details}\n- [ ] 手順の見直し\n"
        );
        site.put(&format!("content/d{number}.md"), format!("---\n{front}---\n\n{body}"));
    }
    site
}
