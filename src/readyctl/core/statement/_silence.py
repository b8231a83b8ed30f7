"""The words by which a clause names a feature and claims nothing: talk, denials, other people's products.

Written as those of `claim_words`; `F` stands for the feature.
"""

from readyctl.core.statement._words import START, any_of

CUSTOMER = (
    r"(?:the )?(?:customers?|clients?|licensees?|buyers?|purchasers?|subscribers?|authority|"
    r"tenderers?|bidders?|"
    r"subcontractors?|contractor|applicants?|either party|neither party|each party|(?:the )?parties)"
)
ANOTHER = any_of(
    r"\b(?:competitors?|competing|rivals?|incumbent|legacy|other|most|many|some) (?:vendors?|"
    r"suppliers?|providers?|tools?|"
    r"products?|systems?|platforms?|solutions?)\b",
    r"\bcompetitors?\b",
    r"\byour (?:current|existing|present|incumbent|legacy|old) \w+",
    r"\byour incumbent\b",
    r"\b(?:their|his|her) (?:product|tool|platform|system|software)\b",
    r"\b(?:authority|customer|client|buyer)'s (?:existing|current|present|own)\b",
    r"\bthird[- ]part(?:y|ies)\b",
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
)
"""Somebody else's product, or what the customer has today."""

TALK = any_of(
    r"\b(?:talk\w*|chat\w*|speak\w*|spoke|ask\w*|discuss\w*|question\w*|thinking out loud|call|"
    r"follow\w* up|hear\w*|"
    r"heard|wonder\w*|curious|get back to you|let you know|tell me|find out|learn\w*)\b[^,]* (?:about|"
    r"on|regarding|concerning|whether|how|if|for) [^,]*F",
    r"\b(?:description|overview|one-pager|white ?paper|brochure|document|section|chapter|appendix|"
    r"annex|prices?|quot\w+|"
    r"minutes|slides?|information|statement|training|webinar|article|guide|notes?|results?|models?|"
    r"policy)\b[^,]* (?:about|on|for|of|regarding|concerning) [^,]*F",
    r"\b(?:refer|see|turn) to\b[^,]* for F",
    r"\b(?:describes?|described|explains?|explain|outlines?|illustrates?|shows?|lists?|defines?|"
    r"demonstrate|indicate|state|confirm) (?:how|what|why|where|whether)\b[^,]*F",
    r"\b(?:please|kindly) (?:indicate|describe|state|confirm|refer|explain|specify|list)\b",
    r"\b(?:why|how|what|where|when|who) (?:is |are |does |do )?(?:an? |the )?F",
    r"\bneed\w* (?:an? |the )?F\?",
    r"\b(?:you|they|he|she|your \w+(?: \w+)?|customers?|prospects?|clients?|auditors|borealis|"
    r"acme) (?:just |also )?(?:said|say|says|mentioned|stated|asked|told (?:us|me)|thought|think|"
    r"want\w*|need|needs|like|likes|wish\w*|would like|explained|expects?|requested?)\b",
    r"\bwould (?:be desirable|like to (?:have|see|learn|know)|want)\b",
    r"\b(?:we|i) (?:need|want|require|understand|understood|gather)\b",
    r"\bit is our understanding\b",
    r"\bassumes? that\b",
    r"\bfor F (?:we|i|you) (?:will |shall )?(?:submit|send|quote|prepare|need)\b",
    r"\b(?:importance|important|cost|price|risk|lack|absence|benefits?) (?:is |of )",
    r"\bsneak peek\b",
    r"\b(?:is|are) a must\b|\bmust-have\b",
    r"\b(?:send|sending|sent|share|attach\w*|here (?:is|are))\b[^,]* (?:about|on|for|regarding) [^,]*F",
    r"F (?:was|were|has been|have been) (?:\w+ )?(?:discussed|mentioned|raised|requested|asked|described|"
    r"explained|defined|listed|reviewed|compared|talked)\b",
    r"\bapproach to F",
    r"\b(?:output|results?) of F|F (?:output|results? (?:are|is) yours)",
)
"""Speaking about the feature without saying that it is there."""

