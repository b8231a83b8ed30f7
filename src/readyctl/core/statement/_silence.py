"""The words by which a clause names a feature and claims nothing, and those that undo them.

Written as those of `_words`; `F` stands for the feature. What they mean is said in `silences`.
"""

from readyctl.core.statement._words import ACTS, START, WHEN, any_of

CUSTOMER = (
    r"(?:the )?(?:customers?|clients?|licensees?|buyers?|purchasers?|subscribers?|authority|"
    r"tenderers?|bidders?|"
    r"subcontractors?|contractor|applicants?|either party|neither party|each party|(?:the )?parties)"
)
_SELLERS = r"(?:vendors?|suppliers?|providers?|tools?|products?|systems?|platforms?|solutions?)"
ANOTHER = any_of(
    rf"(?<!with )(?<!to )(?<!for )\b(?:competitors?|competing|rivals?|incumbent|legacy|other|most|many|some) "
    rf"{_SELLERS}\b",
    r"\bcompetitors?\b|\brivals?\b",
    r"\byour (?:current|existing|present|incumbent|legacy|old) (?:\w+ )?\w+\b[^,]*F",
    r"\byour incumbent\b",
    r"\b(?:our|my|their|the) (?:current|existing|present|incumbent|old|previous|former) "
    r"(?:vendor|supplier|provider|hoster|contractor)\b",
    r"\b(?:their|his|her) (?:product|tool|platform|system|software)\b",
    r"\b(?:authority|customer|client|buyer)'s (?:existing|current|present|own)\b",
    r"(?<!with )(?<!to )(?<!for )\bthird[- ]part(?:y|ies)\b|\bby other (?:parties|people|companies)\b",
    r"\bsupplied by others\b",
    r"\bwhose product\b",
    r"\b(?:from|by|of) (?:another|a different|some other) (?:vendor|provider|supplier|tool|company)\b",
    r"\b(?:authority|customer|client|buyer)'s (?:\w+ ){1,2}(?:already )?(?:supports?|has|provides?|"
    r"offers?|includes?)\b",
    r"\byour (?:\w+ ){1,2}(?:already|currently|today) \w+s\b",
    rf"{START}(?:they|he|she) (?:also |already |now )?(?:support|offer|have|provide|include|claim|"
    r"promise|sell)s?\b",
    r"\b(?:authority|customer|client) (?:already|currently) \w+s\b",
    r"\b(?:your|acme's) (?:team|staff|people|company|organi[sz]ation|treasury|"
    r"auditors?)(?: \w+)? (?:currently|already|today|still)\b",
    r"\bcurrently (?:relies|rely|uses?|exports?|runs?|operates?|works? with)\b",
    r"\bin the old product\b",
    rf"{START}(?:their|his|her) \w+ (?:cares?|wants?|asks?|needs?|has|have|uses?|is|are|likes?|worr\w+|"
    rf"expects?)\b",
    r"F of (?:your|their|its|his|her) own\b",
    rf"{START}(?:some |many |most |few |other )?(?:companies|organi[sz]ations|firms|businesses|"
    rf"enterprises|shops)"
    r" (?:with|without|that|who|which|on|using)\b[^,]*F",
    r"\b(?:write|code|build|implement|develop|program|script|create) F[^,]*\b(?:yourself|yourselves|"
    r"themselves|your own|on their own)\b",
    r"\b(?:make|use|do|keep|run|have|has|bring|prefer|with|on|from|by) (?:your|their|his|her|its) own F|"
    r"\b(?:manual|hand-made|home-made) F",
)
"""Somebody else's product, or what the customer has or makes."""

CUSTOMER_ACTS = any_of(
    rf"{START}(?:(?:in addition|furthermore|moreover|however|accordingly),? )?{CUSTOMER} "
    r"(?:may|shall|will|must|agrees? to|agrees?) (?:also )?not\b(?! (?:only|just|merely)\b)[^;]*F",
    rf"{START}you (?:must|shall|will|agree to|undertake to) (?:\w+ly )?(?:notify|inform|"
    r"(?:continue to )?comply|indemnify|report|reimburse|refrain|cease|"
    r"not(?! (?:only|just|merely)\b))\b[^;]*F",
    rf"{START}(?:to [^,;]{{3,60}}, )?(?:please |you (?:must|shall|have to|need to|"
    r"will need to|will have to|agree to|are to|undertake to) )(?:also |then |first )?"
    r"(?:provide|supply|deliver|bring|arrange|obtain|procure|send|give|prepare|nominate|appoint|hand over|"
    r"organi[sz]e|purchase|buy|pay)\b[^;]*F",
    rf"{START}(?:where |if )?{CUSTOMER} (?!(?:on|with|in|of) [^,;]*?\b(?:can|may|get|have|need|save|"
    rf"keep|see)\b|(?:data|content|records|files)\b|"
    r"(?:\w+ )?[a-z]+s (?:is|are|can be|may be|will be|shall be) (?:\w+ )?(?:\w+ed|held|kept|sent|"
    r"stored)\b|(?:will |may |can |shall "
    rf")?(?:receives?|gets?|uses?|"
    r"enjoys?|has access|have access|benefits?|requests?|joins?|be (?:given|granted|provided|offered)|"
    r"(?:is|are) (?:given|granted|entitled|provided|offered)|have been using|are using|"
    r"(?:may|can) (?:access|install|download|run|operate|view)|love|trust|choose|like|rely|work|"
    r"(?:can|may) (?:also |now |then )?\w+|will (?:find|see|love|be able)|"
    r"(?:acknowledges?|agrees?|understands?) that)\b)",
)
"""What the customer does, or has to do."""

