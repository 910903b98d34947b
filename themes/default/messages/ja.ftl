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
years-undated = 日付なし
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

## 日付・時間・数
date = { $year }年{ $m }月{ $d }日
clock = { $hour }:{ $minute }
clock-seconds = { $hour }:{ $minute }:{ $second }
moment = { $date } { $clock } { $zone }
day-zone = { $date } { $zone }
quarter-of-year = { $year }年第{ $quarter }四半期
quarter-short = Q{ $quarter }
quarter-axis = { $year }年Q{ $quarter }
length-seconds = { $seconds }秒
length-minutes = { $minutes }分
length-hours = { $hours }時間
length-hours-minutes = { $hours }時間{ $minutes }分
length-days = { $days }日
length-days-hours = { $days }日{ $hours }時間
elapsed-days = { $days }日 { $clock }
gap-under-a-minute = 1分未満
gap-days = { $digits }日
gap-years = { $years }年
thousands-separator = ,
decimal-separator = .
percent = { $number }%
range = { $from }〜{ $to }
list-comma = { $before }、{ $next }
list-and = { $before }、{ $last }
number-word = { $count }
rank-word = { $count } 件目

## すべてのページ
skip-to-content = 本文へ
search = 検索
search-incidents = 障害を検索
main-navigation = メイン
browse = 一覧
browse-by = 一覧：{ $lists }
browse-services = サービス
browse-severities = 重大度
browse-triggers = 引き金
browse-years = 年
browse-tags = タグ
what-came-back = 再発した障害
comma = 、
space = { "" }
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
causes-came-back = { $link }：{ $count } 件（それ以前に約束された対策とともに）。
no-incident = 障害はありません。
above = 上位
as-of = { $date }現在。
as-a-list = 一覧で見る
last-on = 最新：{ $date }

## 最初のページ
ask = 以前にも起きていませんか？
ask-how = エラーメッセージ、サービス、うろ覚えの言葉で検索できます。
newest = 最新
all-incidents-count = { $count ->
    [1] 障害の一覧
   *[other] { $count } 件の障害すべて
}
last-quarters = 最近の四半期
so-far = 途中
quarters-note = 開始日で集計。{ $quarter }は{ $since }から{ $today }まで。障害は付いている原因ごとに数えます。
quarters-more-causes = ほかに { $count } 件の原因があります。
quarters-difference = この差が示すこと
nothing-since = { $date }以降の障害はありません。
all-by-cause = 全 { $count } 件（原因別）
open-actions = 未完了の対策
open-note = { $count } 件の障害で約束され、まだ完了していません。古いもの：
open-note-overdue = { $count } 件の障害で約束され、まだ完了していません（{ $overdue }）。古いもの：
count-overdue = 期限超過 { $count } 件

## 原因とサービスのページ
causes-above = 上位の原因
more-exactly = 詳しい分類
feed = フィード
count-from-to = { $count }（{ $from }〜{ $to }）
count-came-back = { $incidents }。うち { $count } 件は同じサービスで再発
back-after = 同じサービスで、この原因による障害が以前にもあったものです。
back-after-below = 同じサービスで、この原因または同じ下位の原因による障害が以前にもあったものです。
back-seen = { $count } 件の障害のうち { $seen } 件に開始時刻とサービスがあります。
back-shortest = 最短の間隔：{ $shortest }。
back-shortest-median = 最短の間隔：{ $shortest }、中央値：{ $median }。
back-otherwise = 下の一覧のほか { $count } 件は、別の原因で再発しました。
back-more = これより前に { $count } 件（下の一覧に印があります）
back-all = 再発したすべての原因
back-none = この原因で再発したものはありません。{ $count } 件は別の原因で再発しました。
no-incident-with-cause = この原因の障害はありません。
service-came-back = { $count } 件が再発しました。
service-came-back-otherwise = { $count } 件が再発し、ほか { $others } 件は別のサービスで再発しました。
service-came-back-newest = 最新：{ $incident }（{ $date }、{ $before } の{ $gap }後）。
service-none-came-back = このサービスで再発したものはありません。{ $count } 件は別のサービスで再発しました。
returned-after = { $date }、{ $before } の{ $gap }後
returned-with-cause = { $causes }（{ $services }）。
returned-in = { $services }。

