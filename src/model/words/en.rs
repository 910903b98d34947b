//! English words.

use super::{KindWords, Script, SummaryWords, Table, Way};
use crate::incident::{Detection, EntryKind};

/// What goes wrong, as far as an observation of it shows that something does.
const TROUBLE: &str = r"(?:issues?|problems?|incidents?|outages?|anomal\w+|spikes?|alerts?|alarms?|errors?|exceptions?|fail\w*|crash\w*|downtime|unavailab\w*|unreachable|inaccessible|unrespons\w*|slow\w*|latenc\w*|degrad\w*|high|increas\w*|drop\w*|down|offline|stuck|broken|missing|not working|not responding|timeouts?|timing out|connections? refused|[45]\d\d|bug|corrupt\w*|unable|can ?n[o']t|could ?n[o']t|wrong|abnormal\w*|unusual\w*)";

/// Those whom others call to help.
const HELPERS: &str = r"(?:teams?|engineers?|engineering|experts?|specialists?|on[- ]?call|vendors?|suppliers?|providers?|support|leads?|leadership|management|managers?|cto|dbas?|sres?|administrators?|admins?|sysadmins?|developers?|maintainers?|colleagues?|instructors?|department|ops|operations|security|infrastructure|devops|backend|head of \w+)";

/// Those whom it hurts.
const USERS: &str = r"(?:users?|customers?|clients?|visitors?|subscribers?|players?|students?|patients?|merchants?|passengers?|tenants?|accounts?|people|members?|consumers?|shoppers?|travell?ers?|citizens?)";

