"""The words by which a clause speaks about a feature without saying that it is there.

Written as those of `_words`; `F` stands for the feature. What they mean is said in `silences`.
"""

from readyctl.core.statement._words import START, VENDOR, any_of

_SHOWN = (
    r"(?:description|overview|one-pager|white ?paper|brochure|document|section|chapter|appendix|"
    r"annex|prices?|pricing|quot\w+|"
    r"minutes|slides?|information|statement|training|webinar|article|guide|notes?|results?|models?|"
    r"policy|docs?|documentation|manual|typo|details|page|video|link|recording|tutorial|book|blog|post|"
    r"case study|paper)"
)
TALK = any_of(
    rf"{START}(?:this|these|the present) (?:\w+ (?:of )?)?(?:agreement|sla|policy|document|section|annex|"
    rf"terms|"
    r"addendum|notice|guide) (?:of (?:service|use) )?(?:sets? (?:forth|out)|describes?|governs?|"
    r"explains?)\b[^;]*F",
    r"\b(?:your|any|their) (?:feedback|suggestions?|comments?|ideas?)\b[^;]*F",
    r"\b(?:feedback|suggestions?|comments) (?:on|about|regarding|concerning) [^;]*F",
    r"\b(?:see|read|consult|review|check)\b (?:our |the )?(?:\w+ )?F (?:limits|quotas|pricing|prices|page|"
    r"pages|guide|"
    r"article|section|policy|policies|reference)\b",
    r"\b(?:purpose|aim|goal) of (?:this|the|these) \w+ (?:is|are) to\b",
    r"\b(?:talk\w*|chat\w*|speak\w*|spoke|ask\w*|discuss\w*|question\w*|thinking out loud|call|"
    r"follow\w* up|hear\w*|"
    r"heard|wonder\w*|curious|get back to you|let you know|tell me|find out|learn\w*)\b[^,]* (?:about|"
    r"on|regarding|concerning|whether|how|if|for):? [^,]*F",
    rf"\b{_SHOWN}\b[^,]* (?:about|on|for|of|regarding|concerning) [^,]*F",
    r"\b(?:refer|see|turn) to\b[^,]* for F",
    r"\b(?:describes?|described|explains?|explain|outlines?|illustrates?|shows?|lists?|defines?|"
    r"demonstrate|indicate|state|confirm) (?:how|what|why|where|whether)\b[^,]*F",
    r"\b(?:please|kindly) (?:indicate|describe|state|confirm|refer|explain|specify|list)\b",
    r"\b(?:why|how|what|where|when|who) (?:is |are |does |do )?(?:an? |the )?F",
    r"\bneed\w* (?:an? |the )?F\?",
    r"\b(?:you|they|he|she|your \w+(?: \w+)?|customers?|prospects?|clients?|auditors|borealis|acme)"
    r" (?:just |also )?(?:said|say|says|mentioned|stated|asked|told (?:us|me)|explained|requested?)\b",
    r"\b(?:you|they|he|she|your \w+(?: \w+)?|customers?|prospects?|clients?|auditors|borealis|acme)"
    r" (?:just |also )?(?:thought|think|want\w*|(?:need|needs)(?! to (?!have|know|see|get|understand|"
    r"be\b))|"
    r"like|likes|wish\w*|would like|expects?)\b[^,;]*F",
    r"\bwould (?:be desirable|like to (?:have|see|learn|know)|like the|want)\b",
    r"\b(?:we|i) (?:\w+ly |really |also |still |just |do )?(?:need|want|require|understand|"
    r"understood|gather)\b",
    rf"{START}(?!{VENDOR} )(?:[\w.&-]+ ){{1,3}}(?:also |still |really )?(?:expects|wants|demands|insists|"
    r"hopes|wishes|is asking|asks|asked)\b(?! (?:us|you) to)[^;]*F",
    r"\btold (?:you|us|me|them) (?:that )?(?:they|he|she|it)\b[^;]*F",
    r"\b(?:any|no|every|each) (?:references?|mentions?) (?:to|of)\b[^,;]*F",
    r"\b(?:exceptions?|objections?|deviations?|reservations?) (?:to|from|against|on|about)\b[^,;]*F",
    r"\bit is our understanding\b",
    r"\bassumes? that\b",
    r"\bfor F (?:we|i|you) (?:will |shall )?(?:submit|send|quote|prepare|need)\b",
    r"\b(?:importance|important|cost|price|risk|lack|absence|benefits?) (?:is |of )",
    rf"{START}(?:(?:yes|sure|ok)\b\W*)?(?:let me|i (?:will|shall|would like to|have to|need to)) (?:\w+ )?"
    r"(?:check|ask|find out|verify|clarify)\b",
    r"\bsneak peek\b",
    rf"{START}F\s*:\W*(?:please|see|refer|we (?:will|shall|have to) (?:confirm|check|clarify|come back))\b",
    r"\bon (?:the|our|my|your) (?:list|agenda|radar|mind|desk|to-?do list)\b",
    r"\b(?:an|the|our|your) (?:answer|reply|position|input) (?:on|about|regarding)\b[^,;]*F",
    r"\bwould be (?:great|nice|good|ideal|helpful|useful)\b|\b(?:i|we) wish\b",
    r"\b(?:call|chat|meeting|session) to\b[^,;]*F",
    rf"{START}(?:let us|let's|shall we|can we|could we) (?:talk|park|skip|leave|table|cover|go|look|"
    rf"start|keep|drop|"
    r"discuss|see|move|circle)\b[^,;]*F",
    r"\b(?:knows?|cares?|worr\w+|thinks?|asks?|wonders?) (?:about )?F",
    r"\b(?:raised|brought up|bring up|flagged|stressed|underlined) (?:\w+ )?F|F (?:came|comes|come) up\b",
    r"\b(?:because of|due to|over) (?:the )?F\W*$",
    r"\b(?:engineering|legal|product|security|them|somebody|someone) to (?:confirm|check|look|decide)\b",
    r"F\W*(?:to be (?:confirmed|discussed|decided|defined|clarified|agreed)|tb[acd]\b|under "
    r"evaluation|open\W*$)",
    r"\b(?:discuss\w*|mention(?:ed|ing)|debat\w+|negotiat\w+|review(?:ed|ing)) (?:\w+ ){0,2}F",
    r"\bunder (?:discussion|review|negotiation)\b|\bup for discussion\b",
    r"\b(?:fees?|charges?|prices?|costs?|rates?|budget) (?:for|of) (?:\w+ )?F",
    r"\b(?:open promises?|promises? (?:open|outstanding|kept|withdrawn|overdue))\b|\bno promises?\b|"
    r"\b(?:was|were|been) promised\b|\b(?:names|named) it\b",
    r"\b(?:is|are) a must\b|\bmust-have\b",
    r"\b(?:send|sending|sent|share|attach\w*|here (?:is|are))\b[^,]* (?:about|on|for|regarding) [^,]*F",
    r"F (?:was|were|has been|have been) (?:\w+ )?(?:discussed|mentioned|raised(?! (?:to|from|by)\b)|"
    r"requested|"
    r"asked|described|explained|defined|listed|reviewed|compared|talked)\b",
    r"\bapproach to F|\b(?:to|can) (?:(?:learn|find out|know) more\b|read more (?:about|on|in)\b)[^;]*F",
    r"\b(?:output|results?) of F|F (?:output|results? (?:are|is) yours)",
    r"\b(?:thanks?(?! to\b)|thank you|sorry|apolog\w+|looking forward)\b[^.]*F",
    r"\b(?:for|about|on) (?:more|prices?|pricing|details|questions|information|further)\b[^.]*F",
    r"F (?:is|are|can be|may be|gets?|seems?|sounds?|remains?) (?:\w+ )?(?:hard|difficult|tricky|complex|"
    r"complicated|important|critical|crucial|essential|vital|expensive|painful|risky|a (?:challenge|pain|"
    r"problem|risk|concern|topic|question|priority|requirement|blocker))\b",
    r"\b(?:seeking|looking for|shopping for|interested in|interest in|in need of|asking for|demand "
    r"for|need for|"
    r"case for|market for|struggl\w+ with|trouble with|worr\w+ about) (?:\w+ )?F",
    rf"{START}(?:agenda|topics?|subject|re|fwd?|aw|wg|tbd|to ?do|open|glossary|index|see also|related)\s*:",
    r"\b(?:phase|milestone|task|goal|purpose|objective|job|step) (?:\w+ )?(?:is|was|will be) to\b",
    r"\b(?:workshop|session|meeting|call|webinar|interview|survey|study)s? (?:about|on|for) (?:\w+ ){0,2}F",
    rf"{START}(?:see|cf\.?|compare|read|head to|visit|check out)(?: also)? (?:the |our )?(?:\w+ )?F\W*"
    rf"(?:$|(?:page|docs?|documentation|section|guide|here|below|above|reference)\b)",
    rf"{START}F (?:reference|docs|documentation|guide|tutorial|playground|faq|changelog|blog)\W*$",
)
"""Speaking about the feature without saying that it is there."""

TALK_UNDONE = any_of(
    r"\b(?:cost|price|fee|charge)s? (?:of|for) (?:an? |the |our )?F (?:is|are) (?:\w+ )?(?:included|"
    r"covered|"
    r"waived|free|part of)\b",
    r":\W*(?:yes|we do|of course|it is)\b",
    rf"{START}(?:a: )?(?:yes|included|supported|available|fully met)\b[^.]*\b(?:see|refer|described|"
    rf"details)\b",
)
"""Talk of its price that says: it comes with the product."""