## 障害のページ
more = 詳しく
more-below = この下にほか { $count } 件
not-stated = 独立した節には書かれていません。
gap-unknown = 不明
gap-none = なし
gap-with-reason = { $gap }：{ $why }
edit = このページを編集
cause-gap = 原因：{ $gap }
title-assumed = 文書に題名がないため、本文から取りました。
callout-draft = 下書き。
callout-draft-why = 事実に抜けや誤りがあるかもしれません。
callout-in-review = レビュー中。
callout-in-review-why = 事実はまだ変わることがあります。
in-short = 要点
answer-happened = 何が起きたか
answer-fixed = 何で直ったか
answer-misled = 何に惑わされたか
more-on-happened = ：何が起きたか
more-on-fixed = ：何で直ったか
more-on-misled = ：何に惑わされたか
followed = この障害は{ $came_back }：{ $incident }、{ $date }。
came-back-later = { $gap }後に再発しました
notice = { $headline }。
notice-since-end = { $headline }（{ $since_end }）。
notice-open = { $headline }。{ $open }。
notice-since-end-open = { $headline }（{ $since_end }）。{ $open }。
notice-headline = この原因の障害は{ $rank }、前回から{ $gap }後
notice-headline-year = この原因の障害は 12 か月で{ $rank }、前回から{ $gap }後
since-end = 前回の終了から{ $gap }後
since-end-not-over = 前回はまだ終わっていませんでした
notice-open-actions = 以前の障害の対策 { $actions } 件が未完了です
and-more-before = これより前に { $count } 件
still-open = 未完了
from-incident = { $incident }より
facts = 事実
facts-missing = 記載なし：{ $facts }。
facts-note = 注記のない事実はフロントマターに記載されています。
contents = 目次
related-incidents = 関連する障害
same-cause = 同じ原因
same-cause-total = ほか全 { $count } 件：{ $causes }
similar-incidents = 似た障害
same-things = { $things }が同じ
same-thing-cause = 原因
same-thing-service = サービス
same-thing-trigger = 引き金
reason-shared-terms = { $shared }。どちらにも { $terms } があります
reason-terms = どちらにも { $terms } があります
related = 関連
referred-by = ここへの参照
neighbours = 前後の障害
neighbour-before = 前
neighbour-before-on = 前、{ $date }
neighbour-after = 次
neighbour-after-on = 次、{ $date }

## 対策
actions = 対策
actions-about = 障害のあとに約束された対策：未完了、期限超過、見送り。担当者別、原因別。
actions-as-of = 障害のあとに約束された対策 { $count } 件（{ $date }現在）。
actions-files = ファイル：表計算用の { $csv }、期日のカレンダー { $ics }。
no-actions = まだ対策が書かれた障害はありません。
state-open = 未完了
state-overdue = 期限超過
state-done = 完了
state-dropped = 見送り
state-proposed = 提案
actions-open = 未完了
actions-overdue = 期限超過
actions-no-owner = 未完了（担当者なし）
actions-no-due-date = 未完了（期日なし）
actions-dropped = 見送りとその理由
actions-proposed = 提案のみ
actions-done = 完了
order-oldest-incident = 障害の古い順
order-newest-incident = 障害の新しい順
order-longest-overdue = 超過の長い順
order-last-done = 完了の新しい順（日付のないものは最後）
order-open-first = 未完了から古い順
count-actions-in-order = { $count } 件の対策、{ $order }。
actions-cut = ここには最初の { $count } 件を示します。すべては { $file } にあります。
list-all-in-order = { $link }、{ $order }。
all-count = 全 { $count } 件
age-note = 経過は障害の終了から数えます。終了が不明なものは開始から数えます。
promised-after = { $count } 件の障害のあとに約束されました。
owner = 担当者
cause = 原因
no-owner = 担当者なし
actions-without-owner = 担当者なし
overdue = 期限超過
due-on = 期日 { $date }
done-on = { $date }完了
dropped-because = 見送り：{ $reason }
none = なし
no-date = 日付なし
not-dated = 日付なし
reason-not-stated = 記載なし
column-action = 対策と障害
column-state = 状態
column-why = 理由
column-took = 所要
column-due = 期日
column-late = 超過
column-age = 経過
by-owner = 担当者別
by-cause = 原因別
actions-by-owner = 担当者別の対策
actions-by-owner-about = 担当者別の対策：未完了、期限超過、完了、見送りの件数。
actions-by-owner-note = 大文字・小文字や記号だけが違う表記は同じとみなします。未完了の多い順。
actions-by-cause = 原因別の対策
actions-by-cause-about = 原因別の対策：未完了、期限超過、完了、見送りの件数。
actions-by-cause-note = 対策は障害の原因ごとに数え、その上位の原因では一度だけ数えます。
actions-of = 対策：{ $title }。
all-owners = 全 { $count } 担当者
owners-page = 担当者の一覧
owners-most-open-first = { $link }。未完了の多い順。
more-causes = 詳しく：{ $count } 件の原因
causes-actions-count = { $link }。対策は障害の原因ごとに数えます。
pager-before = 前へ
pager-next = 次へ