pub(super) const TABLE: Table = Table {
    script: Script::Latin,
    names: &[("TROUBLE", TROUBLE), ("HELPERS", HELPERS), ("USERS", USERS)],
    stop_words: &[
        "the", "and", "of", "to", "was", "were", "with", "that", "for", "this", "from", "by", "on", "is",
        "are", "we", "our", "it", "at", "be", "been", "as", "not", "had", "has", "have", "after", "or",
        "but", "could", "which", "who", "their", "when", "then", "they", "while", "into",
    ],
    kinds: &[
        KindWords {
            kind: EntryKind::Detected,
            says: &[
                r"^\W*(?:the )?(?:issues?|incidents?|problems?|outages?|errors?)(?: (?:is|was|were|has been|had been))?(?: (?:first|initially|officially|automatically))? (?:detected|noticed|discovered|spotted|reported|observed)",
                r"^\W*(?:detection|detected|discovery|first (?:report|alert|sign)s?|initial reports?|alert)\W*(?:$|:|from\b|of\b)",
                r"\b<TROUBLE>(?: \w+){0,4} (?:is|was|are|were|been|being|first|initially) (?:first |initially |automatically )?(?:detected|noticed|discovered|spotted|observed|reported|picked up)\b",
                r"\b(?:detects?|detected|noticed|notices|notice|noticing|spotted|spots|observed|observes|discovered|reported|reports|saw) (?:\w+ ){0,6}?<TROUBLE>\b",
                r"\b(?:alerts?|alarms?|pagers?|pages?|monitors?|pagerduty|health ?checks?|uptime checks?)\b(?: \S+){0,5} (?:fires?|fired|triggers?|triggered|arrives?|arrived|went off|goes off|go off|raised|sent|come in|came in|comes in|received|pages|paged|reports?|reported|rings?|rang|tripped|trips|begin|began|started|starts|screams?|screaming|warns?|warned|fail|fails|failed|sounded|sounds|tells?|told|shows?|showed|calls?|called|wakes?|woke)\b",
                r"\b(?:receives?|received|receiving|get|got|gets|getting|triggers?|triggered|fires?|fired|raises?|raised|sends?|sent|issued|acknowledged?)(?: out)? (?:\w+ ){0,4}?(?:alerts?|alarms?|pages?|notifications?)\b",
                r"\b(?:monitoring|monitors?|dashboards?|prometheus|grafana|datadog|nagios|pingdom|sentry|errbit|cloudwatch|new ?relic)\b(?: \S+){0,3} (?:alerts?|alerted|detects?|detected|reports?|reported|shows?|showed|flags?|flagged|notifie[sd]|picks? up|picked up|warns?|warned|pages?|paged)\b",
                r"\b<USERS>\b(?: \S+){0,3} (?:reports?|reported|reporting|complains?|complained|complaining|notif(?:y|ied|ies)|contact(?:s|ed)?|raised?|open(?:s|ed)?|tweets?|tweeted|wrote|writes?|call(?:s|ed)?|inform(?:s|ed)? us|reach(?:es|ed)? out|detect(?:s|ed)?|notic(?:e|es|ed))\b",
                r"\b(?:reports?|complaints?|tickets?|calls?|messages?|mails?|e-mails?|emails?)(?: \S+){0,3} (?:from|by|of) (?:\w+ ){0,4}?<USERS>\b",
                r"\b(?:support|help ?desk) (?:\w+ )?(?:tickets?|requests?|calls?) (?:\w+ ){0,2}?(?:is|was|are|were|come|comes|came|begin|began|arrive|arrives|arrived|opened)\b",
                r"\b<USERS> (?:complaints?|reports?|tickets?)\b",
                r"\b(?:became|become|becomes|were made|was made|are made) aware\b",
                r"\bdetected\b",
            ],
            may: &[
                r"\b(?:detect\w*|notic\w+|alert\w*|alarms?|report(?:s|ed|ing)?|complain\w*|discover\w*|spot(?:s|ted)|observ\w+|paged|pages|aware|realis\w+|realiz\w+|found|find|finds|saw|sees?|seen|incident (?:\w+ )?(?:declared|opened|created|started)|declared?|warn\w*|monitoring|acknowledg\w+|first (?:error|sign|record\w*|appear\w*)|issue was (?:opened|filed)|encounter\w*|identif\w+|inform\w*|notif\w+|tickets?)\b",
            ],
            unless: &[
                r"\b(?:no|any|without|missing|add(?:ed|ing|s)?|new|creat(?:e|ed|ing)|configur\w+|adjust\w*|silenc\w+|mut(?:e|ed|ing)|disabl\w+) (?:\w+ ){0,3}?(?:alerts?|alarms?|alerting|monitoring|reports?|complaints?|dashboards?|monitors?)\b",
                r"\balert(?:s|ing)?\b(?: \S+){0,5} (?:resolv\w+|clear\w*|stop\w*|recover\w*|thresholds?|rules?|silenced|closed?|gone|disappear\w*|subsid\w*|added|created)\b",
                r"\balert(?:ing)? (?:thresholds?|rules?|polic\w+|channels?)\b",
                r"\b(?:not|never|nobody|no one|n't|without) (?:\w+ )?(?:detect\w*|notic\w+|report\w*|alert\w*|observ\w+|discover\w*|aware|fire|complain\w*)\b",
                r"\b(?:gone|undetected|unnoticed|unreported)\b",
                r"\bmonitoring (?:\w+ )?(?:confirm\w*|shows? (?:normal|recover\w*|that .{0,40}(?:normal|recover\w*|stable))|showed (?:normal|recover\w*|no))",
                r"\b(?:updates?|updated|announce\w*|informed|notified|told|status page)\b.{0,30}\busers\b",
                r"\b(?:no longer|back to normal|resolved|recover(?:y|ed|s)|fixed)\b",
                r"\bask(?:s|ed) (?:the|a) ",
            ],
        },
        KindWords {
            kind: EntryKind::Action,
            says: &[
                r"\b(?:investigat(?:e|es|ed|ing|ion|ions)|troubleshoot\w*|debugg?(?:ed|ing|s)?|analys(?:is|ed|es|ing)|analyz(?:ed|es|ing)|diagnos\w+|examin(?:e|es|ed|ing)|inspect(?:s|ed|ing)?|look(?:s|ed|ing)? (?:into|at|through|for)|check(?:s|ed|ing)?|review(?:s|ed|ing)?|verif(?:y|ies|ied|ying)|test(?:s|ed|ing)|tr(?:y|ies|ied|ying)(?: to)?|attempt(?:s|ed|ing)?|reproduc(?:e|es|ed|ing))\b",
                r"\b(?:restart(?:s|ed|ing)?|reboot(?:s|ed|ing)?|roll(?:s|ed|ing)? ?back|rollback|revert(?:s|ed|ing)?|redeploy\w*|re-deploy\w*|re-?run(?:s|ning)?|re-?enabl\w+|disabl(?:e|es|ed|ing)|remov(?:e|es|ed|ing)|delet(?:e|es|ed|ing)|kill(?:s|ed|ing)?|drain(?:s|ed|ing)?|block(?:s|ed|ing)?|throttl(?:e|es|ed|ing)|scal(?:e|es|ed|ing) (?:up|down|out|back)|patch(?:es|ed|ing)?|monkey[- ]?patch\w*|hotfix\w*|workaround|work(?:s|ed)? around|fail(?:s|ed)? ?over|switch(?:es|ed|ing)? (?:to|off|on|over|the|back)|turn(?:s|ed|ing)? (?:off|on|it)|stop(?:s|ped|ping)? (?:the|all|one|our)|cordon\w*|resiz(?:e|es|ed|ing)|recreat\w+|re-creat\w+|rebuil[dt]s?|re-?index\w*|restor(?:e|es|ed|ing) (?:the|a|from)|flush(?:es|ed|ing)?|purg(?:e|es|ed|ing)|renew(?:s|ed|ing)?|replac(?:e|es|ed|ing)|appl(?:y|ies|ied|ying)|correct(?:s|ed|ing)?|adjust(?:s|ed|ing)?|optimi[sz](?:ed|es|ing)|increas(?:e|es|ed|ing) (?:the|our|its|memory|cpu|number|capacity|limit\w*|resource\w*)|bump(?:s|ed|ing)?|fix(?:es|ed|ing)?)\b",
                r"\b(?:assum(?:e|es|ed|ing|ption|ptions)|suspect(?:s|ed|ing)?|suspicion|hypothes\w+|focus(?:es|ed)? (?:on|shift\w*)|theory)\b",
                r"\b(?:code review|work(?:s|ed|ing)? on (?:a|the) (?:fix|solution|patch|resolution))\b",
                r"^\W*(?:(?:initial |corrective |immediate )?actions? taken|action|first response|response)\W*(?:$|:)",
            ],
            may: &[
                r"\b(?:deploy\w*|releas(?:e|ed|es)|merg(?:e|ed|es|ing)|run(?:s|ning)?|ran|chang(?:e|ed|es|ing)|updat(?:e|ed|es|ing)|upgrad\w+|add(?:s|ed|ing)?|creat(?:e|ed|es|ing)|start(?:s|ed|ing)?|began|begins?|open(?:s|ed|ing)?|find(?:s|ing)?|found|identif\w+|isolat\w+|discover\w+|realis\w+|realiz\w+|execut\w+|clean\w*|clear\w*|limit(?:s|ed|ing)?|mov(?:e|ed|es|ing)|migrat\w+|push(?:es|ed|ing)?|implement\w*|mitigat\w+|repair\w*|rotat\w+|terminat\w+|ssh\w*|log(?:s|ged|ging)? in(?:to)?|decid(?:e|ed|es)|prepar\w+|search\w*|collect\w*|gather\w*|communicat\w+|declar\w+|bring\w*|brought|set(?:s|ting)?|made?|makes|modif\w+|edit\w*|install\w*|configur\w+|reconfigur\w+|renam\w+|paus(?:e|ed|es)|took|taken|takes?)\b",
            ],
            unless: &[],
        },
        KindWords {
            kind: EntryKind::DeadEnd,
            says: &[
                r"\b(?:mislead(?:ing)?|misled|mistaken(?:ly)?|misdiagnos\w+|misattribut\w+|misinterpret\w*|false (?:lead|trail|alarm|assumption|start|path)s?|wrong (?:path|track|assumption|lead|direction|turn|hypothesis|trail)s?|red herrings?|wild goose|dead ends?|rabbit holes?|detour)\b",
                r"\bturn(?:s|ed) out (?:to be |to have been )?(?:not\b|un\w+|wrong|false|incorrect|mistaken|a (?:dead|false|red)|fine|normal|healthy|irrelevant|innocent)",
                r"\bturn(?:s|ed) out not\b",
                r"\bprove[sdn]* (?:to be )?(?:wrong|incorrect|false|fruitless|unfounded|unrelated|ineffective|unsuccessful|not\b)",
                r"\b(?:did|does|do|had|has|have|was|were|is|are)(?: ?n[o']t| no)(?: \w+){0,2} (?:resolve|fix|help|solve|work|change anything|recover|improve|make (?:a|any) difference|effect|effective|the cause|the (?:root )?(?:cause|problem|issue|culprit)|related|responsible|to blame)\b",
                r"\b(?:no|without|little) (?:any |visible |noticeable |lasting )?(?:effect|success|improvement|change|luck|avail|result|results)\b",
                r"\b(?:fail(?:s|ed)? to (?:resolve|fix|help|solve|restore)|to no avail|in vain|unsuccessful(?:ly)?|fruitless|ineffective|not (?:having|have) the (?:intended|desired|expected) effect)\b",
                r"\b(?:rul(?:ed?|es|ing) out|eliminat(?:e|ed|es|ing) (?:the )?(?:possibility|network|database|\w+ as))\b",
                r"\b(?:unrelated to|nothing to do with|not the cause|not the culprit)\b",
                r"\b(?:analysis|review|logs?|check(?:s|ed|ing)?|investigat\w+|inspect\w+|examin\w+|look\w*|search\w*|found|finds?|show(?:s|ed)?|reveal(?:s|ed)?|team|engineers?)\b.{0,80}\b(?:no|nothing|not any) (?:\w+ ){0,2}?(?:issues?|anomal\w+|abnormal\w+|problems?|leaks?|evidence|cause|signs?|suspicious|unusual|obvious|useful|wrong|out of the ordinary)\b",
                r"\b(?:initially|at first|first) (?:\w+ )?(?:thought|assumed|believed|suspected|attributed|blamed)\b",
                r"\b(?:thought|assumed|believed|suspected|attributed|blamed|considered) (?:\w+ )?(?:initially|at first|first)\b",
                r"\bgave no useful\b",
                r"\b(?:diver(?:t|ted|sion|ting)|sidetrack\w*|distract\w*)\b",
                r"\b(?:still (?:down|failing|broken|unavailable|inaccessible|unreachable|persist\w*|slow|occur\w*|the same|there|not (?:working|resolved|fixed|up|responding))|(?:issue|problem|error|outage|errors|problems|issues|symptoms)(?: \w+)? (?:persist(?:s|ed)?|remain(?:s|ed)?|continue[sd]?|go on|went on|return(?:s|ed)?|recur(?:s|red)?|reappear(?:s|ed)?|came back|come back|comes back))\b",
            ],
            may: &[
                r"\b(?:assum\w+|suspect\w*|suspicion|hypothes\w+|theor(?:y|ies|ised|ized)|believ\w+|thought|thinking|however|unfortunately|unable|could ?n[o']t|can ?n[o']t|did ?n[o']t|does ?n[o']t|was not|were not|still|persist\w*|failed to|no luck|again fail\w*|incorrect\w*|wrong\w*|mistak\w+|wonder\w*|attempt\w*|tried|tries|try|seemed|possib(?:ly|le|ility)|confus\w+|instead|not the|nothing|second time|(?:crash\w*|fail\w*|down|breaks?|broke|broken|reappear\w*|back) again|(?:rolled back|reverted|undone|withdrawn) (?:\w+ ){0,2}?(?:due|because|since|as|after))\b",
            ],
            unless: &[
                r"\bno (?:further|more|new|remaining|other|additional|longer|data|customer|user|downtime) ",
                r"\b(?:root cause|culprit) (?:was|is|identified|found)\b",
                r"\b(?:will|would|should|could|might|may|must) not\b",
            ],
        },
        KindWords {
            kind: EntryKind::Escalated,
            says: &[
                r"\bescalat(?:e|es|ed|ing) (?:\w+ ){0,4}?(?:to|with|within|up to)\b",
                r"\b(?:issue|incident|problem|ticket|case|outage|it)(?: (?:is|was|has been|had been|were|gets?|got))?(?: \w+)? escalated\b",
                r"\bescalat(?:e|es|ed|ing) (?:\w+ ){0,4}?<HELPERS>\b",
                r"^\W*(?:incident )?escalat(?:ion|ed)\W*(?:$|:)",
                r"\b(?:page(?:s|d)?|pull(?:s|ed)? in|call(?:s|ed)? in|bring(?:s)? in|brought in|loop(?:s|ed)? in|get(?:s)? hold of|engage(?:s|d)?|involve(?:s|d)?|hand(?:s|ed) (?:off|over) to|handed (?:it |this |the \w+ )?(?:off |over )?to|reassigned to|assigned to) (?:\S+ ){0,4}?<HELPERS>\b",
                r"\b<HELPERS> (?:is|was|are|were|gets?|got)(?: \w+)? (?:called in|pulled in|brought in|looped in|paged|engaged|involved|called|mobili[sz]ed)\b",
                r"\b(?:contact(?:s|ed)?|reach(?:es|ed)? out to|calls|called|ask(?:s|ed)|opened? (?:a |an )?(?:\w+ )?(?:ticket|case) with) (?:\S+ ){0,4}?(?:vendors?|suppliers?|providers?|support|<HELPERS>)\b",
                r"\b<HELPERS>\b(?: \w+){0,2} join(?:s|ed)\b",
            ],
            may: &[
                r"\b(?:contact\w*|notif\w+|inform\w*|alert\w*|call\w*|ask\w*|ping(?:s|ed)|reach\w*|pull\w*|bring\w*|brought|loop\w*|involv\w+|engag\w+|pag(?:e|ed|es|ing)|assign\w*|join\w*|hand\w*|help\w*|invit\w+|mention\w*|discuss\w*|attention|huddle|told|tells?|met|meet\w*)\b.{0,60}\b<HELPERS>\b",
                r"\b<HELPERS>\b.{0,40}\b(?:contact\w*|notif\w+|inform\w*|alerted|called|asked|pinged|involved|engaged|paged|assigned|joins?|joined|helps?|helped|huddle|told|discuss\w*)\b",
                r"\b(?:escalat\w+|upstream|handed? (?:off|over)|joins?|joined|second engineer|another engineer|all hands|war room|gather(?:s|ed)? together|huddles?)\b",
                // Any group but "the team" or "our team" may be one that was called in.
                r"\b[a-z0-9&/-]{4,}(?:'s?)? (?:teams?|departments?|squads?|crews?|members)\b|\b(?:colleagues?|teammates?|vendors?|suppliers?|\w+ops|on[- ]?call|experts?|specialists?|maintainers?|sysadmins?|dbas?|sres?|management|leadership|cto|managers?|support)\b",
                r"\b(?:inform|notif|alert|contact|call|warn|forward|told|announc|involv|ask)\w* (?:\w+ ){0,3}?(?:people|everyone|everybody|stakeholders|channels?|others)\b",
                r"\b(?:contact(?:s|ed|ing)?|consult\w*|reach(?:es|ed)? out|ping(?:s|ed)|asks?|asked) ",
                r"\b(?:messages?|questions?|threads?) (?:\w+ ){0,2}?(?:posted|sent|asked|opened)\b|\b(?:posts?|posted|asks?|asked|writes?|wrote) (?:\w+ ){0,3}?(?:on|in|to) (?:gitter|slack|irc|discord|teams|zulip|the (?:chat|channel|mailing list|forum))\b",
            ],
            unless: &[
                r"\b(?:not|never|n't|without|no) (?:\w+ )?(?:escalat\w+|pag(?:e|ed|ing))",
                r"\b(?:should|could) have\b",
                r"\bescalat\w+ (?:polic\w+|procedures?|paths?|process\w*)",
            ],
        },
        KindWords {
            kind: EntryKind::Mitigated,
            says: &[
                r"\b(?:is|was|were|been|fully|partially|partly) mitigated\b",
                r"\bmitigated(?: the (?:issue|problem|impact|incident|outage))?\W*$",
                r"\bmitigation (?:is |was |were |has been )?(?:in place|applied|deployed|complete[d]?|effective|successful|works?|worked)\b",
                r"\bworkaround (?:is |was |has been )?(?:in place|applied|deployed|works?|worked|implemented)\b",
                r"\b(?:appl(?:y|ied|ies)|deploy(?:ed|s)?|put|implement(?:ed|s)?) (?:a |the )?(?:\w+ )?(?:workaround|stopgap|temporary fix|mitigation)\b",
                r"\b(?:temporary|interim|partial) (?:fix|solution|relief|workaround|mitigation)\b",
                r"\b(?:partially|partly|gradually|temporarily|mostly) (?:restor|recover|resum|improv|subsid)\w*",
                r"\b(?:errors?|error rates?|latenc\w+|load|failures?|response times?|queue\w*)(?: \w+){0,2} (?:drops?|dropped|decreas\w+|falls?|fell|subsid\w+|improv\w+|reduced?|go(?:es)? down|went down|declin\w+|eas\w+)\b",
                r"\bimprov(?:e|es|ed) the situation\b",
            ],
            may: &[],
            unless: &[
                r"\b(?:not|never|n't|no|yet to be) (?:\w+ ){0,2}?(?:mitigat|improv|drop|decreas|work)\w*",
                r"\b(?:will|would|should|might|may|in order to|attempt\w*|tr(?:y|ied|ying)|plan\w*|discuss\w*) (?:to )?",
                r"\bsuccess\w* \w+ (?:drop|dropped|fell)\b",
            ],
        },
        KindWords {
            kind: EntryKind::Resolved,
            says: &[
                r"\b(?:issues?|incidents?|outages?|problems?|errors?|bug|situation|everything)(?: (?:is|was|were|are|has been|have been|had been))?(?: (?:fully|completely|officially|now|finally|declared|declared as|marked as|considered|confirmed|then|successfully|permanently))* (?:resolved|solved|fixed|over|closed|ended|gone)\b",
                r"\b(?:resolv|fix|solv)(?:ed|es) (?:the|this|our|that) (?:\w+ )?(?:issues?|incident|problem|outage|errors?)\b",
                r"\b(?:fully|completely|100%|successfully) (?:restored|recovered|operational|resolved|functional|back|working|available|online)\b",
                r"\bfull (?:service |functionality |recovery |operation )*(?:recovery|restoration|functionality|service|operation|operations)\b.{0,40}\b(?:restored|confirmed|resumed|achieved|complete|back|recovered)\b",
                r"\b(?:is|are|was|were|be|been|came|comes|come|went|goes|went fully|now|it's|everything|page|site|website) (?:\w+ ){0,2}?back (?:online|up|to (?:normal|life|work\w*|full|baseline|its)|in (?:service|business|operation))\b",
                r"\bback (?:online|to normal|up and running|in service|in operation)\b",
                r"\b(?:is|are|was|were|came|comes) back\W*$",
                r"\b(?:comes?|came) back (?:up|from|after|online)\b",
                r"\b(?:services?|site|website|access|functionality|traffic|application|app|system|systems|operations?|availability|connectivity|server|api|platform|performance|hub|launches)\b(?: \S+){0,4} (?:restored|recovered|resumed|operational|operating normally|working (?:again|normally|fine|as expected)|functioning (?:again|normally|correctly)|available again|reachable again|up again|online again|running again|healthy again)\b",
                r"\b(?:restor(?:ed|es|ing)|recover(?:ed|s)|resum(?:ed|es)) (?:\w+ ){0,3}?(?:service|services|site|website|access|functionality|traffic|operation|operations|availability|connectivity|product listings|functions?)\b",
                r"\b(?:up again|up and running|no longer (?:down|failing|unavailable|slow|affected|present|occur\w*)|(?:resum|restor|back in|back to|return)\w* (?:\w+ )?normal operations?|return(?:s|ed)? to (?:a )?(?:normal|baseline|acceptable|healthy)|work(?:s|ed|ing)? (?:again|normally|as expected)|operat(?:es|ed|ing) normally|all (?:systems |services )?(?:operational|green|systems go))\b",
                r"\b(?:errors?|alerts?|exceptions?|problems?|issues?|failures?|outage|downtime)(?: \w+){0,2} (?:stop(?:s|ped)?|end(?:s|ed)?|disappear(?:s|ed)?|cease[sd]?|go(?:es)? away|went away|gone|vanish(?:es|ed)?|resolved (?:itself|themselves))\b",
                r"\b(?:confirm(?:s|ed)?|verif(?:y|ied|ies)) (?:\w+ ){0,3}?(?:resolution|recovery|resolved|fixed|normal|stable)\b",
                r"^\W*(?:incident |issue )?(?:resolution|resolved|recovery|recovered|service restored|restored|fixed|all clear)\W*(?:$|:|!)",
                r"^\W*(?:resolution|incident|outage|issue)(?: \w+)? (?:confirmed|ends?|ended|closed|resolved|over)\W*$",
            ],
            may: &[
                r"\b(?:resolv\w+|resolution|restor\w+|recover\w*|fixed|fixes|fix (?:is |was |has been )?(?:deployed|applied|released|merged|rolled|live|out|confirmed|works|worked)|(?:deploy|appl|releas|merg|roll|implement|ship)\w* (?:\w+ ){0,3}?(?:fix|hotfix|patch|correction|revert)|stable|stabili[sz]\w+|normal\w*|solv(?:ed|es)|works|working|operational|healthy|closed|ends|ended|green|complet(?:e|ed|ely)|success\w*|back|up|over|succeed\w*|goes away|gone|available|online|running|repaired|corrected|reopened|lifted|no (?:more|further) \w+|done|finish\w*)\b",
            ],
            unless: &[
                r"\b(?:not|never|n't|no|nothing|without|far from|fail\w* to|unable to|yet to be) (?:\w+ ){0,3}?(?:resolv|restor|recover|fix|back|up\b|online|solv|work|operational|function|normal|stop|end|clos)\w*",
                r"\bpartial(?:ly)? (?:recover|restor|resol)",
                r"\b(?:partially|partly|gradually|temporarily|mostly|almost|nearly|briefly) (?:\w+ )?(?:resolv|restor|recover|fix|back|work|solv)\w*",
                r"\b(?:will|would|should|could|might|may|must|can|until|once|when|if|in order to|before|expect\w*|hop\w+|attempt\w*|try\w*|tried|working on|thought|believed|assum\w+|appear\w*|seem\w*|alert for) (?:\w+ ){0,4}?(?:be |been |get |getting |have been |as if )?(?:resolv|restor|recover|fix|solv|back\b|work|normal|functional|operational)\w*",
                r"\bto (?:be |get |fully |completely )?(?:resolve|restore|recover|fix|solve|repair)",
                r"\b(?:network|security|database|other) team reports all clear\b",
            ],
        },
    ],
    undetected: &[
        r"\b(?:no|not|never|without|nor|lack(?:s|ed|ing|)|missing|absence of|absent) (?:\w+ ){0,4}?(?:alerts?|alarms?|alerting|monitoring|monitors?|pages?|health ?checks?)\b(?: (?:was|were|is|has been|had been|that|fired|triggered|went off|raised|set up))*",
        r"\b(?:alerts?|alarms?|alerting|monitoring|monitors?|health ?checks?)\b(?: \w+){0,3} (?:not|never|fail(?:s|ed)? to|no)\b(?: \w+){0,2}",
    ],
    detection: &[
        Way {
            way: Detection::Monitoring,
            says: &[
                r"\b(?:alert(?:s|ing)?|alarms?|monitoring|pagers?|pagerduty|opsgenie|grafana|prometheus|datadog|nagios|icinga|zabbix|pingdom|sentry|errbit|cloudwatch|health[- ]?checks?|uptime checks?|synthetic|watchdog)\b",
            ],
            may: &[
                r"\b(?:alert\w*|monitor\w*|dashboards?|metrics?|paged|pages|kibana|splunk|new ?relic|status ?cake|error track\w*|exception\w*|error collector|probes?|logs?|automat\w+|graphs?)\b",
            ],
        },
        Way {
            way: Detection::Customer,
            says: &[
                r"\b<USERS>\b(?: \S+){0,3} (?:reports?|reported|reporting|complain(?:s|ed|ing)?|notif(?:y|ied|ies)|contact(?:s|ed|ing)?|raised?|tweet(?:s|ed)?|wrote|writes?|call(?:s|ed)|inform(?:s|ed)|reach(?:es|ed)? out)\b",
                r"\b(?:reports?|complaints?|tickets?|calls?|messages?|e?-?mails?)(?: \S+){0,3} (?:from|by|of) (?:\w+ ){0,4}?<USERS>\b",
                r"\b<USERS> (?:complaints?|reports?|tickets?)\b",
            ],
            may: &[
                r"\b<USERS>\b",
                r"\b(?:complain\w*|twitter|tweets?|irc|support|help ?desk|reddit|forum|github issue|community|tickets?|freshdesk|zendesk|social media|gitter|discourse|public)\b",
            ],
        },
        Way {
            way: Detection::Engineer,
            says: &[
                r"\b(?:engineers?|developers?|operators?|sysadmins?|administrators?|colleagues?|employees?|staff|we|i|team)\b(?: \w+){0,2} (?:notic(?:e|es|ed)|spot(?:s|ted)?|observ(?:e|es|ed)|discover(?:s|ed)?|saw|see|sees|detect(?:s|ed)?)\b",
            ],
            may: &[
                r"\b(?:engineers?|developers?|devs?|operators?|team|we|i|he|she|they|colleagues?|employees?|staff|admins?|administrators?|sysadmins?|sres?|qa|testers?|on[- ]?call|manually|internal(?:ly)?|someone|somebody|author|maintainers?|instructors?|lead|slack|chat)\b",
            ],
        },
        Way {
            way: Detection::Partner,
            says: &[
                r"\b(?:partners?|vendors?|(?:hosting |cloud )?providers?|suppliers?|researchers?)\b(?: \w+){0,2} (?:informs?|informed|tells?|told|notif(?:y|ies|ied)|reports?|reported|alerts?|alerted|contact(?:s|ed)?)\b",
            ],
            may: &[
                r"\b(?:partners?|vendors?|providers?|suppliers?|upstream|researchers?|third part(?:y|ies)|hosting|google|aws|amazon|azure|cloudflare)\b",
            ],
        },
        Way {
            way: Detection::Chance,
            says: &[
                r"\b(?:by chance|by accident|by coincidence|coincidentally|happened to (?:notice|see|look|find|spot))\b",
            ],
            may: &[
                r"\b(?:accidental(?:ly)?|coincidence|routine|during|while (?:\w+ )?\w+ing|when (?:\w+ ){0,3}\w+ing|upon)\b",
            ],
        },
    ],
    summary: SummaryWords {
        impact: &[
            r"\b(?:<USERS>|everyone|everybody|nobody|no one|service|unavailab\w*|unreachable|inaccessible|unusable|unrespons\w*|down|downtime|offline|outages?|slow\w*|latenc\w*|errors?|fail\w*|degrad\w*|disrupt\w*|interrupt\w*|affect\w*|impact\w*|unable|timeouts?|timed? out|timing out|lost|loss|lose|losing|requests?|traffic|could ?n[o']t|can ?n[o']t|did ?n[o']t|does ?n[o']t|was ?n[o']t|were ?n[o']t|no longer|not (?:work\w*|load\w*|respond\w*|start\w*|available)|broke|broken|stuck|crash\w*|reject\w*|refus\w*|denied|delay\w*|missing|wrong|stale|blank|empty|duplicat\w*|leak\w*|expos\w*|stop(?:s|ped)|hung|hang\w*|froze\w*|[45]\d\d|prevent\w*|block\w*|limited|reduced|without)\b",
        ],
        cause: &[
            r"\b(?:caus\w+|because|due to|owing to|root|reasons?|trigger\w*|stem(?:s|med)|result\w*|led to|leads? to|leading to|as a consequence|consequently|introduc\w*|bug|bugs|misconfigur\w*|mis-configur\w*|mistake\w*|mistaken\w*|typo|human error|expir\w+|exhaust\w*|ran out|running out|run out|overload\w*|leak\w*|deadlock\w*|regression|race condition|defect\w*|faulty|flaw\w*|incorrect\w*|wrong|missing|incompatib\w*|vulnerab\w*|compromis\w*|attack\w*|hardware|power|full|spike|surge|too (?:many|much|few|little|small|large|low|high)|not (?:enough|given back|closed|released|renewed|set|configured)|never (?:closed|released|renewed|given back)|after (?:a|an|the|we|upgrad\w*|deploy\w*|migrat\w*|updat\w*|chang\w*)|when (?:a|an|the|we)|since|from (?:a|an)|by (?:a|an|the))\b",
        ],
        fix: &[
            r"\b(?:resol(?:v|u)\w+|fix\w*|mitigat\w+|restor\w+|recover\w*|roll(?:ed|ing)?[- ]?back|rollback|revert\w*|restart\w*|reboot\w*|replac\w+|remov\w+|deploy\w*|redeploy\w*|patch\w*|hotfix\w*|disabl\w+|enabl\w+|re-enabl\w+|increas\w+|decreas\w+|reduc\w+|scal(?:ed|ing)|updat\w+|correct\w*|repair\w*|rebuil\w+|add(?:ed|ing)|chang(?:ed|ing)|mov(?:ed|ing)|switch\w*|renew\w*|block(?:ed|ing)|upgrad\w+|downgrad\w+|solv\w+|solution|implement\w*|optimi[sz]\w+|install\w*|reinstall\w*|configur\w+|reconfigur\w+|adjust\w*|appl(?:ied|ying|y)|delet\w+|kill\w*|clean\w*|clear\w*|purg\w+|reset\w*|set(?:ting)?|undo\w*|undid|rewr\w+|refactor\w*|creat\w+|allocat\w+|migrat\w+|failed over|failover|rotat\w+|now (?:\w+ )?(?:uses?|runs?|borrows?|checks?|waits?|gives?|closes?)|ended|stopped|back online|back up|workaround|work(?:ed)? around|rerout\w+|drain\w*|limit(?:ed|ing)|rais(?:ed|ing)|lower(?:ed|ing)|provision\w*|renam\w+|edit(?:ed|ing)|modif\w+|released?|restored?|brought|turn(?:ed|ing) (?:off|on))\b",
        ],
        quantity: &[
            r"\d ?(?:%|percent|per cent|pct)",
            r"\b(?:\d[\d,._]*(?:k|m)?|all|every|each|most|majority|half|third|thirds|quarter|quarters|fifth|tenth|no|none|one|two|three|four|five|six|seven|eight|nine|ten|single|dozens?|hundreds?|thousands?|millions?|entire|whole|any|only|internal)(?: [a-z0-9_'/,-]+){0,4} (?:<USERS>|user base|userbase)\b",
            r"\b<USERS>(?: \w+){0,3} (?:\d[\d,._]*|all|none|everyone)\b",
            r"\b(?:everyone|everybody|nobody|no one|anyone|anybody|user base|userbase|site-?wide|company-?wide|world-?wide|globally|all (?:traffic|requests|services|sites|websites|systems|regions|attempts|sessions|operations|hubs|pods|launches|builds|logins|sign-?ins|orders|payments)|(?:complete|total|full|entire) (?:\w+ ){0,2}(?:outage|failure|unavailability|shutdown|downtime|loss|disruption|interruption)|no (?:\w+ ){0,3}(?:loss|outage|downtime|impact|effect|disruption|consequences?)|(?:fail\w*|unable|impossible|could ?n[o']t|not able) (?:to )?\w+ any|all (?:\w+ ){0,3}(?:services|sites|requests|launches|systems)|\d[\d,.]*\+? (?:\w+ ){0,2}(?:teams|companies|organi[sz]ations|installations|instances|orders|requests|sessions|jobs|e?-?mails|transactions|payments|calls|events|attendees|participants)|no-?op|(?:completely|totally|entirely|fully) (?:down|unavailable|inaccessible|unreachable|offline))\b",
        ],
        suffer: &[
            r"\b(?:affect\w*|impact\w*|unable|could ?n[o']t|can ?n[o']t|experienc\w*|encounter\w*|saw|receiv\w+|errors?|lost|locked out|down|fail\w*|unavailab\w*|inaccessib\w*|unreachable|slow\w*|met with|hit|disrupt\w*|outage|without|denied)\b",
        ],
        told: &[
            r"\b(?:inform\w*|notif\w*|announc\w*|told|communicat\w*|apologi\w*|report\w*|complain\w*|contact\w*|tickets?|asked|almost|nearly|not all|not every|potentially|may have|might|up to|less than|fewer than|more than|at least|under|over)\b",
            r"[>≥≤]",
        ],
        shares: &[
            (
                r"\b(?:all|every|100 ?%)(?: of)?(?: (?:our|the|its|active|existing|logged-in|current))* <USERS>\b",
                100.0,
            ),
            (r"\b<USERS>\b(?: \w+){0,3} all affected\b", 100.0),
            (r"\bhalf(?: of)?(?: (?:our|the|its|all|active))* <USERS>\b", 50.0),
            (r"\b(?:a|one)[- ]third of(?: (?:our|the|its|all|active))* <USERS>\b", 33.0),
            (r"\btwo[- ]thirds of(?: (?:our|the|its|all|active))* <USERS>\b", 67.0),
            (r"\b(?:a|one)[- ]quarter of(?: (?:our|the|its|all|active))* <USERS>\b", 25.0),
            (r"\bthree[- ]quarters of(?: (?:our|the|its|all|active))* <USERS>\b", 75.0),
        ],
        share: r"(\d+(?:\.\d+)?) ?(?:%|percent|per cent)(?: of)?(?: (?:our|the|its|all|total|active|website|site|global|paying|online|app|registered|service|web))* <USERS>\b",
        count: r"(\d[\d,]*(?:\.\d+)? ?(?:k|m|thousand|million)?)(?: (?:our|unique|active|paying|registered|online|total|individual|different|distinct))* <USERS>\b",
    },
    escalated_to: r"\bescalated?(?: (?:it|this|internally|further|the (?:issue|incident|problem|matter)))? to (?:the |our |a |an |their |its )?((?:[a-z0-9/&'-]+ ){0,4}?(?:teams?|engineers?|engineering|developers?|management|managers?|leads?|leadership|administrators?|admins?|dbas?|sres?|devops|support|providers?|vendors?|experts?|specialists?|instructors?|department|operations|cto|on-call)(?: (?:teams?|engineers?|engineering|developers?|management|managers?|leads?|leadership|administrators?|admins?|dbas?|sres?|devops|support|providers?|vendors?|experts?|specialists?|instructors?|department|operations|cto|on-call))*)\b",
};
