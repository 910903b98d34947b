# Die Wörter der Seiten auf Deutsch. Was hier fehlt, steht auf Englisch da.

## Namen von Seiten und Gruppen
incidents = Störungen
incidents-about = Alle Störungen, die neueste zuerst.
causes = Ursachen
causes-about = Was Störungen verursacht, vom Allgemeinen zum Besonderen.
uncategorised = Ohne Ursache
uncategorised-about = Störungen ohne Ursache.
services = Dienste
services-about = Alle Störungen nach Dienst.
service = Dienst
severities = Schweregrade
severities-about = Alle Störungen nach Schweregrad.
severity = Schweregrad
triggers = Auslöser
triggers-about = Alle Störungen nach Auslöser.
trigger = Auslöser
years = Jahre
years-undated = Ohne Datum
years-about = Alle Störungen nach Jahr.
year = Jahr
tags = Schlagwörter
tags-about = Alle Störungen nach Schlagwort.
tag = Schlagwort
group-about = Störungen nach { $kind }: { $name }.
group-full-title = { $kind }: { $title }
title-page = { $title }, Seite { $number }
undated = ohne Datum
unknown = unbekannt

## Datum, Längen und Zahlen
date = { $day }.{ $month }.{ $year }
clock = { $hour }:{ $minute }
clock-seconds = { $hour }:{ $minute }:{ $second }
moment = { $date }, { $clock } { $zone }
day-zone = { $date }, { $zone }
quarter-of-year = Q{ $quarter } { $year }
quarter-short = Q{ $quarter }
quarter-axis = Q{ $quarter } { $year }
length-seconds = { $seconds } s
length-minutes = { $minutes } min
length-hours = { $hours } h
length-hours-minutes = { $hours } h { $minutes } min
length-days = { $days } d
length-days-hours = { $days } d { $hours } h
elapsed-days = { $days } d { $clock }
gap-under-a-minute = weniger als eine Minute
gap-days = { $count ->
    [one] 1 Tag
   *[other] { $digits } Tage
}
gap-years = { $years } Jahre
thousands-separator = .
decimal-separator = ,
percent = { $number }{ "\u00A0" }%
range = { $from } bis { $to }
list-comma = { $before }, { $next }
list-and = { $before } und { $last }
number-word = { $count ->
    [0] keine
    [1] eine
    [2] zwei
    [3] drei
    [4] vier
    [5] fünf
    [6] sechs
    [7] sieben
    [8] acht
    [9] neun
    [10] zehn
   *[other] { $count }
}
rank-word = { $count ->
    [1] Erste
    [2] Zweite
    [3] Dritte
    [4] Vierte
    [5] Fünfte
    [6] Sechste
    [7] Siebte
    [8] Achte
    [9] Neunte
    [10] Zehnte
   *[other] { $count }.
}

## Jede Seite
skip-to-content = Zum Inhalt
search = Suche
search-incidents = Störungen suchen
main-navigation = Hauptnavigation
browse = Stöbern
browse-by = Stöbern nach { $lists }
browse-services = Dienst
browse-severities = Schweregrad
browse-triggers = Auslöser
browse-years = Jahr
browse-tags = Schlagwort
what-came-back = Was wiederkehrte
comma = { ", " }
space = { " " }
data = Daten:

## Listen
column-date = Datum
column-incident = Störung und Behebung
# Mit einer Stelle, an der getrennt werden darf.
column-came-back = Wieder{ "\u00AD" }gekehrt
column-last = Zuletzt
duration = Dauer
fix = Behebung:
came-back = wiedergekehrt
draft = Entwurf
in-review = in Prüfung
and-more = und { $count } weitere
pages = Seiten
newer = Neuere
older = Ältere
page-of = Seite { $number } von { $pages }
count-incidents = { $count ->
    [one] 1 Störung
   *[other] { $count } Störungen
}
count-newest-first = { $count ->
    [one] 1 Störung
   *[other] { $count } Störungen
}, die neueste zuerst
count-without-cause = { $count ->
    [one] 1 Störung
   *[other] { $count } Störungen
} ohne Ursache
nothing-published = Noch ist keine Störung veröffentlicht.
counts-by-cause = Eine Störung zählt bei jeder ihrer Ursachen, und bei denen darüber je einmal.
no-causes = Noch ist keine Ursache angelegt.
causes-came-back = { $link }: { $count ->
    [one] 1 Störung
   *[other] { $count } Störungen
}, mit den davor zugesagten Maßnahmen.
no-incident = Keine Störung.
above = Darüber
as-of = Stand: { $date }.
as-a-list = als Liste
last-on = Zuletzt: { $date }

## Die erste Seite
ask = Hatten wir das schon einmal?
ask-how = Suchen Sie nach einer Fehlermeldung, einem Dienst, einem Wort, an das Sie sich halb erinnern.
newest = Neueste
all-incidents-count = { $count ->
    [one] Die Liste der Störungen
   *[other] Alle { $count } Störungen
}
last-quarters = Letzte Quartale
so-far = bisher
quarters-note = Nach dem Tag des Beginns; { $quarter } reicht vom { $since } bis zum { $today }. Eine Störung zählt bei jeder ihrer Ursachen.
quarters-more-causes = { $count ->
    [one] 1 weitere Ursache ist
   *[other] { $count } weitere Ursachen sind
} nicht gezeigt.
quarters-difference = Was der Unterschied besagt
nothing-since = Nichts seit { $date }.
all-by-cause = Alle { $count }, nach Ursache
open-actions = Offene Maßnahmen
open-note = Nach { $count ->
    [one] 1 Störung
   *[other] { $count } Störungen
} zugesagt und nicht erledigt. Die ältesten:
open-note-overdue = Nach { $count ->
    [one] 1 Störung
   *[other] { $count } Störungen
} zugesagt und nicht erledigt; { $overdue }. Die ältesten:
count-overdue = { $count } überfällig