## 教訓
lessons = 教訓
lessons-about = 何に惑わされたか、どこで運に助けられたか、何がうまくいったか（原因別）。
lessons-list-about = 何に惑わされたか、どこで運に助けられたか、何がうまくいったか。
lessons-lead = 何に惑わされたか、どこで運に助けられたか、何がうまくいったかを、ポストモーテムの言葉で。
lessons-of = 教訓：{ $title }
lessons-misled = 惑わされたこと
lessons-lucky = 運に助けられたこと
lessons-went-well = うまくいったこと
lessons-went-wrong = うまくいかなかったこと
lessons-learned = 学んだこと
count-misled = 惑わされた { $count } 件
count-lucky = 運 { $count } 件
count-went-well = うまくいった { $count } 件
count-went-wrong = うまくいかなかった { $count } 件
count-learned = 学び { $count } 件
count-lessons = { $count } 件の教訓（種類ごとに新しい順）
lessons-incidents = { $count ->
    [1] その障害
   *[other] 障害 { $count } 件
}
lessons-count = 教訓は障害の原因ごとに数えます。
and-more-causes = ほか { $count } 件：{ $link }
and-all-causes = すべての原因
all-lines = 全 { $count } 件
all-lines-on = ：{ $cause }、{ $kind }
all-lessons-of = { $cause } の教訓（全 { $count } 件）
no-lessons = まだ教訓が書かれた障害はありません。
lesson-inferred = （記述の言葉から読み取ったもの）
lesson-line = ：{ $title } の { $number } 件目
lesson-basis = 何に基づくか
lesson-most = 1 件の障害から取るのは { $count } 件までで、惑わされたことを優先します。
lessons-told = { $incidents } 件の障害のうち { $telling } 件に教訓が書かれています。
lessons-stated = ほか { $count } 件には、教訓がない、または不明とだけ書かれています。
told-no-line = 記載なし
told-lines = { $telling } 件の障害に { $lines } 件
told-inferred = うち { $count } 件はタイムラインの言葉から読み取ったもの
told-none = 「なかった」と書かれたもの { $count } 件
told-unknown = 「不明」と書かれたもの { $count } 件
told-silent = 何も書かれていないもの { $count } 件
told-between = ；
misled-count = { $incidents } 件の障害のうち { $telling } 件に { $lines } 件
misled-count-all = { $count }：{ $link }
misled-all = 惑わされたことすべて
misled-none = { $count } 件の障害に行き止まりの記載はありません。{ $stated }
other-lessons = ほかの教訓 { $count } 件

## 文書に添える言葉
alert-note = 注記
alert-tip = ヒント
alert-important = 重要
alert-warning = 警告
alert-caution = 注意
footnote = 脚注 { $number }
footnotes = 脚注
footnote-back = 参照 { $number } へ戻る
footnote-back-again = 参照 { $number } の { $again } へ戻る
task-done = 完了
task-not-done = 未完了
table-number = 表 { $number }

