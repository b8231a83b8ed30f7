"""Topics that a note must at least touch: words that show that somebody asked. Data, not logic."""

from readyctl.core.deal.text import word_pattern

ALERTS = word_pattern(
    r"alert\w*",
    r"notif\w*",
    r"remind\w*",
    r"inform(?:s|ed|ing)?",
    r"(?:is|are|gets?) told",
    r"warn(?:s|ed|ing|ings)?",
    r"(?:gets?|receives?|sends?|sent) (?:\w+ ){0,2}(?:e-?mails?|messages?|texts?|sms)",
    r"(?:e-?mails?|e-?mailed) (?:to|when|if)",
    r"(?:e-?mails|texts|pings|messages) (?:the|an?|our|their|his|her|every|each|all|both) \w+",
    r"(?:is|are|gets?|be) (?:e-?mailed|texted|messaged|pinged)",
    r"(?:e-?mails?|messages?|texts?|sms) (?:\w+ )?(?:goes|go|going|sent) (?:\w+ )?to",
)
"""Somebody is told that something happened."""

RECIPIENT = word_pattern(
    r"(?:notify|notifies|notified|inform|informs|alert|alerts|remind|reminds|warn|warns|tell|tells"
    r"|e-?mail|e-?mails|texts|pings|messages)"
    r" (?!when|if|on|after|about|that|is|are|and|or|by|every|each|in|at)\w+",
    r"(?:\w+ )?(?!alerts?|notifications?|reminders?|that|which|it|this|somebody|someone|people)\w+ "
    r"(?:is|are|gets?|receives?|be) (?:\w+ ){0,3}"
    r"(?:notified|informed|alerted|reminded|warned|told|e-?mailed|texted|messaged|pinged|alerts?|notifications?|reminders?|e-?mails?|messages?)",
    r"(?:alerts?|notifications?|reminders?|e-?mails?|messages?|warnings?) (?:\w+ ){0,4}(?:to|for) \w+",
    r"no (?:alerts?|notifications?|reminders?|e-?mails?)",
    r"nobody (?:is|gets?)",
    "without (?:alerts|notifications)",
)
"""Who is told, or that nobody is."""

REPORTS = word_pattern(
    r"report\w*",
    r"dashboards?",
    r"statistics?",
    r"charts?",
    r"analytics",
    r"kpis?",
    r"figures",
    r"evaluations?",
    r"overviews?",
)
"""Somebody looks at the whole afterwards."""

AUDIT_HISTORY = word_pattern(
    r"audit\w*",
    r"histor(?:y|ies)",
    r"trails?",
    r"change logs?",
    r"logs?",
    r"logged",
    r"retention",
    r"who (?:did|changed|approved|saw) what",
    r"(?:kept|keeps?|stored?|archived?) for",
    r"traceab\w+",
)
"""What has to be provable later."""

OLD_DATA = word_pattern(
    r"old (?!age)\w+",
    r"existing \w+",
    r"historic(?:al)?",
    r"legacy",
    r"back-?fill\w*",
    r"migrat\w*",
    r"initial (?:load|import|transfer)",
    r"starts? (?:empty|fresh|from zero|with nothing)",
    r"past (?:years?|records?|orders?|data)",
    r"nothing (?:is )?(?:to be )?(?:imported|migrated|taken over)",
    r"opening balances?",
    r"take(?:s|n)? over",
    r"cut-?over",
    r"previous (?:years?|system|tool)",
)
"""What exists before the first day."""

NO_DATA = word_pattern(
    r"(?:no|without(?: any)?) (?:other )?(?:data|systems?|files?|records?)",
    r"nothing (?:\w+ )?(?:moves|comes in|goes out|is (?:imported|exported|exchanged|transferred))",
    r"no data (?:movement|exchange|transfer)s?",
    r"(?:stands?|runs?|works?) (?:alone|on its own)",
    "stand-?alone",
)
"""That nothing comes in or goes out."""

