"""The words by which papers rule what one may do with a feature, without saying that it is there.

Written as those of `_words`; `F` stands for the feature. What they mean is said in `silences`.
"""

from readyctl.core.statement._words import START, any_of

RULES_UNDONE = any_of(
    r"\b(?:abuse|misuse|attacks?) (?:is|are) (?:\w+ )?(?:prevented|detected|blocked|stopped|noticed)\b",
    r"\b(?:prevents|detects|stops) (?:\w+ )?(?:abuse|misuse)\b",
)
"""A protection, which is there."""

RULES_OF_USE = any_of(
    r"\b(?:suspend|terminate|revoke|cut off|end|stop|withdraw|limit|restrict|discontinue)\b[^;.]{0,40}"
    r"\b(?:access|use|usage|availability) (?:to|of) (?:the |our |your )?F",
    r"\b(?:cancel|terminate|renew|unsubscribe from)\b[^;.]{0,40}"
    r"\b(?:subscriptions?|accounts?|plans?|licen[cs]es?|trials?) (?:to|of|for) (?:the |our |your )?F",
    r"\b(?:is|are) (?:\w+ ){0,6}(?:trademarks?|service marks?|trade dress)\b",
    r"\b(?:trademarks?|service marks?|copyrights?)\b[^;.]{0,60}\b(?:of|in|on)\b[^;.]*F",
    r"\b(?:provided|provides?|offered|offers?|supplied|delivered|licensed|available)\b[^;.]{0,60}"
    r"\bas[- ]is\b(?! today)",
    r"\bentire agreement\b|\bmust comply with\b",
    rf"{START}this includes\b[^;]*\b(?:claims|expenses|damages|liabilit\w+|permissions?|"
    rf"licen[cs]es?)\b[^;]*F",
    r"\b(?:notify|inform|e-?mail|write to) you\b[^;]{0,40}\b(?:address|e-?mail|contact|number)\b[^;]*F",
    r"\b(?:updated|revised|modified|amended) (?:terms|agreement|policy|policies|notice|version of "
    r"th\w+)\b[^;]*F",
    r"\b(?:terms|agreement|licen[cs]e) (?:shall|will|may|can) (?:\w+ )?(?:terminate|end|expire)\b[^;]*F",
    r"\bby (?:[^;]{0,60}\b)?(?:stopping|ceasing|deleting|uninstalling|deactivating|discontinuing) "
    r"(?:your use of )?(?:the |your |our )?F",
    r"\blicen[cs]e (?:\w+ )?(?:extends?|is limited|is restricted)\b[^;]*F",
    r"F[^;]*\b(?:may|will|can|are|is) (?:also )?(?:be )?subject to (?:\w+ ){0,2}(?:laws?|regulations?)\b",
    rf"{START}you (?:also |further |hereby |expressly |solely )*(?:represent|warrant|assure|"
    r"authori[sz]e|consent|assume|indemnify|waive|agree (?:that you|not)|"
    r"(?:give|grant)\b[^;]{0,40}\b(?:rights?|permissions?|licen[cs]es?))\b[^;]*F",
    r"\byou are (?:\w+ )?responsible for\b[^;]*F|\byour responsibility to\b",
    r"\b(?:this|these|the|our) (?:\w+ )?(?:policy|policies|notice|terms|process|procedure|agreement|"
    r"guidelines|"
    r"addendum) (?:also |only )?(?:appl(?:y|ies)|governs?|extends?)\b[^;]*F",
    r"\bconstitutes? (?:\w+ )?(?:acceptance|agreement|consent)\b",
    rf"{START}(?:this|the|such|your|that|these) (?:licen[cs]es?|grants?|permissions?|consents?|rights?) "
    r"(?:also )?(?:includes?|allows?|permits?|covers?|extends?)\b",
    r"\bat (?:your|its|their|the customer's|customer's) own risk\b",
    r"\b(?:terms|rules|conditions|guidelines|restrictions)\b[^,;.]{0,40}\b(?:for|of|governing|apply to|"
    r"applies to) "
    r"(?:your |the |any )?(?:(?:use|usage|using)(?: of)? )?F",
    r"\b(?:your|their|its|the|any|customer's) (?:usage|participation|enrol\w+)\b[^,;.]{0,20} (?:of|"
    r"in) (?:the )?F",
    r"\b(?:reserves? the right|ha(?:s|ve) the right|may)\b[^;.]{0,80}\b(?:modify|discontinue|suspend|"
    r"withdraw|terminate|"
    r"restrict|block|withhold|rescind|deny|refuse)\b[^;.]*F",
    r"\bgoverned by\b",
    r"F (?:is|are) (?:licensed|copyright\w*|trademark\w*|the property of)\b",
    r"F (?:is|are) subject to (?!(?:an? |the |our )?(?:\w+ ){0,3}(?:tests?|audits?|reviews?|checks?|"
    r"inspections?|monitoring|scans?|supervision|controls?|approvals?)\b)",
    r"\b(?:abuse|misuse|breach|violation)\b[^.]*F|F[^.]*\b(?:abuse|misuse|breach|violation)\b",
    r"\b(?:your|their|its|the|any|customer's) (?:use|misuse) of F",
    rf"{START}(?:any )?use of F",
    r"\b(?:we|provider|supplier|vendor|licensor|company)\b[^,;]*\b(?:suspend|terminate|revoke|watch|"
    r"monitor|"
    r"restrict|limit|audit|police|throttle)\b[^,;]*F",
)
"""What one may do with it, as terms put it; says nothing of whether it is there."""

NO_LIABILITY = any_of(
    rf"{START}[^:;]{{0,300}}\b(?:no (?:obligations?|liability|responsibility)|not (?:be )?(?:liable|"
    rf"responsible|obliged|"
    r"obligated|apply|cover|extend|include))\b[^:]*:",
)
"""Before a colon: nothing of what is listed behind it is ours."""

AGREED = any_of(
    rf"{START}by (?:\w+ )?(?:using|accessing|continuing|agreeing|enabling|activating|installing|clicking|"
    rf"purchasing|signing up|creating|"
    r"enrol\w+|registering|participating)\b[^;]*"
    r"\b(?:agree\w*|accept\w*|acknowledge\w*|consent\w*|assure|grant|authori[sz]e|warrant|bound|represent|"
    r"own risk)\b",
    rf"{START}(?:please )?read (?:these|this|our) [^;]*\bcarefully\b",
)
"""The whole sentence: what one takes upon oneself by using something."""