## Eine Ursache, ein Dienst
causes-above = Übergeordnete Ursachen
more-exactly = Genauer
feed = Feed
count-from-to = { $count }, { $from } bis { $to }
count-came-back = { $incidents }; { $count ->
    [one] 1 kehrte
   *[other] { $count } kehrten
} beim selben Dienst wieder
back-after = Nach einer früheren Störung mit dieser Ursache beim selben Dienst.
back-after-below = Nach einer früheren Störung mit dieser Ursache oder einer darunter beim selben Dienst.
back-seen = { $seen } von { $count } Störungen haben einen Beginn und einen Dienst.
back-shortest = Kürzeste Zeit dazwischen: { $shortest }.
back-shortest-median = Kürzeste Zeit dazwischen: { $shortest }; Median: { $median }.
back-otherwise = { $count ->
    [one] 1 weitere unten kehrte mit einer anderen ihrer Ursachen wieder.
   *[other] { $count } weitere unten kehrten mit einer anderen ihrer Ursachen wieder.
}
back-more = und { $count } davor, in der Liste unten gekennzeichnet
back-all = Alle Ursachen, die wiederkehrten
back-none = Keine kehrte mit dieser Ursache wieder; { $count ->
    [one] 1 kehrte
   *[other] { $count } kehrten
} mit einer anderen ihrer Ursachen wieder.
no-incident-with-cause = Keine Störung hat diese Ursache.
service-came-back = { $count ->
    [one] 1 kehrte wieder.
   *[other] { $count } kehrten wieder.
}
service-came-back-otherwise = { $count ->
    [one] 1 kehrte
   *[other] { $count } kehrten
} wieder, { $others } weitere bei einem anderen Dienst.
service-came-back-newest = Die neueste: { $incident } am { $date }, { $gap } nach { $before }.
service-none-came-back = Bei diesem Dienst kehrte keine wieder; { $count ->
    [one] 1 kehrte
   *[other] { $count } kehrten
} bei einem anderen wieder.
returned-after = { $date }, { $gap } nach { $before }
returned-with-cause = { $causes } bei { $services }.
returned-in = Bei { $services }.

## Eine Störung
more = Mehr
more-below = und { $count } weitere weiter unten
not-stated = In keinem eigenen Abschnitt genannt.
gap-unknown = Unbekannt
gap-none = Keine Angabe
gap-with-reason = { $gap }: { $why }
edit = Diese Seite bearbeiten
cause-gap = Ursache: { $gap }
title-assumed = Das Dokument hat keinen Titel; dieser stammt aus seinem Text.
callout-draft = Entwurf.
callout-draft-why = Fakten können fehlen oder falsch sein.
callout-in-review = In Prüfung.
callout-in-review-why = Fakten können sich noch ändern.
in-short = In Kürze
answer-happened = Was geschah
answer-fixed = Was half
answer-misled = Was in die Irre führte
more-on-happened = dazu, was geschah
more-on-fixed = dazu, was half
more-on-misled = dazu, was in die Irre führte
followed = Diese Störung { $came_back }: { $incident }, { $date }.
came-back-later = kehrte { $gap } später wieder
notice = { $headline }.
notice-since-end = { $headline } ({ $since_end }).
notice-open = { $headline }; { $open }.
notice-since-end-open = { $headline } ({ $since_end }); { $open }.
notice-headline = { $rank } Störung mit dieser Ursache, { $gap } nach der vorigen
notice-headline-year = { $rank } Störung mit dieser Ursache in 12 Monaten, { $gap } nach der vorigen
since-end = { $gap } nach deren Ende
since-end-not-over = diese war noch nicht vorbei
notice-open-actions = { $number } { $actions ->
    [one] Maßnahme
   *[other] Maßnahmen
} der { $earlier ->
    [one] früheren Störung
   *[other] früheren Störungen
} { $actions ->
    [one] ist
   *[other] sind
} noch offen
and-more-before = und { $count } davor
still-open = Noch offen
from-incident = aus { $incident }
facts = Fakten
facts-missing = Nicht angegeben: { $facts }.
facts-note = Fakten ohne Vermerk stehen im Kopf des Dokuments.
contents = Inhalt
related-incidents = Verwandte Störungen
same-cause = Gleiche Ursache
same-cause-total = insgesamt { $count ->
    [one] 1 andere
   *[other] { $count } andere
}: { $causes }
similar-incidents = Ähnliche Störungen
same-things = Gleich: { $things }
same-thing-cause = Ursache
same-thing-service = Dienst
same-thing-trigger = Auslöser
reason-shared-terms = { $shared }; beide nennen { $terms }
reason-terms = Beide nennen { $terms }
related = Siehe auch
referred-by = Verweise hierher
neighbours = Vorige und nächste Störung
neighbour-before = Davor
neighbour-before-on = Davor, { $date }
neighbour-after = Danach
neighbour-after-on = Danach, { $date }

