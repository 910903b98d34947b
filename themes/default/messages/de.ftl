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
browse-by = Stöbern nach
data = Daten:

## Listen
column-date = Datum
column-incident = Störung und Behebung
column-came-back = Wiedergekehrt
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

## Eine Störung
more = Mehr
more-on = zu: { $title }
more-below = und { $count } weitere weiter unten
not-stated = In keinem eigenen Abschnitt genannt.
gap-unknown = Unbekannt
gap-none = Keine Angabe
gap-with-reason = { $gap }: { $why }
edit = Diese Seite bearbeiten

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
two-sentences = { $first } { $second }
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
promised-of = Von den { $count } damals zugesagten Maßnahmen { $parts }.
promised-part-done-before = { $count ->
    [one] war 1
   *[other] waren { $count }
} schon erledigt
promised-part-done = { $count ->
    [one] ist 1
   *[other] sind { $count }
} erledigt
promised-part-done-after = { $count ->
    [one] wurde 1
   *[other] wurden { $count }
} erst nach der Wiederkehr erledigt
promised-part-open = { $count ->
    [one] ist 1
   *[other] sind { $count }
} offen
promised-part-dropped = { $count ->
    [one] wurde 1
   *[other] wurden { $count }
} verworfen
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