DEFINITION = any_of(
    rf"{START}[\"\u201c\u201e](?!(?:the )?(?:services?|products?|platform|software|solution|"
    r"subscription|modules?|features?|application|deliverables|documentation|system|"
    r"package)\b)[^\"\u201d\u201cF]{2,60}[\"\u201d\u201c]"
    r"[^;]{0,60}? (?:means?|shall mean|refers? to)\b[^\d;]*F[^\d;]*$",
    r"[\"\u201c\u201e]F[\"\u201d\u201c] mean\b|F mean (?:any|all|the|those|software|features|services)\b",
    rf"{START}(?:an? |the |each )?[\"\u201c\u201e][^\"\u201d\u201cF]{{2,60}}[\"\u201d\u201c] is (?:an?|"
    rf"any|each)\b[^;]*F",
    r"[\"\u201c\u201e\u2018']F[\"\u201d\u201c\u2019']\s*:",
    r"F\s*[\"\u201d\u2019']\s*(?:means|has the meaning|shall mean|refers to|is defined)",
    r"F(?: \([^()]*\))? (?:means (?!that\b|you\b|we\b|our\b|your\b|no\b|less\b|fewer\b|more\b|never\b)|"
    r"has the meaning|"
    r"shall mean|refers to|is defined|stands for)",
    r"\bthe (?:term|word|phrase|name) F",
    r"\bis (?:calculated|computed|measured) as\b",
    rf"F[ %]*=(?!\W*(?:by |in |on |due )?{WHEN})",
    r"\bdoes not count\b",
    r"\b(?:deemed|bear its own)\b",
)

REQUIREMENT = any_of(
    r"^requirements?\b",
    rf"{START}F\s*:\W*(?:must|should|could|mandatory|required|desired|nice)(?:[- ](?:to )?have)?\W*$",
    r"\b(?:bidders?|vendors?|proposers?|tenderers?|contractor|applicants?|solution|system|product|"
    r"software|tool|offeror|"
    r"respondent)s? (?:must|should|shall (?:explain|describe|demonstrate|state|provide evidence))\b",
    r"\b(?:must|should) (?:be able to )?(?:describe|explain|demonstrate|indicate|state)\b",
)
"""What somebody else asks for."""