## Maßnahmen
actions = Maßnahmen
actions-about = Was nach Störungen zugesagt wurde: offen, überfällig, verworfen, nach Verantwortlichen und nach Ursache.
actions-as-of = { $count ->
    [one] 1 Maßnahme
   *[other] { $count } Maßnahmen
}, nach Störungen zugesagt; Stand: { $date }.
actions-files = Als Dateien: { $csv } für Tabellenprogramme, { $ics } mit den Fälligkeiten für Kalender.
no-actions = Noch nennt keine Störung eine Maßnahme.
state-open = Offen
state-overdue = Überfällig
state-done = Erledigt
state-dropped = Verworfen
state-proposed = Vorschlag
actions-open = Offen
actions-overdue = Überfällig
actions-no-owner = Offen, ohne Verantwortliche
actions-no-due-date = Offen, ohne Fälligkeit
actions-dropped = Verworfen, und warum
actions-proposed = Vorgeschlagen, nicht zugesagt
actions-done = Erledigt
order-oldest-incident = älteste Störung zuerst
order-newest-incident = neueste Störung zuerst
order-longest-overdue = am längsten überfällige zuerst
order-last-done = zuletzt erledigte zuerst, die ohne Datum am Ende
order-open-first = offene zuerst, nach Alter
count-actions-in-order = { $count ->
    [one] 1 Maßnahme
   *[other] { $count } Maßnahmen
}, { $order }.
actions-cut = Hier stehen die ersten { $count }; { $file } enthält alle.
list-all-in-order = { $link }, { $order }.
all-count = Alle { $count }
age-note = Das Alter zählt vom Ende der Störung an; wo keines bekannt ist, von ihrem Beginn.
promised-after = Zugesagt wurden sie nach { $count ->
    [one] 1 Störung
   *[other] { $count } Störungen
}.
owner = Verantwortlich
cause = Ursache
no-owner = niemand zuständig
actions-without-owner = Niemand zuständig
overdue = überfällig
due-on = fällig { $date }
done-on = erledigt { $date }
dropped-because = verworfen: { $reason }
none = niemand
no-date = kein Datum
not-dated = ohne Datum
reason-not-stated = nicht angegeben
column-action = Maßnahme und Störung
column-state = Stand
column-why = Warum
column-took = Dauer
column-due = Fällig
column-late = Verzug
column-age = Alter
by-owner = Nach Verantwortlichen
by-cause = Nach Ursache
actions-by-owner = Maßnahmen nach Verantwortlichen
actions-by-owner-about = Maßnahmen nach Verantwortlichen: wie viele offen, überfällig, erledigt und verworfen sind.
actions-by-owner-note = Schreibweisen, die sich nur in Großschreibung oder Satzzeichen unterscheiden, gelten als eine. Die meisten offenen zuerst.
actions-by-cause = Maßnahmen nach Ursache
actions-by-cause-about = Maßnahmen nach Ursache: wie viele offen, überfällig, erledigt und verworfen sind.
actions-by-cause-note = Eine Maßnahme zählt bei jeder Ursache ihrer Störung, und bei denen darüber je einmal.
actions-of = Maßnahmen: { $title }.
all-owners = Alle { $count } Verantwortlichen
owners-page = Verantwortliche auf einer eigenen Seite
owners-most-open-first = { $link }. Die meisten offenen zuerst.
more-causes = Genauer: { $count ->
    [one] 1 Ursache
   *[other] { $count } Ursachen
}
causes-actions-count = { $link }. Eine Maßnahme zählt bei jeder Ursache ihrer Störung.
pager-before = Zurück
pager-next = Weiter

## Lehren
lessons = Lehren
lessons-about = Was in die Irre führte, wo Glück half und was gut lief, nach Ursache.
lessons-list-about = Was in die Irre führte, wo Glück half und was gut lief.
lessons-lead = Was in die Irre führte, wo Glück half und was gut lief, in den Worten der Berichte.
lessons-of = Lehren: { $title }
lessons-misled = Was in die Irre führte
lessons-lucky = Wo Glück half
lessons-went-well = Was gut lief
lessons-went-wrong = Was schlecht lief
lessons-learned = Gelerntes
count-misled = { $count } × in die Irre geführt
count-lucky = { $count } × Glück
count-went-well = { $count } × gut gelaufen
count-went-wrong = { $count } × schlecht gelaufen
count-learned = { $count } × gelernt
count-lessons = { $count ->
    [one] 1 Lehre
   *[other] { $count } Lehren
}, je Art die neueste zuerst
lessons-incidents = { $count ->
    [one] die Störung
   *[other] die { $count } Störungen
}
lessons-count = Eine Lehre zählt bei jeder Ursache ihrer Störung.
and-more-causes = und { $count } weitere: { $link }
and-all-causes = alle Ursachen
all-lines = Alle { $count } Einträge
all-lines-on = zu { $cause }: { $kind }
all-lessons-of = { $count ->
    [one] Die Lehre
   *[other] Alle { $count } Lehren
} zu { $cause }
no-lessons = Noch berichtet keine Störung von einer Lehre.
lesson-inferred = (aus dem Wortlaut gelesen)
lesson-line = : Eintrag { $number } aus { $title }
lesson-basis = Worauf das beruht
lesson-most = Von einer Störung werden höchstens { $count } Einträge genommen, die irreführenden zuerst.
lessons-told = { $incidents ->
    [one] { $telling ->
        [0] Die eine Störung berichtet von keiner Lehre.
       *[other] Die eine Störung berichtet von einer Lehre.
    }
   *[other] { $telling } von { $incidents } Störungen { $telling ->
        [one] berichtet
       *[other] berichten
    } von einer Lehre.
}
lessons-stated = { $count ->
    [one] 1 weitere sagt nur, dass es keine gibt oder keine bekannt ist.
   *[other] { $count } weitere sagen nur, dass es keine gibt oder keine bekannt ist.
}
told-no-line = kein Eintrag
told-lines = { $lines ->
    [one] 1 Eintrag
   *[other] { $lines } Einträge
} in { $telling ->
    [one] 1 Störung
   *[other] { $telling } Störungen
}
told-inferred = davon { $count } aus dem Wortlaut eines Ablaufs gelesen
told-none = { $count ->
    [one] 1 gibt
   *[other] { $count } geben
} an, dass es nichts gab
told-unknown = { $count ->
    [one] 1 gibt
   *[other] { $count } geben
} an, dass nichts bekannt ist
told-silent = { $count ->
    [one] 1 sagt
   *[other] { $count } sagen
} nichts
told-between = { "; " }
misled-count = { $lines ->
    [one] 1 Eintrag
   *[other] { $lines } Einträge
} in { $telling } von { $incidents ->
    [one] 1 Störung
   *[other] { $incidents } Störungen
}
misled-count-all = { $count }: { $link }
misled-all = alles Irreführende
misled-none = { $count ->
    [one] Von dieser Störung
   *[other] Von diesen { $count } Störungen
} ist keine Sackgasse überliefert; { $stated }
other-lessons = { $count ->
    [one] 1 weitere Lehre
   *[other] { $count } weitere Lehren
}