## llms.txt
llms-about = 障害のポストモーテム。
llms-intro = 全 { $count } 件。それぞれ、事実をフロントマターに記した Markdown ファイルです。障害へのリンクには、わかる範囲で開始日、重大度、継続時間、対処を添えています。
llms-cause = 原因：{ $cause }
llms-all-with-cause = この原因の全 { $count } 件
llms-json = すべての障害の事実と、その根拠、対策、タイムライン
llms-csv = 同じ内容の表
llms-causes = 原因の一覧
llms-incidents = 一覧（新しい順）

## フィードとカレンダー
feed-heading = { $title }：
feed-whole = ポストモーテムの全文
calendar-name = { $site }：対策の期日
calendar-due = 期日：{ $task }
calendar-due-owner = 期日：{ $task }（{ $owner }）
calendar-after = 障害：{ $incident }
calendar-after-on = 障害：{ $incident }（{ $date }）
calendar-owner = 担当者：{ $owner }
calendar-nobody = 担当者：記載なし

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
before-the-start = 開始の{ $length }前
after-the-start = 開始の{ $length }後
detection-monitoring = 監視
detection-engineer = エンジニア
detection-customer = 顧客
detection-partner = パートナー
detection-chance = 偶然
users-share = 利用者の { $share }
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
later = { $length }後
about = およそ
time = 時刻
no-time = 時刻なし
since-start = 開始からの時間

## 再発
sentence = { $text }。
promised-nothing = 当時約束された対策はありません。
promised-only-proposed = 当時は対策の提案のみで、約束されたものはありません。
promised-all-done-before = 当時約束された対策 { $count } 件は、再発前にすべて完了していました。
promised-all-done = 当時約束された対策 { $count } 件は、すべて完了しています。
promised-all-done-after = 当時約束された対策 { $count } 件は、すべて再発後に完了しました。
promised-all-open = 当時約束された対策 { $count } 件は、すべて未完了です。
promised-all-dropped = 当時約束された対策 { $count } 件は、すべて見送られました。
promised-of = 当時約束された対策 { $count } 件の内訳：{ $parts }。
promised-part-done-before = 再発前に完了 { $count } 件
promised-part-done = 完了 { $count } 件
promised-part-done-after = 再発後に完了 { $count } 件
promised-part-open = 未完了 { $count } 件
promised-part-dropped = 見送り { $count } 件
earlier-promise-done = それ以前に約束された対策は完了しています。
earlier-promise-done-after = それ以前に約束された対策は、再発後に完了しました。
earlier-promise-dropped = それ以前に約束された対策は見送られました。
earlier-promise-open = それ以前に約束された対策は未完了です。
returns-scope = { $scope ->
    [both] 2 件とも
    [all] { $count } 件すべてで
   *[some] { $count } 件で
}
returns-open = { $scope }約束された対策が未完了
returns-done-after = { $scope }約束された対策が再発後に完了
returns-done-before = { $scope }約束された対策が再発前にすべて完了
returns-done = { $scope }約束された対策がすべて完了（完了日の記載なし）
returns-dropped = { $scope }約束された対策を見送り
returns-nothing = { $scope }対策の約束なし