DENIAL = any_of(
    r"\bnot (?:\w+ )?(?:warrant|represent|guarantee|promise) that\b[^;]*F",
    r"\b(?:disclaims?|disclaimed|disclaiming)\b[^;]*F",
    r"\b(?:not|never|no longer|cannot|nothing|nobody|neither|nor|lacks?|lacked|lacking|without|unable|"
    rf"none)\b[^,:]*(?::(?!\W*(?:\w+ )?F {ACTS}\b)[^,:]*)?F",
    r"\bno (?:(?!F)\w+ ){0,3}F",
    r"\b(?:not|never|neither|nor|no) (?:\w+ )?(?:[^,;:]{1,40}, ){1,12}(?:or |and |"
    r"nor )?(?:[\w-]+ ){0,2}F\W*"
    r"(?:,|\bor\b|\band\b|\bnor\b|\betc\b|$)",
    r"\b(?:has|have|had|with|is|are|offers?|offered|provides?|includes?|forms?|part) no\b",
    r"F(?:(?!\b(?:who|which|that)\b)[^,])* (?:(?:is|are|was|were|do|does|did|has|have|had|will|shall|"
    r"can|could|may|might|would|"
    r"should) )(?:\w+ )?(?:not|never|no longer)\b",
    r"F[^,]*\b(?:not (?:included|offered|provided|possible|supported|applicable|met|implemented|built|"
    r"there|ready|yet|planned)|"
    r"unavailable|dropped|cancelled|abandoned|removed|discontinued|withdrawn|retired|deprecated|"
    r"unsupported)\b",
    r"F[^,;]* (?:was|were|has been|have been|is|are|will be|had to be) (?:\w+ )?(?:moved|pushed|taken) "
    r"(?:out|off|back|to a later)\b",
    r"F (?:is|are) (?:still |quite |rather )?(?:an?(?: \w+)? different|another) "
    r"(?:story|matter|question|topic)\b",
    r"F (?:is|are|remains?) (?:still |currently |unfortunately )?a no\b(?!-brainer| brainer)",
    r"F (?:is|are|remains?) (?:still |probably |easily )?(?:a (?:long|good) way|far|"
    r"(?:(?:at least|more than|many|several) )?(?:\w+ )?years|"
    r"(?:at least|more than|many|several) (?:\w+ )?(?:months|quarters)) (?:out|away|off)\b",
    r"F[^,;]*\b(?:postponed|deferred|shelved|put on hold|on hold|scrapped|delayed until|did not make it)\b",
    rf"{START}(?:we |i |the team )?(?:have |has )?(?:removed|dropped|retired|withdrawn|withdrew|postponed|"
    rf"deferred|shelved|scrapped|abandoned|cancelled|discontinued|took out|taken out)\b[^,;:]{{0,40}}F",
    r"F[^,;]* (?:is|are|was|were) not (?:\w+ )?(?:priced|quoted|bid|tendered|costed|sold|licensed)\b",
    r"F[^,]*\bno \w+ (?:implemented|built|available|planned)\b",
    r"F[^,]*\b(?:isn|don|doesn)'?t\b",
    r"\b(?:nothing|no (?:provision|clause|term|part|statement|section)|not|nor|neither|"
    r"at no (?:point|time))\b[^;:.F]{0,80}"
    r"\b(?:oblig\w+|requir\w+|binds?|bound|commit\w*|promis\w*|compel\w*|construed|understood|interpreted|"
    r"deemed)\b"
    r"[^;.F]{0,60}\b(?:to|as)\b(?:(?!, (?:and|but) (?:we|our|it|F))[^;.]){0,160}F",
    r"F[:|\u2013\u2014-]* ?(?:no|none|n/a|not available|not yet|not planned|\u2718|\u2717|\u274c)\s*\.?$",
    r"F (?:no|none|n/a)$",
    rf"{START}F\s*:\W*(?:there (?:is|are)|we (?:have|offer|see)) (?:none|no)\b",
    rf"{START}F\s*:\W*(?:a )?(?:gap|missing|absent|lacking)\W*$",
    r"\b(?:no|without|excluding) (?:[\w-]+ ){0,5}\([^()]*F",
    r"\bnot (?:included|available|supported|offered|covered|licensed) (?:\w+ ){0,2}\([^()]*F",
    rf"{START}F\s*:\W*(?:(?:unfortunately|sadly|currently|presently|at present|as of now|today)\W+)?"
    r"(?:no(?=\W*$|\s*[,.;:(\u2013\u2014-])|(?:not|none|never|nothing|unsupported|sorry)\b)",
    r"\bunder no obligation\b",
    r"F[^,]*\b(?:handled|done|made|provided|run|managed|performed) by (?:you|your|the customer|"
    r"customer|the client|"
    r"others|somebody)\b",
    r"F[^,]*\bresponsibility of (?:the )?(?:customer|client|licensee|buyer)\b|"
    r"F[^,]*\byour responsibility\b",
    r"\bno (?:promises|representations?|plans|commitments?|guarantees?|warrant(?:y|ies)|intention)\b",
    r"\bno (?:other |further |such |implied )?(?:rights?|licen[cs]es?|title|interest)\b[^;.]*F",
    r"\bfor the avoidance of doubt\b[^.]*\bnot\b",
    r"\bresponsible for\b[^,]*F|F[^,]*\bresponsible for\b|^[^,F]*\bresponsible for\b[^F]*$",
)
"""It is not there, or not our business."""

DENIAL_UNDONE = any_of(
    r"\bwithout\b[^,;:.]* (?:through|via|thanks to|using|by using|by means of|because of|with the help of|"
    r"with) (?:our |the |an? )?F",
    r"F(?: that| which)? (?:can|may|will|shall|could) (?:never|not) (?:be (?:changed|altered|deleted|"
    r"tampered|bypassed|switched off|edited)|miss|lose|fail|break|go)\b",
    r"F that (?:never|does not)\b",
    r"\bnever (?:lose|miss|forget|worry|think)\b",
    r"\b(?:nothing|nobody|no one) (?:beats|matches|compares|rivals|comes close|is better)\b",
    r"\b(?:nothing|nobody|no one)\b[^.]*\bbetter\b",
    r"F[^.]*\bcan not be (?:turned|switched|disabled|deleted|changed|altered|tampered|edited|bypassed|"
    r"removed|lost)\b",
    r"\bnot (?:just|only|merely|simply)\b",
    r"\b(?:generally available|ga|production|released|current|shipped) (?:version|release|edition) of "
    r"(?:the )?F",
    r"\bcan not (?:do|live|work|imagine \w+) without\b",
)
"""A negative word that praises the feature, or takes it for granted."""