## Zusätze zum Text der Dokumente
alert-note = Hinweis
alert-tip = Tipp
alert-important = Wichtig
alert-warning = Warnung
alert-caution = Vorsicht
footnote = Fußnote { $number }
footnotes = Fußnoten
footnote-back = Zurück zum Verweis { $number }
footnote-back-again = Zurück zum Verweis { $number }, { $again }
task-done = Erledigt
task-not-done = Nicht erledigt
table-number = Tabelle { $number }

## llms.txt
llms-about = Berichte über Störungen.
llms-intro = Insgesamt { $count ->
    [one] eine Störung
   *[other] { $count } Störungen
}, jede eine Markdown-Datei mit ihren Fakten im Kopf. Jeder Link auf eine Störung sagt, wann sie begann, wie schwer sie war, wie lange sie dauerte und was half, soweit es bekannt ist.
llms-cause = Ursache: { $cause }
llms-all-with-cause = Alle { $count } mit dieser Ursache
llms-json = die Fakten aller Störungen, worauf sie beruhen, mit Maßnahmen und Ablauf
llms-csv = dasselbe als Tabelle
llms-causes = der Baum der Ursachen
llms-incidents = die Liste, die neueste zuerst

## Feeds und Kalender
feed-heading = { $title }:
feed-whole = Der ganze Bericht
calendar-name = { $site }: fällige Maßnahmen
calendar-due = Fällig: { $task }
calendar-due-owner = Fällig: { $task } ({ $owner })
calendar-after = Zugesagt nach: { $incident }
calendar-after-on = Zugesagt nach: { $incident }, { $date }
calendar-owner = Verantwortlich: { $owner }
calendar-nobody = Verantwortlich: niemand genannt

## Fakten
fact-severity = Schweregrad
fact-duration = Dauer
fact-start = Beginn
fact-detected = Erkannt
fact-mitigated = Gelindert
fact-end = Ende
fact-detection = Gefunden durch
fact-users_affected = Betroffene Nutzer
fact-services = Dienste
fact-trigger = Auslöser
fact-escalated_to = Eskaliert an
fact-authors = Verfasser
fact-tags = Schlagwörter
fact-sources = Quellen
missing-severity = Schweregrad
missing-duration = Dauer
missing-start = Beginn
missing-detected = Zeitpunkt der Erkennung
missing-end = Ende
missing-detection = wie sie gefunden wurde
missing-users_affected = betroffene Nutzer
missing-services = Dienste
missing-trigger = Auslöser
missing-escalated_to = an wen eskaliert wurde
basis-front-matter = Steht im Kopf des Dokuments
basis-text = Steht im Text
basis-text-short = aus dem Text
basis-computed = Aus anderen Angaben errechnet
basis-computed-short = errechnet
basis-duration = Aus Beginn und Ende errechnet
basis-assumed = Angenommen: nirgends angegeben
basis-assumed-short = angenommen
basis-file-name = Der Tag, mit dem der Dateiname beginnt; nirgends steht, wann es begann
basis-file-name-short = aus dem Dateinamen
at-the-start = zu Beginn
before-the-start = { $length } vor dem Beginn
after-the-start = { $length } nach dem Beginn
detection-monitoring = Überwachung
detection-engineer = Techniker
detection-customer = Kunden
detection-partner = Partner
detection-chance = Zufall
users-share = { $share } der Nutzer
users-count = { $count ->
    [one] 1 Nutzer
   *[other] { $digits } Nutzer
}

## Zeitlicher Ablauf
kind-detected = Erkannt
kind-action = Maßnahme
kind-dead-end = Sackgasse
kind-escalated = Eskaliert
kind-mitigated = Gelindert
kind-resolved = Behoben
kinds-inferred = aus den Worten des Eintrags gelesen
date-inferred = Datum erschlossen, nicht angegeben
next-day = Dem nächsten Tag zugerechnet: die Uhrzeit springt zurück.
later = { $length } später
about = etwa
time = Uhrzeit
no-time = ohne Uhrzeit
since-start = Zeit seit dem Beginn