## 再発のページ
what-came-back-about = 同じサービスで再発した原因と、約束された対策のその後。
came-back-lead = { $seen } 件の障害のうち { $count } 件は、同じサービスで同じ原因の障害が以前にもありました。
came-back-lead-none = { $seen ->
    [0] 再発の有無は確認できません。開始・原因・サービスのそろった障害がありません。
    [1] 再発はありません。開始・原因・サービスのそろった障害は 1 件だけです。
   *[other] { $seen } 件の障害のうち、同じサービスで同じ原因の障害が以前にあったものはありません。
}
came-back-no-promise = 以前の障害で約束された対策はありません。
came-back-between = 再発までの時間：{ $shortest }。
came-back-seen-all = { $count } 件の障害すべてに、開始・原因・サービスの記載があります。
came-back-seen = { $count } 件の障害のうち { $seen } 件に、開始・原因・サービスの記載があります。残りの { $others } 件は再発かどうかを確認できません（{ $lacking }）。
came-back-time = 時間は開始から開始までを数えます。対策は { $date } 時点の文書の記載によります。完了日の記載がないものは、再発前に完了していたかどうか分かりません。
came-back-times = { $count } 回
came-back-incidents = 障害 { $count } 件。
came-back-incidents-seen = 障害 { $count } 件（うち開始とサービスの記載があるもの { $seen } 件）。
came-back-below = 下位の原因を含む：{ $incidents }
came-back-more = それ以前にほか { $count } 件：{ $link }
came-back-all = この原因のすべての障害

## 傾向
trends = 傾向
trends-about = すべての障害をまとめて見ると分かること。
trends-title = 傾向：{ $name }
trends-title-about = 障害をまとめて見ると分かること。{ $kind }：{ $name }。
trends-full-title = { $kind }：{ $name } · 傾向 · { $site }
trends-of-all = すべての障害の傾向
trends-of-cause = この原因の傾向
trends-of-service = このサービスの傾向
trends-of-year = この年の傾向
scope-all = すべての障害
scope-cause = 原因：{ $name }
scope-service = サービス：{ $name }
scope-year = 年：{ $name }
incidents-of-cause = この原因の障害
incidents-of-service = このサービスの障害
incidents-of-year = この年の障害
trends-incidents = { $incidents }。
trends-incidents-of = { $incidents }（{ $date }）。
trends-incidents-from-to = { $incidents }（{ $from }〜{ $to }）。
trends-parts = 部分ごとの傾向
trends-more-exactly = より細かく：{ $links }
trends-by-year = 年別：{ $links }
trends-nothing = まだ公開された障害がないため、集計するものがありません。
trends-past = 最新の障害は { $newest } に始まっており、今日（{ $today }）よりかなり前です。その後に障害がなかったのか、記録されていないのかは、この集計からは分かりません。
same-as-table = 同じ内容の表
left-out = 含まれないもの：{ $list }。
left-out-no-start = 開始の記載なし { $count } 件
left-out-no-end = 終了の記載なし { $count } 件
left-out-no-detection = 検知時刻の記載なし { $count } 件
left-out-no-cause = 原因の記載なし { $count } 件
left-out-no-service = サービスの記載なし { $count } 件
left-out-reversed-end = 終了が開始より前 { $count } 件
left-out-reversed-detection = 検知が開始より前 { $count } 件
left-out-before = 最初の棒より前 { $count } 件
left-out-after = 今日より後 { $count } 件

## 傾向：集計の根拠
coverage-title = この集計の根拠
column-fact = 項目
column-known = 判明
column-from-where = 根拠
detected-at = 検知時刻
known-of = { $known } / { $count } 件
known-front-matter = フロントマターに記載 { $count } 件
known-text = 本文に記載 { $count } 件
known-computed = ほかの事実から計算 { $count } 件
known-assumed = 推定 { $count } 件
known-gap = 不明またはなしと明記 { $count } 件
known-silent = 記載なし { $count } 件
coverage-note = 分からないものは、それを必要とする集計から除き、そこに件数を示します。値の補完はしていません。