EXCLUSION = any_of(
    r"F[^,]*\b(?:excluded|exclusion|out of scope|outside (?:of )?(?:the )?(?:\w+ )?scope|not in scope|"
    r"not (?:a )?part of)\b",
    rf"{START}(?:not (?:a )?(?:part of|included|covered|in scope|available|supported|offered)|excluded)\b"
    r"[^:,]*:[^;]*F",
    r"\b(?:exclud\w+|except|apart from|other than|instead of|rather than|out of scope)\b[^,]*F",
)
"""It is no part of what is sold."""

_FIGURE = r"\d[\d.,]*\s?(?:%|percent\b|per cent\b|ms\b|milliseconds?\b|seconds?\b|minutes?\b|hours?\b)"
_ACHIEVED = r"(?:was|were|had|averaged|achieved|reached|recorded|measured|saw|stood|ran|came|delivered|kept)"
_PERIOD = (
    r"(?:20\d\d|q[1-4]|h[12]|january|february|march|april|may|june|july|august|september|october|november|"
    r"december|spring|summer|autumn|winter|(?:the )?(?:last|past|previous)(?: \w+){1,3})"
)
PAST = any_of(
    rf"{START}(?:which|that|who|whose \w+) (?:had|offered|supported|provided|ran|sold|did|"
    rf"came with)\b[^;]*F",
    rf"F[^,;.]{{0,60}} {_ACHIEVED}\b(?: [a-z]+){{0,3}} {_FIGURE}",
    rf"{START}(?:in |during |over |throughout )?{_PERIOD}\b[^;]*\b{_ACHIEVED}\b[^;]*{_FIGURE}",
    rf"{START}(?:the |our )?(?:measured|achieved|actual|observed|historical?|recorded) (?:\w+ ){{0,2}}F"
    rf"[^;]*{_FIGURE}",
    r"F[^,;]* (?:in|over|during|for|across) (?:20\d\d|(?:the )?(?:last|past|previous)(?: \d+)?(?: "
    r"[a-z]+){1,2})\b"
    rf"\W*[:=(]?\W*{_FIGURE}",
    rf"\b{_ACHIEVED}\b[^;]*{_FIGURE}[^;]*F[^;]*\b(?:in|over|during|for) {_PERIOD}",
    rf"{START}(?:until|up to|prior to) (?:last|recently|20\d\d|the end of last)\b",
    r"\bused to\b",
    rf"{START}(?:before(?! you ask\b)|formerly|previously|in the past|back then|originally|in those days|"
    rf"years ago|at first)\b",
    r"\b(?:once|formerly|previously|originally) (?:had|offered|supported|provided|included|sold|"
    r"ran)\b[^,]*F",
    r"\b(?:had|offered|supported|provided|included|sold|ran)\b[^,]*F[^,]*\b(?:back then|at the time|"
    r"in the past|"
    r"years ago|in those days)\b",
)
PAST_UNDONE = any_of(r"\b(?:now|today|still|since|available before|as before)\b")
"""What lasts until today."""

HYPOTHETICAL = any_of(
    rf"{START}(?:if|should|had|unless|whether|in case|in the event|assuming|suppose)\b",
    r"(?<!even )\bif (?:you|the|they|it|uptime|there|your|our|its)\b[^,;]*F|(?<!even )\bif (?:we|F)\b",
    r"\bif uptime\b",
    r"\bwould have\b",
    r"\b(?:check|know|sure|clarify|confirm|see|find out|verify|unclear|depends?|decid\w+|wonder\w*)"
    r" (?:on )?(?:whether|if)\b[^,;]*F",
    r"\bif we (?:ever|had)\b",
)

UNBUILT = any_of(
    r"\b(?:we|licensor|provider|supplier|vendor|company|contractor) "
    r"(?:ever |should |later |choose to |decide to )?"
    r"(?:release|launch|build|develop|add|introduce|ship|make)(?:s|es)?\b[^,]*F",
)
"""In a condition: the vendor may build it one day, and what follows holds only then."""

VAGUE_BULLET = any_of(
    r"\b(?:agenda|questions?|next steps|the cost of|struggle)\b",
    r"\b(?:why|how|what)\b(?! (?:you|they|everybody)\b)",
)