## Was wiederkehrte
sentence = { $text }.
promised-nothing = Damals wurde keine Maßnahme zugesagt.
promised-only-proposed = Damals wurden Maßnahmen vorgeschlagen, aber keine zugesagt.
promised-all-done-before = { $count ->
    [1] Die eine damals zugesagte Maßnahme war schon erledigt.
    [2] Beide damals zugesagten Maßnahmen waren schon erledigt.
   *[other] Alle { $count } damals zugesagten Maßnahmen waren schon erledigt.
}
promised-all-done = { $count ->
    [1] Die eine damals zugesagte Maßnahme ist erledigt.
    [2] Beide damals zugesagten Maßnahmen sind erledigt.
   *[other] Alle { $count } damals zugesagten Maßnahmen sind erledigt.
}
promised-all-done-after = { $count ->
    [1] Die eine damals zugesagte Maßnahme wurde erst nach der Wiederkehr erledigt.
    [2] Beide damals zugesagten Maßnahmen wurden erst nach der Wiederkehr erledigt.
   *[other] Alle { $count } damals zugesagten Maßnahmen wurden erst nach der Wiederkehr erledigt.
}
promised-all-open = { $count ->
    [1] Die eine damals zugesagte Maßnahme ist offen.
    [2] Beide damals zugesagten Maßnahmen sind offen.
   *[other] Alle { $count } damals zugesagten Maßnahmen sind offen.
}
promised-all-dropped = { $count ->
    [1] Die eine damals zugesagte Maßnahme wurde verworfen.
    [2] Beide damals zugesagten Maßnahmen wurden verworfen.
   *[other] Alle { $count } damals zugesagten Maßnahmen wurden verworfen.
}
promised-of = Von den { $count } damals zugesagten Maßnahmen: { $parts }.
promised-part-done-before = { $count } schon vorher erledigt
promised-part-done = { $count } erledigt
promised-part-done-after = { $count } erst nach der Wiederkehr erledigt
promised-part-open = { $count } offen
promised-part-dropped = { $count } verworfen
earlier-promise-done = Was davor zugesagt wurde, ist erledigt.
earlier-promise-done-after = Davor zugesagte Arbeit wurde erst nach der Wiederkehr erledigt.
earlier-promise-dropped = Davor zugesagte Arbeit wurde verworfen.
earlier-promise-open = Davor zugesagte Arbeit ist noch offen.
returns-scope = { $scope ->
    [both] bei beiden
    [all] bei allen { $count }
   *[some] bei { $count }
}
returns-open = { $scope } ist zugesagte Arbeit noch offen
returns-done-after = { $scope } wurde zugesagte Arbeit erst danach erledigt
returns-done-before = { $scope } war alles Zugesagte schon erledigt
returns-done = { $scope } ist alles Zugesagte erledigt, ohne Angabe des Tages
returns-dropped = { $scope } wurde zugesagte Arbeit verworfen
returns-nothing = { $scope } war keine Maßnahme zugesagt

## Was wiederkehrte: die Seite
what-came-back-about = Ursachen, die im selben Dienst wiederkehrten, und was aus der zugesagten Arbeit geworden war.
came-back-lead = { $count ->
    [one] 1 von { $seen } Störungen folgte
   *[other] { $count } von { $seen } Störungen folgten
} auf eine frühere mit derselben Ursache im selben Dienst.
came-back-lead-none = { $seen ->
    [0] Ob etwas wiederkehrte, ist nicht zu sehen: keine Störung hat Beginn, Ursache und Dienst.
    [1] Nichts kann wiedergekehrt sein: nur eine Störung hat Beginn, Ursache und Dienst.
   *[other] Keine von { $seen } Störungen folgte auf eine frühere mit derselben Ursache im selben Dienst.
}
came-back-no-promise = Keine frühere Störung sagt eine Maßnahme zu.
came-back-between = Zeit dazwischen: { $shortest }.
came-back-seen-all = Alle { $count } Störungen haben Beginn, Ursache und Dienst.
came-back-seen = { $seen } von { $count } Störungen haben Beginn, Ursache und Dienst. Ob die übrigen { $others } wiederkehrten, ist nicht zu sehen: { $lacking }.
came-back-time = Gezählt wird die Zeit von Beginn zu Beginn. Maßnahmen stehen hier so, wie ihre Dokumente sie am { $date } nennen; bei Erledigtem ohne Tag kann niemand sagen, ob es vor der Wiederkehr erledigt war.
came-back-times = { $count }-mal
came-back-incidents = { $count ->
    [one] 1 Störung.
   *[other] { $count } Störungen.
}
came-back-incidents-seen = { $count } Störungen, { $seen } davon mit Beginn und Dienst.
came-back-below = Mit den Ursachen darunter: { $incidents }
came-back-more = und { $count } davor: { $link }
came-back-all = alle Störungen mit dieser Ursache

## Trends
trends = Trends
trends-about = Was alle Störungen zusammen sagen.
trends-title = Trends: { $name }
trends-title-about = Was Störungen zusammen sagen. { $kind }: { $name }.
trends-full-title = { $kind }: { $name } · Trends · { $site }
trends-of-all = Trends aller Störungen
trends-of-cause = Trends dieser Ursache
trends-of-service = Trends dieses Dienstes
trends-of-year = Trends dieses Jahres
scope-all = alle Störungen
scope-cause = Ursache: { $name }
scope-service = Dienst: { $name }
scope-year = Jahr: { $name }
incidents-of-cause = Die Störungen mit dieser Ursache
incidents-of-service = Die Störungen dieses Dienstes
incidents-of-year = Die Störungen dieses Jahres
trends-incidents = { $incidents }.
trends-incidents-of = { $incidents }, vom { $date }.
trends-incidents-from-to = { $incidents }, { $from } bis { $to }.
trends-parts = Trends der Teile
trends-more-exactly = Genauer: { $links }
trends-by-year = Nach Jahr: { $links }
trends-nothing = Noch ist keine Störung veröffentlicht, also gibt es nichts zu zählen.
trends-past = Die neueste Störung begann am { $newest }, lange vor heute ({ $today }). Ob seither nichts geschah oder niemand es aufschrieb, sagen diese Zahlen nicht.
same-as-table = Dasselbe als Tabelle
left-out = Nicht enthalten: { $list }.
left-out-no-start = { $count } ohne Beginn
left-out-no-end = { $count } ohne Ende
left-out-no-detection = { $count } ohne Zeitpunkt der Erkennung
left-out-no-cause = { $count } ohne Ursache
left-out-no-service = { $count } ohne Dienst
left-out-reversed-end = { $count } mit einem Ende vor dem Beginn
left-out-reversed-detection = { $count } mit einer Erkennung vor dem Beginn
left-out-before = { $count } vor dem ersten Balken
left-out-after = { $count } nach heute