## 傾向：継続時間
how-long = 継続時間
how-long-note = 平均や MTTR は示しません。継続時間には数百倍の開きがあるため、平均は最も長い障害にほぼ左右され、何も変わらなくても期間ごとに半分ほど動きます。点を比べ、それぞれの障害をお読みください。{ $link }
how-long-why = 理由（Davidovič, Incident Metrics in SRE）
chart-durations = { $incidents }の継続時間、{ $about }
chart-lags = { $incidents }の検知までの時間、{ $about }
chart-dots = 対数の時間軸上で、1 件の障害が 1 つの点です。
chart-bins = 対数の時間軸上で、障害を階級ごとに数えています。
chart-range = { $from }から{ $to }まで。
chart-quartiles = 半数は{ $lower }から{ $upper }の間にあり、中央値は{ $median }です。
strip-none = { $what ->
    [lag] 開始から検知までの時間
   *[duration] 継続時間
}の分かる障害はありません。
strip-none-left-out = { $what ->
    [lag] 開始から検知までの時間
   *[duration] 継続時間
}の分かる障害はありません（{ $list }）。
strip-skip = この図の { $count } 個の点を飛ばす
strip-known = n = { $count }（全 { $incidents } 件）。
strip-dots = 1 つの点が 1 件の障害の{ $what ->
    [lag] 開始から検知までの時間
   *[duration] 継続時間
}です。対数軸なので、同じ間隔は同じ倍率を表します。
strip-bins = 件数が多く点では示せないため、{ $what ->
    [lag] 開始から検知までの時間
   *[duration] 継続時間
}の範囲ごとの件数を棒で示します。対数軸なので、同じ間隔は同じ倍率を表します。
strip-quartiles = 参考：半数は{ $lower }から{ $upper }の間にあり（箱）、中央値は{ $median }です（箱の中の線）。
strip-few = { $least } 件未満では中央値と四分位数を示しません。
strip-zeros = 0 秒の { $count } 件は、対数軸に 0 の位置がないため、左端に分けて示します。
strip-table = 数値は{ $link }にあります。
strip-table-link = 上の表
column-one-incident = 障害
column-began = 開始日
column-noticed = 検知まで
column-range = 範囲
bin-under = { $to }未満
bin-range = { $from }以上{ $to }未満
range-open = { $from }以上
tick-weeks = { $count }週
tick-months = { $count }か月
tick-years = { $count }年

## 傾向：件数
how-many = 件数と原因
quarter = 四半期
column-all = 全体
subject-itself = { $cause }（細分類なし）
smaller-causes = その他の原因（{ $count } 個）
smaller-services = その他（{ $count } 個）
smaller-triggers = その他（{ $count } 個）
none-named = 記載なし
chart-counts = { $unit ->
    [year] 年別
   *[quarter] 四半期別
}の{ $subject }：{ $incidents }、{ $about }
chart-counts-below = 数値は下の表にあります。
counts-of-period = { $period }：{ $counts }
counts-none = 今日までの日付のある障害はありません。
counts-none-left-out = 今日までの日付のある障害はありません（{ $list }）。
counts-note = n = { $count }（全 { $incidents } 件）、開始した{ $unit ->
    [year] 年
   *[quarter] 四半期
}ごと。{ $charts ->
    [no-cause] 原因の記載された障害はありません。
    [no-finer] より細かい原因の記載された障害はありません。
   *[one-scale] すべての図は同じ縮尺です。
}
counts-each-cause = 障害は付いている原因ごとに数えるため、原因別の図の合計は { $count } 以上になります。
counts-partial = { $period }はまだ終わっていないため、棒は輪郭だけです。
counts-unused = ここに障害のない原因が { $count } 個あります。
counts-table = 原因別の障害の推移

## 傾向：組み合わせ
together = 組み合わせ
together-none = 引き金やサービスの記載された障害はありません。
together-came-back = { $link }：同じサービスで再び起きた原因、それまでの時間、以前に約束された対策のその後。
matrix-trigger = 原因と引き金
matrix-service = 原因とサービス
matrix-note-trigger = n = { $count }。障害は付いている原因ごとに、1 つのマスでは一度だけ数えるため、行と列の合計は「全体」を上回ることがあります。
matrix-note-service = n = { $count }。障害は付いている原因とサービスごとに、1 つのマスでは一度だけ数えるため、行と列の合計は「全体」を上回ることがあります。
matrix-links = 1 件の場合はその障害のページへ、複数の場合はそれらを見つける検索へ移動します。
matrix-links-some = 1 件の場合はその障害のページへ、複数の場合はそれらを見つける検索へ移動します。件数の少ないグループや記載のないものは検索できないため、そのマスにリンクはありません。
together-most = 多い組み合わせ
together-more = ほかに { $count } 個の組み合わせが 2 回以上あります。
together-lone = 3 つのうち 1 つだけ、またはいずれも記載のない { $count } 個は省いています。
together-single = 1 回だけの組み合わせは { $count } 個です。
together-note = 原因は障害に記載されたものです。障害は原因とサービスの組み合わせごとに数えます。
together-cut = { $count } 件の障害では、先頭の 32 個の原因とサービスだけを調べています。
together-no-repeat = 原因・引き金・サービスの組み合わせで、2 回以上あるものはありません。

