# ページの文言（日本語）。ここにないものは英語で表示されます。

## ページとグループの名前
incidents = 障害
incidents-about = すべての障害（新しい順）。
causes = 原因
causes-about = 障害の原因を、大きな分類から細かい分類へ。
uncategorised = 未分類
uncategorised-about = 原因が付いていない障害。
services = サービス
services-about = サービス別のすべての障害。
service = サービス
severities = 重大度
severities-about = 重大度別のすべての障害。
severity = 重大度
triggers = 引き金
triggers-about = 引き金別のすべての障害。
trigger = 引き金
years = 年
years-about = 年別のすべての障害。
year = 年
tags = タグ
tags-about = タグ別のすべての障害。
tag = タグ
group-about = { $kind }「{ $name }」の障害。
group-full-title = { $kind }：{ $title }
title-page = { $title }（{ $number } ページ）
undated = 日付なし
unknown = 不明

## すべてのページ
skip-to-content = 本文へ
search = 検索
search-incidents = 障害を検索
main-navigation = メイン
browse = 一覧
browse-by = 一覧：
data = データ：

## 一覧
column-date = 日付
column-incident = 障害と対処
column-came-back = 再発
column-last = 最新
duration = 継続時間
fix = 対処：
came-back = 再発
draft = 下書き
in-review = レビュー中
and-more = ほか { $count } 件
pages = ページ
newer = 新しい
older = 古い
page-of = { $pages } ページ中 { $number } ページ
count-incidents = { $count } 件の障害
count-newest-first = { $count } 件の障害（新しい順）
count-without-cause = 原因のない障害 { $count } 件
nothing-published = まだ公開された障害はありません。
counts-by-cause = 障害は付いている原因ごとに数え、その上位の原因では一度だけ数えます。
no-causes = まだ原因が登録されていません。

## 障害のページ
more = 詳しく
more-on = ：{ $title }
more-below = この下にほか { $count } 件
not-stated = 独立した節には書かれていません。
gap-unknown = 不明
gap-none = なし
gap-with-reason = { $gap }：{ $why }
edit = このページを編集

## 事実
fact-severity = 重大度
fact-duration = 継続時間
fact-start = 開始
fact-detected = 検知
fact-mitigated = 緩和
fact-end = 終了
fact-detection = 検知方法
fact-users_affected = 影響を受けた利用者
fact-services = サービス
fact-trigger = 引き金
fact-escalated_to = エスカレーション先
fact-authors = 著者
fact-tags = タグ
fact-sources = 出典
missing-severity = 重大度
missing-duration = 継続時間
missing-start = 開始
missing-detected = 検知時刻
missing-end = 終了
missing-detection = 検知方法
missing-users_affected = 影響を受けた利用者
missing-services = サービス
missing-trigger = 引き金
missing-escalated_to = エスカレーション先
basis-front-matter = フロントマターに記載
basis-text = 本文に記載
basis-text-short = 本文より
basis-computed = ほかの事実から計算
basis-computed-short = 計算値
basis-duration = 開始と終了から計算
basis-assumed = 推定：記載なし
basis-assumed-short = 推定
basis-file-name = ファイル名の日付。開始時刻の記載なし
basis-file-name-short = ファイル名から
at-the-start = 開始時
before-the-start = 開始の { $length } 前
after-the-start = 開始の { $length } 後
detection-monitoring = 監視
detection-engineer = エンジニア
detection-customer = 顧客
detection-partner = パートナー
detection-chance = 偶然
users-share = 利用者の { $percent }%
users-count = { $digits } 人の利用者

## タイムライン
kind-detected = 検知
kind-action = 対応
kind-dead-end = 行き止まり
kind-escalated = エスカレーション
kind-mitigated = 緩和
kind-resolved = 解決
kinds-inferred = 記述の言葉から読み取ったもの
date-inferred = 日付は推定（記載なし）
next-day = 時刻が戻っているため翌日とみなしました。
later = { $length } 後
about = およそ
time = 時刻
no-time = 時刻なし
since-start = 開始からの時間

## 検索
search-about = すべての障害を検索：エラーメッセージ、サービス、言葉。原因、重大度、年で絞り込めます。
search-hint = エラーメッセージ、サービス、言葉
search-syntax = 検索の書き方
search-phrase = この順に並んだ言葉
search-without = この言葉を含まない
search-cause = この原因とその下位；同様に
search-since = この時以降；同様に
filters = 絞り込み
clear-filters = 絞り込みを解除
show-more = さらに表示
browse-instead = 一覧から探す
search-needs-script = 検索には JavaScript が必要ですが、無効になっているか読み込めませんでした。すべての障害は次からも見られます。

## 見つからないページ、移動したページ
not-found = ページが見つかりません
not-found-lead = このアドレスには何もありません。移動したかもしれません。
all-incidents = すべての障害
all-causes = すべての原因
first-page = 最初のページ
moved = 移動しました
moved-to = このページの新しい場所：