## Trends: worauf sie beruhen
coverage-title = Worauf diese Zahlen beruhen
column-fact = Angabe
column-known = Bekannt
column-from-where = Woher
detected-at = Zeitpunkt der Erkennung
known-of = { $known } von { $count }
known-front-matter = { $count } im Kopf des Dokuments genannt
known-text = { $count } im Text genannt
known-computed = { $count } aus anderen Angaben errechnet
known-assumed = { $count } angenommen
known-gap = { $count } als unbekannt oder „keine“ angegeben
known-silent = { $count } ohne ein Wort dazu
coverage-note = Was nicht bekannt ist, fehlt in den Zahlen, die es brauchen, und wird dort gezählt. Nichts wird ergänzt.

## Trends: wie lange sie dauerten
how-long = Wie lange sie dauerten
how-long-note = Hier steht kein Mittelwert und keine MTTR: Dauern unterscheiden sich um das Hundertfache, deshalb sagt ein Mittelwert etwas über die längste Störung und wenig sonst, und er schwankt von Zeitraum zu Zeitraum um die Hälfte, ohne dass sich etwas geändert hat. Aussagekräftiger sind die Punkte und die Störungen selbst. { $link }
how-long-why = Warum (Davidovič, Incident Metrics in SRE)
chart-durations = Dauer von { $incidents }, { $about }
chart-lags = Zeit bis zur Erkennung bei { $incidents }, { $about }
chart-dots = Jede Störung ist ein Punkt auf einer logarithmischen Zeitachse.
chart-bins = Die Störungen sind in Klassen auf einer logarithmischen Zeitachse gezählt.
chart-range = Von { $from } bis { $to }.
chart-quartiles = Die Hälfte liegt zwischen { $lower } und { $upper }; der Median ist { $median }.
strip-none = Keine Störung nennt ihre { $what ->
    [lag] Zeit vom Beginn bis zur Erkennung
   *[duration] Dauer
}.
strip-none-left-out = Keine Störung nennt ihre { $what ->
    [lag] Zeit vom Beginn bis zur Erkennung
   *[duration] Dauer
}: { $list }.
strip-skip = Die { $count } Punkte dieses Diagramms überspringen
strip-known = n = { $count } von { $incidents }.
strip-dots = Jeder Punkt ist eine Störung bei ihrer { $what ->
    [lag] Zeit vom Beginn bis zur Erkennung
   *[duration] Dauer
}, auf einer logarithmischen Achse: gleiche Schritte sind gleiche Faktoren.
strip-bins = Jeder Balken zählt die Störungen einer Spanne der { $what ->
    [lag] Zeit vom Beginn bis zur Erkennung
   *[duration] Dauer
}, weil es für einzelne Punkte zu viele sind; auf einer logarithmischen Achse: gleiche Schritte sind gleiche Faktoren.
strip-quartiles = Beschreibend: die Hälfte liegt zwischen { $lower } und { $upper } (der Kasten), der Median ist { $median } (sein Strich).
strip-few = Bei weniger als { $least } gibt es weder Median noch Quartile.
strip-zeros = { $count } mit 0 s { $count ->
    [one] steht
   *[other] stehen
} links für sich, weil eine logarithmische Achse keinen Platz für 0 hat.
strip-table = Die Zahlen stehen in { $link }.
strip-table-link = der Tabelle oben
column-one-incident = Störung
column-began = Begann
column-noticed = Bemerkt nach
column-range = Spanne
bin-under = unter { $to }
bin-range = { $from } bis unter { $to }
range-open = { $from } und mehr
tick-weeks = { $count } Wo.
tick-months = { $count } Mon.
tick-years = { $count } J.

## Trends: wie viele
how-many = Wie viele, und mit welchen Ursachen
quarter = Quartal
column-all = Alle
subject-itself = { $cause }, nicht genauer
smaller-causes = { $count } kleinere Ursachen
smaller-services = { $count } kleinere Dienste
smaller-triggers = { $count } kleinere Auslöser
none-named = ohne Angabe
chart-counts = { $subject } nach { $unit ->
    [year] Jahr
   *[quarter] Quartal
}: { $incidents }, { $about }
chart-counts-below = Die Zahlen stehen in der Tabelle darunter.
counts-of-period = { $period }: { $counts }
counts-none = Keine Störung hat ein Datum bis heute.
counts-none-left-out = Keine Störung hat ein Datum bis heute: { $list }.
counts-note = n = { $count } von { $incidents }, nach dem { $unit ->
    [year] Jahr
   *[quarter] Quartal
}, in dem sie begannen; { $charts ->
    [no-cause] keine von ihnen nennt eine Ursache.
    [no-finer] keine von ihnen nennt die Ursache genauer.
   *[one-scale] alle Diagramme mit demselben Maßstab.
}
counts-each-cause = Eine Störung zählt bei jeder ihrer Ursachen, deshalb ergeben die Diagramme der Ursachen zusammen { $count } oder mehr.
counts-partial = { $period } ist noch nicht vorbei: die Balken sind nur umrissen.
counts-unused = { $count ->
    [one] 1 Ursache hat
   *[other] { $count } Ursachen haben
} hier keine Störung.
counts-table = Störungen nach Ursache im Lauf der Zeit