TALK_UNDONE = any_of(
    r"\b(?:cost|price|fee|charge)s? (?:of|for) (?:an? |the |our )?F (?:is|are) (?:\w+ )?(?:included|covered|"
    r"waived|free|part of)\b",
)
"""Talk of its price that says: it comes with the product."""

DEFINITION = any_of(
    r"F [\"\u201d\u2019']*\s*(?:means|has the meaning|shall mean|refers to|is defined)",
    r"\bis (?:calculated|computed|measured) as\b",
    r"\bdoes not count\b",
    r"\b(?:governed by|deemed|bear its own)\b",
)

REQUIREMENT = any_of(
    r"^requirement\b",
    r"\b(?:bidders?|tenderers?|contractor|applicants?|solution|system|product|software|tool|offeror|"
    r"respondent)s? (?:must|should|shall (?:explain|describe|demonstrate|state|provide evidence))\b",
    r"\b(?:must|should) (?:be able to )?(?:describe|explain|demonstrate|indicate|state)\b",
)
"""What somebody else asks for."""

DENIAL = any_of(
    r"\b(?:not|never|no longer|cannot|nothing|nobody|neither|nor|lacks?|lacked|lacking|without|unable|"
    r"none)\b[^,]*F",
    r"\bno (?:(?!F)\w+ ){0,3}F",
    r"\b(?:has|have|had|with|is|are|offers?|offered|provides?|includes?|form|part) no\b",
    r"F[^,]* (?:(?:is|are|was|were|do|does|did|has|have|had|will|shall|can|could|may|would|"
    r"should) )(?:\w+ )?(?:not|never|no longer)\b",
    r"F[^,]*\b(?:excluded|exclusion|out of scope|outside (?:of )?(?:the )?(?:\w+ )?scope|not in scope|"
    r"not included|not supported|not applicable|not met|unavailable|removed|discontinued|withdrawn)\b",
    r"\b(?:exclud\w+|except|apart from|other than|instead of|rather than|out of scope)\b[^,]*F",
    r"F[^,]*\b(?:isn|don|doesn)'?t\b",
    r"F[:|\u2013\u2014-]* ?(?:no|none|n/a|not available|not yet|not planned|✘|✗|❌)\s*\.?$",
    r"F (?:no|none|n/a)$",
    r"\bunder no obligation\b",
    r"\bno (?:promises|representation|plans|commitment|warranty|intention)\b",
    r"\bused to\b",
    r"\bfor the avoidance of doubt\b[^.]*\bnot\b",
    r"\bresponsible for\b[^,]*F|F[^,]*\bresponsible for\b|^[^,F]*\bresponsible for\b[^F]*$",
    rf"{START}(?:until|up to|prior to) (?:last|recently|20\d\d|the end of last)\b",
)
"""It is not there, not offered, not part of it."""

DENIAL_UNDONE = any_of(
    r"F(?: that| which)? (?:can|may|will|shall|could) (?:never|not) (?:be (?:changed|altered|deleted|"
    r"tampered|bypassed|switched off|edited)|miss|lose|fail|break|go)\b",
    r"F that (?:never|does not)\b",
    r"\bnever (?:lose|miss|forget|worry)\b",
    r"\b(?:nothing|nobody) (?:beats|matches|compares|rivals|comes close|is better)\b",
    r"\bnot (?:just|only|merely|simply)\b",
)
"""A negative word that praises the feature."""

HYPOTHETICAL = any_of(
    rf"{START}(?:if|should|had|unless|whether|in case|in the event|assuming|suppose)\b",
    r"\bif (?:we|you|the|they|it|F|uptime|there|your)\b",
    r"\bwould have\b",
    r"\bif we (?:ever|had)\b",
)

UNBUILT = any_of(
    r"\b(?:we|licensor|provider|supplier|vendor|company|contractor) "
    r"(?:ever |should |later |choose to |decide to )?"
    r"(?:release|launch|build|develop|add|introduce|ship|make)(?:s|es)?\b[^,]*F",
)
"""In a condition: the vendor may build it one day, and what follows holds only then."""

VAGUE_BULLET = any_of(r"\b(?:agenda|questions?|next steps|the cost of|struggle|why|how|what)\b")