## 傾向：検知方法
how-found = 検知方法
how-noticed = 検知までの時間
method-monitoring = 監視
method-engineer = エンジニア
method-customer = 顧客
method-partner = パートナー
method-chance = 偶然
method-not-stated = 記載なし
method-count = { $method } { $count }
count-method = { $method } { $count } 件
chart-found = { $unit ->
    [year] 年別
   *[quarter] 四半期別
}の検知方法、{ $about }
chart-found-all = 全体：{ $counts }。
found-none = 検知方法の記載された障害はありません（{ $list }）。
found-note = n = { $incidents }。うち { $count } 件を、開始した{ $unit ->
    [year] 年
   *[quarter] 四半期
}ごとに、下から凡例の順に示します。
found-note-partial = n = { $incidents }。うち { $count } 件を、開始した{ $unit ->
    [year] 年
   *[quarter] 四半期
}ごとに（{ $period }はまだ終わっていません）、下から凡例の順に示します。
found-note-undated = n = { $incidents }。日付のある障害がないため、図はありません。
found-unknown = 「不明」は著者がそう書いたもの、「記載なし」は何も書かれていないものです。
found-table = 検知方法の推移

## 傾向：以前との比較
compared = 以前との比較
compare-undated = これらの障害には日付がないため、比較できる期間がありません。
compare-four-quarters = 直近の 4 四半期とその前の 4 四半期
compare-quarter = 直近の四半期とその前の四半期
compare-year = この年とその前の年
compare-year-so-far = 今年のこれまでとその前の年
compare-later = 後の期間：{ $from }〜{ $to }、{ $count } 日間。
compare-earlier = 前の期間：{ $from }〜{ $to }、{ $count } 日間。
compare-none = どちらの期間にも、始まった障害はありません。
compare-none-newest = どちらの期間にも、始まった障害はありません（最新の障害の開始日は { $date }）。
compare-none-later = 後の期間に始まった障害はありません。
compare-none-later-newest = 後の期間に始まった障害はありません（最新の障害の開始日は { $date }）。
compare-none-earlier = 前の期間に始まった障害はありません。
compare-records = このサイトの記録は{ $which ->
    [both] 両方の期間
    [earlier] 前の期間
   *[later] 後の期間
}の全体には及んでいません。障害が少なくても、記録が少ないだけかもしれません。
compare-partial = 後の期間はまだ終わっておらず、今日（{ $date }）までです。
column-earlier = 前
column-later = 後
column-ratio = 比とその区間
column-ratio-short = 比
column-interval = 区間の図
column-says = 読み取れること
reading-none = どちらの期間にも障害はありません。
reading-too-few = 件数が少なく判断できません（n = { $count }）。
reading-within-chance = n = { $count } で偶然に生じる範囲内です。
reading-more = n = { $count } で偶然に生じる程度を上回っています。
reading-fewer = n = { $count } で偶然に生じる程度を下回っています。
compare-note = 比は{ $of ->
    [rate] 1 日あたりの件数
   *[count] 件数
}の、前の期間に対する後の期間の比です。正確な 95% 区間を対数軸に示します。区間が 1 を含めば、差は偶然だけで説明できます。
compare-made = このような比較は、20 回に 1 回ほど偶然に差を示します。ここでは { $count } 回比較しています。
compare-cut = 障害が少ないため、原因ごとの比較はしていません。
compare-empty = どちらの期間にも障害のない { $count } 個の原因は省いています。
counts-each = 障害は付いている原因ごとに数えます。