## Trends: was zusammentrifft
together = Was zusammentrifft
together-none = Keine Störung nennt einen Auslöser oder einen Dienst.
together-came-back = { $link }: eine Ursache noch einmal im selben Dienst, nach welcher Zeit, und was aus der vorher zugesagten Arbeit geworden war.
matrix-trigger = Ursachen nach Auslöser
matrix-service = Ursachen nach Dienst
matrix-note-trigger = n = { $count }. Eine Störung zählt bei jeder ihrer Ursachen, in einer Zelle einmal, deshalb können Zeilen und Spalten zusammen mehr als „Alle“ ergeben.
matrix-note-service = n = { $count }. Eine Störung zählt bei jeder ihrer Ursachen und jedem ihrer Dienste, in einer Zelle einmal, deshalb können Zeilen und Spalten zusammen mehr als „Alle“ ergeben.
matrix-links = Eine einzelne Störung führt zu ihrer Seite, mehrere zur Suche, die sie findet.
matrix-links-some = Eine einzelne Störung führt zu ihrer Seite, mehrere zur Suche, die sie findet; was kleinere Gruppen gemeinsam haben oder was nicht genannt ist, findet keine Suche, deshalb führen diese Zellen nirgendwohin.
together-most = Am häufigsten zusammen
together-more = { $count } weitere kommen mehr als einmal vor.
together-lone = { $count ->
    [one] 1, die nur eines der drei oder keines nennt, ist
   *[other] { $count }, die nur eines der drei oder keines nennen, sind
} nicht aufgeführt.
together-single = { $count ->
    [one] 1 Kombination kommt
   *[other] { $count } Kombinationen kommen
} einmal vor.
together-note = Ursachen, wie Störungen sie nennen. Eine Störung zählt bei jeder Kombination ihrer Ursachen und Dienste.
together-cut = Von { $count } Störungen wurden nur die ersten 32 Ursachen und Dienste betrachtet.
together-no-repeat = Keine Kombination von Ursache, Auslöser und Dienst kommt mehr als einmal vor.

## Trends: wie Störungen erkannt wurden
how-found = Wie sie gefunden wurden
how-noticed = Wie lange es bis zur Erkennung dauerte
method-monitoring = Überwachung
method-engineer = Techniker
method-customer = Kunden
method-partner = Partner
method-chance = Zufall
method-not-stated = nicht genannt
method-count = { $method } { $count }
count-method = { $count } { $method }
chart-found = Wie Störungen gefunden wurden, nach { $unit ->
    [year] Jahr
   *[quarter] Quartal
}, { $about }
chart-found-all = Insgesamt: { $counts }.
found-none = Keine Störung sagt, wie sie gefunden wurde: { $list }.
found-note = n = { $incidents }; { $count } davon sind gezeichnet, nach dem { $unit ->
    [year] Jahr
   *[quarter] Quartal
}, in dem sie begannen, von unten in der Reihenfolge der Legende.
found-note-partial = n = { $incidents }; { $count } davon sind gezeichnet, nach dem { $unit ->
    [year] Jahr
   *[quarter] Quartal
}, in dem sie begannen ({ $period } ist noch nicht vorbei), von unten in der Reihenfolge der Legende.
found-note-undated = n = { $incidents }; keine hat ein Datum, deshalb gibt es kein Diagramm.
found-unknown = „Unbekannt“ sagen die Verfasser, „nicht genannt“ heißt: sie sagen nichts.
found-table = Wie Störungen gefunden wurden, im Lauf der Zeit

## Trends: verglichen mit vorher
compared = Verglichen mit vorher
compare-undated = Diese Störungen haben kein Datum, deshalb gibt es keinen Zeitraum zu vergleichen.
compare-four-quarters = Die letzten vier vollen Quartale und die vier davor
compare-quarter = Das letzte volle Quartal und das davor
compare-year = Dieses Jahr und das davor
compare-year-so-far = Dieses Jahr bis heute und das Jahr davor
compare-later = Später: { $from } bis { $to }, { $count ->
    [one] 1 Tag
   *[other] { $count } Tage
}.
compare-earlier = Früher: { $from } bis { $to }, { $count ->
    [one] 1 Tag
   *[other] { $count } Tage
}.
compare-none = In keinem der Zeiträume begann eine Störung.
compare-none-newest = In keinem der Zeiträume begann eine Störung (die neueste begann am { $date }).
compare-none-later = Im späteren Zeitraum begann keine Störung.
compare-none-later-newest = Im späteren Zeitraum begann keine Störung (die neueste begann am { $date }).
compare-none-earlier = Im früheren Zeitraum begann keine Störung.
compare-records = Die Aufzeichnungen dieser Site umfassen { $which ->
    [both] beide Zeiträume
    [earlier] den früheren Zeitraum
   *[later] den späteren Zeitraum
} nicht ganz: wenige Störungen können heißen, dass wenige aufgeschrieben wurden.
compare-partial = Der spätere Zeitraum ist noch nicht vorbei: er endet heute, am { $date }.
column-earlier = Früher
column-later = Später
column-ratio = Verhältnis und Intervall
column-ratio-short = Verhältnis
column-interval = Das Intervall gezeichnet
column-says = Was es besagt
reading-none = Keine Störung in beiden Zeiträumen.
reading-too-few = Zu wenige für eine Aussage: n = { $count }.
reading-within-chance = Im Rahmen dessen, was bei n = { $count } der Zufall hervorbringt.
reading-more = Mehr, als bei n = { $count } der Zufall gewöhnlich hervorbringt.
reading-fewer = Weniger, als bei n = { $count } der Zufall gewöhnlich hervorbringt.
compare-note = Das Verhältnis ist das { $of ->
    [rate] der Störungen je Tag
   *[count] der Anzahlen
}, später durch früher, mit seinem exakten 95-%-Intervall auf einer logarithmischen Achse: enthält das Intervall die 1, kann schon der Zufall den Unterschied erklären.
compare-made = Von 20 solchen Vergleichen zeigt etwa einer durch Zufall einen Unterschied; hier sind es { $count }.
compare-cut = Bei so wenigen Störungen werden die Ursachen nicht einzeln verglichen.
compare-empty = { $count ->
    [one] 1 Ursache ohne Störung in beiden Zeiträumen ist nicht aufgeführt.
   *[other] { $count } Ursachen ohne Störung in beiden Zeiträumen sind nicht aufgeführt.
}
counts-each = Eine Störung zählt bei jeder ihrer Ursachen.