SECOND_ROLE = word_pattern(
    r"(?:two|both|several|multiple|more than one|second) roles?",
    r"two hats",
    r"(?:same|one) person",
    r"(?:is|are|acts?|serves?|works?) also",
    r"also (?:acts?|works?|serves?|is|approves?|holds?)",
    r"(?:his|her|their|your) own (?:request|order|refund|claim|expense)s?",
    r"(?:nobody|no one) (?:holds|has|is|approves)",
    r"four[- ]eyes",
    r"segregation of duties",
)
"""Whether one person may hold two roles."""

SEPARATE_JOBS = word_pattern(
    r"(?:one|same|single|separate|different|shared|personal|own) (?:log-?ins?|accounts?|jobs?|users?)",
    r"(?:log-?in|account) (?:per|for each|each)",
    r"single sign-?on",
    r"shares? (?:a|the|one) (?:log-?in|account)",
    r"(?:only|just) one (?:person|job)",
    r"all do the same",
)
"""Whether people behind one label do one job."""

MATCHING = word_pattern(
    r"match\w*",
    r"mapp?(?:s|ed|ing|ings)?",
    r"fields?",
    r"same (?:id|number|key|name|code)s?",
    r"identif\w+",
    r"ids?",
    r"(?!phone)\w+ (?:number|no|code|key|id)s?",
    r"e-?mail addresses?",
    r"duplicates?",
    r"look-?ups?",
    r"columns?",
    r"unique",
)
"""How a record is recognised on the other side."""

LIMITED_VIEW = word_pattern(
    r"(?:his|her|their|its) own",
    r"own \w+",
    r"only (?:see|sees|view|views|the|those|what|for|his|her|their|its)",
    r"(?:see|sees|view|views) only",
    r"assigned (?:to|\w+)",
    r"(?:not|never|cannot|can't) (?:see|view|sees)",
    r"hidden",
    r"restrict\w*",
    r"limited to",
    r"(?:see|sees|view|views) (?:all|everything|every)",
    r"read-?only",
)
"""Whose records a role may look at."""

HEDGES = word_pattern(
    "probably",
    "maybe",
    "perhaps",
    "presumably",
    "possibly",
    "i think",
    "we think",
    "i guess",
    "i believe",
    "supposedly",
    "apparently",
    "as far as",
    r"(?:most )?likely",
    "not sure",
    r"(?:might|could) (?:need|want|be|have)",
    r"should be fine",
    "i assume",
    "we assume",
    "or so i",
    "or similar",
    "something like",
)
"""Words that a confirmed line would not need."""

OUTSIDERS = word_pattern(
    r"contractors?",
    r"freelancers?",
    r"vendors?",
    r"suppliers?",
    r"customers?",
    r"clients?",
    r"partners?",
    r"guests?",
    r"auditors?",
    r"agenc(?:y|ies)",
    r"external \w+",
    r"visitors?",
    r"tenants?",
    r"subcontractors?",
)
"""Roles of people who do not work for the customer."""

BROAD_LABELS = word_pattern(
    r"(?:super ?)?users?",
    r"(?:super ?)?admins?",
    r"administrators?",
    r"staff",
    r"employees?",
    r"everyone",
    r"everybody",
    r"team",
    r"back ?office",
    r"power users?",
    r"internal users?",
    r"power user",
)
"""Labels that often hide several jobs."""

INSIDER_WORDS = word_pattern(
    r"end-?points?",
    r"web-?hooks?",
    r"payloads?",
    r"state machines?",
    r"multi-step state changes?",
    r"idempoten\w+",
    r"schemas?",
    r"back-?end",
    r"front-?end(?! (?:desk|of|office|staff))",
    r"crud",
    r"rbac",
    r"acls?",
    r"etl",
    r"cron(?: ?jobs?)?",
    r"micro-?services?",
    r"(?:message|job|event|retry|dead[- ]letter)[- ]queues?",
    r"middleware",
    r"oauth",
    r"json",
    r"rest(?:ful)? api",
    r"sdk",
    r"upserts?",
    r"enums?",
    r"intake",
    r"provision(?:ing|ed)",
    r"ingest(?:s|ed|ion)?",
)
"""Words that only one of the teams uses."""