## 対策にかかる時間
curve-heading = 対策にかかる時間
curve-write-day = 完了した対策の後ろに完了日を書いてください：{ $example }。
curve-example = (owner: データベース, done 2026-04-20)
curve-note = n = { $count }：完了日のある { $done } 件と、未完了の { $open } 件。未完了のものは { $date } まで未完了として数え、曲線上に印を付けています（カプラン・マイヤー法）。帯は各点の 95% 区間です。
curve-few = { $fewest } 件未満では中央値を示しません。
curve-undated-note = 完了した対策の { $share } は完了日の記載がなく、ここに含まれません。そのため、曲線は実際より遅く見えます。
curve-table-label = 日数ごとの未完了の対策の割合
curve-more-steps = 曲線の段の数は、この表の行より多くあります。
column-after = 経過
column-not-done = 未完了
column-band = 95% 区間の帯
column-done-by-then = それまでに完了
column-open-longer = さらに未完了
curve-title = 未完了の対策の割合
curve-axis = 障害からの日数（対数軸）
curve-description = { $start }から{ $end }まで階段状に下がる曲線：{ $count } 件の対策のうち未完了の割合を、障害からの日数で示します。
curve-table = 数値は表にあります。
curve-nothing = まだ集計するものがありません。日付のある障害に、未完了または完了の対策がありません。
curve-none-done = 完了日の記載された対策がないため、曲線はまだありません。
curve-undated = 曲線はありません。完了した対策 { $count } 件のうち { $undated } 件に完了日の記載がなく、曲線は日付を書く人のわずかな対策だけに基づくことになります。
curve-done-within = { $share ->
    [quarter] 4 分の 1 は
    [half] 半数は
   *[three-quarters] 4 分の 3 は
}{ $days }以内に完了
curve-not-reached = { $share ->
    [quarter] 4 分の 1 には
    [half] 半数には
   *[three-quarters] 4 分の 3 には
}達していません
curve-left-undated = 完了日の記載なし { $count } 件
curve-left-dropped = 見送り（時期の記載なし）{ $count } 件
curve-left-proposed = 提案のみ { $count } 件
curve-left-incident-undated = 日付のない障害の対策 { $count } 件
curve-left-before = 障害より前の日付 { $count } 件
curve-left-after = 今日より後の日付 { $count } 件

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

## 検索のスクリプトの文言
script-found = { $number } 件の障害
script-about = 約 { $number } 件の障害
script-all = { $number } 件の障害（新しい順）
script-none = 障害は見つかりませんでした
script-more = { $found }。ほかに言葉の一部を含むもの { $number } 件
script-see = { $found }を見る
script-marked = { $number } か所を強調表示
script-clear = 解除
script-lost = この障害を読み込めませんでした。
script-without = 含まない言葉：{ $words }
script-filters = 絞り込み
script-chosen = 絞り込み（{ $number }）
script-again = 再試行
script-unknown = { $axis } { $value } はここにないため、無視しました。
script-cause = 原因
script-service = サービス
script-severity = 重大度
script-year = 年
script-detection = 検知方法
script-trigger = 引き金
script-corrected = { $typed } を含むものはありません。{ $words } の結果を表示しています
script-partial = 索引の一部を読み込めませんでした。一部の障害が表示されていない可能性があります。
script-searching = 検索中…
script-broken = 検索を読み込めませんでした。
script-no-index = 検索の索引を読み込めませんでした。
script-disk = ディスク上のファイルからは検索できません。Web サーバーが必要です。
script-cut = 検索語を 2,000 文字に切り詰めました。
script-full = 最初の 32 語だけを検索しました。
script-no = { $axis }「{ $value }」はありません。
script-near = { $axis }「{ $value }」はありません。「{ $near }」のことですか？
script-no-date = 「{ $value }」は日付ではありません。{ $filter }:2023、{ $filter }:2023-05、{ $filter }:2023-05-17 のように書いてください。
script-some = すべての言葉を含む障害はありません。一部を含むものを表示しています。
script-phrases = 語句は上位 50 件の障害だけで検索しました。