## Wie lange Maßnahmen dauern
curve-heading = Wie lange Maßnahmen dauern
curve-write-day = Bei Erledigtem gehört der Tag dahinter: { $example }.
curve-example = (owner: Datenbanken, done 2026-04-20)
curve-note = n = { $count }: { $done } erledigt mit Datum; { $open } noch offen, die bis { $date } als offen zählen und auf der Kurve markiert sind (Kaplan–Meier). Das Band gilt punktweise, zu 95 %.
curve-few = Bei weniger als { $fewest } gibt es keinen Median.
curve-undated-note = { $share } des Erledigten sagen nicht, wann, und fehlen hier: die Kurve lässt Maßnahmen langsamer aussehen, als sie waren.
curve-table-label = Anteil noch nicht erledigter Maßnahmen nach Tagen
curve-more-steps = Die Kurve hat mehr Stufen als diese Tabelle Zeilen.
column-after = Nach
column-not-done = Noch nicht erledigt
column-band = 95-%-Band
column-done-by-then = Bis dahin erledigt
column-open-longer = Länger offen
curve-title = Anteil noch nicht erledigter Maßnahmen
curve-axis = Tage seit der Störung, logarithmisch
curve-description = Eine Kurve, die in Stufen von { $start } auf { $end } fällt: der Anteil von { $count } Maßnahmen, die noch nicht erledigt sind, nach Tagen seit der Störung.
curve-table = Die Zahlen stehen in der Tabelle.
curve-nothing = Noch gibt es nichts zu zählen: keine Maßnahme einer Störung mit Datum ist offen oder erledigt.
curve-none-done = Noch keine Kurve: keine Maßnahme ist erledigt und sagt, wann.
curve-undated = Keine Kurve: { $undated } von { $count } erledigten Maßnahmen sagen nicht, wann sie erledigt wurden. Eine Kurve beruhte auf den wenigen, die es sagen, und auf denen, die Daten aufschreiben.
curve-done-within = { $share ->
    [quarter] ein Viertel
    [half] die Hälfte
   *[three-quarters] drei Viertel
} erledigt nach höchstens: { $days }
curve-not-reached = { $share ->
    [quarter] ein Viertel
    [half] die Hälfte
   *[three-quarters] drei Viertel
} nicht erreicht
curve-left-undated = { $count } erledigt ohne Datum
curve-left-dropped = { $count } verworfen (wann, ist nicht angegeben)
curve-left-proposed = { $count } vorgeschlagen und nicht angenommen
curve-left-incident-undated = { $count } aus Störungen ohne Datum
curve-left-before = { $count } mit einem Datum vor ihrer Störung
curve-left-after = { $count } mit einem Datum nach heute

## Suche
search-about = Alle Störungen durchsuchen: Fehlermeldungen, Dienste, Wörter, nach Ursache, Schweregrad und Jahr.
search-hint = Eine Fehlermeldung, ein Dienst, ein Wort
search-syntax = Suchsprache
search-phrase = diese Wörter in dieser Folge
search-without = ohne dieses Wort
search-cause = mit dieser Ursache oder einer darunter; ebenso
search-since = von da an; ebenso
filters = Filter
clear-filters = Filter entfernen
show-more = Mehr zeigen
browse-instead = Stattdessen stöbern
search-needs-script = Die Suche braucht JavaScript, und das ist abgeschaltet oder wurde nicht geladen. Alle Störungen sind auch hier zu finden.

## Nicht gefunden, und umgezogen
not-found = Seite nicht gefunden
not-found-lead = Unter dieser Adresse ist nichts. Vielleicht ist es umgezogen.
all-incidents = Alle Störungen
all-causes = Alle Ursachen
first-page = Die erste Seite
moved = Umgezogen
moved-to = Diese Seite ist jetzt

## Was die Skripte der Suche sagen
script-found = { $count ->
    [one] { $number } Störung
   *[other] { $number } Störungen
}
script-about = etwa { $count ->
    [one] { $number } Störung
   *[other] { $number } Störungen
}
script-all = { $count ->
    [one] { $number } Störung
   *[other] { $number } Störungen
}, die neueste zuerst
script-none = keine Störung gefunden
script-more = { $found }; { $number } weitere mit einigen der Wörter
script-see = { $found } ansehen
script-marked = { $count ->
    [one] { $number } Stelle
   *[other] { $number } Stellen
} markiert
script-clear = Markierung entfernen
script-lost = Diese Störung wurde nicht geladen.
script-without = Ohne: { $words }
script-filters = Filter
script-chosen = Filter ({ $number })
script-again = Erneut versuchen
script-unknown = { $axis } { $value } gibt es hier nicht und bleibt außer Acht.
script-cause = Ursache
script-service = Dienst
script-severity = Schweregrad
script-year = Jahr
script-detection = Erkennung
script-trigger = Auslöser
script-corrected = { $typed } kommt nirgends vor; gezeigt wird { $words }
script-partial = Ein Teil des Index wurde nicht geladen; Störungen können fehlen.
script-searching = Suche läuft …
script-broken = Die Suche wurde nicht geladen.
script-no-index = Der Suchindex wurde nicht geladen.
script-disk = Von der Festplatte aus gibt es keine Suche: sie braucht einen Webserver.
script-cut = Die Anfrage wurde auf 2.000 Zeichen gekürzt.
script-full = Nur nach den ersten 32 Wörtern der Anfrage wurde gesucht.
script-no = { $axis } „{ $value }“ gibt es nicht.
script-near = { $axis } „{ $value }“ gibt es nicht; meinten Sie „{ $near }“?
script-no-date = „{ $value }“ ist kein Datum: schreiben Sie { $filter }:2023, { $filter }:2023-05 oder { $filter }:2023-05-17.
script-some = Keine Störung enthält alle diese Wörter; diese enthalten einige davon.
script-phrases = Nach Wortfolgen wurde nur in den 50 besten Störungen gesucht.
