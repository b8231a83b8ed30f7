"""Short lines as people write them: who does what, from where to where, when."""

import re

from readyctl.core.deal.actors import spoken_actor
from readyctl.core.deal.text import plain, word_pattern
from readyctl.core.entry.document import Node
from readyctl.core.interview._answers import only_verbs, verbs

_WHEN = re.compile(
    r"\b(real[- ]time|nightly|hourly|daily|weekly|monthly|quarterly|yearly|once|at night|at once|immediately"
    r"|every (?:\d+ )?(?:hour|night|day|morning|evening|week|month|quarter|year|minute|"
    r"monday|tuesday|wednesday|thursday|friday|saturday|sunday)s?"
    r"|(?:once|twice) an? (?:day|week|month|year)|after (?:each |every |the )?approval)\b",
    re.IGNORECASE,
)
_FROM_TO = re.compile(
    r"^(?P<what>.*?)\s*\bfrom\s+(?P<source>[^,;()]+?)\s+(?:in)?to\s+(?P<to>[^,;()]+?)(?P<rest>[,;(].*)?$",
    re.IGNORECASE,
)
_TO = re.compile(
    r"^(?P<what>.+?)\s+(?:syncs?|go(?:es)?|moves?|(?:is|are) (?:sent|copied|exported|synced))\b"
    r"(?P<how>[^,;()]*?)\s+(?:in)?to\s+(?P<to>[^,;()]+?)(?P<rest>[,;(].*)?$",
    re.IGNORECASE,
)
_BARE_TO = re.compile(r"^(?P<what>.+?)\s+to\s+(?P<to>[^,;()]+?)(?P<rest>[,;(].*)?$", re.IGNORECASE)
_MOVING = re.compile(
    r"\s*\b(?:syncs?|go(?:es)?|moves?|(?:is|are) (?:sent|copied|exported|synced)|comes?)\s*$", re.IGNORECASE
)
_FORMAT = re.compile(
    r"\b(?:as|in|via|by) (?:an? |one )?"
    r"((?:[\w-]+ )?(?:csv|xml|json|excel|xlsx?|pdf|text|edi|e-?mail|api|sftp)(?: files?)?)\b",
    re.IGNORECASE,
)
_NO_PLACE = re.compile(
    r"^\W*(?:\d[\d.,:]*\s*(?:am|pm|h|o'clock|%|eur|usd|gbp|people|users?|rows?|days?|weeks?|months?|years?"
    r"|hours?|minutes?)?"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|(?:jan|febr)uary|march|april|may|june|july|august"
    r"|(?:septem|octo|novem|decem)ber|now|today|tomorrow|noon|midnight|morning|evening)\W*$",
    re.IGNORECASE,
)
_SYSTEM = word_pattern(
    *(
        "crm",
        "erp",
        "sap",
        "salesforce",
        "hubspot",
        "excel",
        "spreadsheets?",
        "google sheets?",
        "csv",
        "files?",
    ),
    *(
        "s?ftp",
        "databases?",
        "data warehouse",
        "dwh",
        "systems?",
        "apps?",
        "applications?",
        "apis?",
        "portals?",
    ),
    *(
        "platforms?",
        "software",
        "tools?",
        "inbox(?:es)?",
        "mailbox(?:es)?",
        "servers?",
        "shared drive",
        "folders?",
    ),
    *(
        "sharepoint",
        "jira",
        "quickbooks",
        "netsuite",
        "xero",
        "datev",
        "stripe",
        "shopify",
        "zendesk",
        "power bi",
    ),
    *("tableau", "dashboards?", "gateway", "s3", "webshop", "web shop", "website", "wms", "pim", "dms"),
)
_DIRECTION = re.compile(r"\b(one|two)[- ]way\b", re.IGNORECASE)
_ACTOR = re.compile(r"^(?P<who>[^:]{1,60}):\s+(?P<text>\S.*)$")
_CAN = re.compile(
    r"^(?P<role>.{1,60}?)\s+(?:can|may|could|is allowed to|are allowed to)\s+(?P<verbs>.+)$", re.IGNORECASE
)


SHORT = 500
"""Lines of more characters are prose: they are kept as they are, and no parts are read out of them."""


def movement(text: str, *, surely: bool = False) -> dict[str, Node] | None:
    """Read `customer records from CRM to ERP, nightly`; None where it names no way from or to anything.

    `surely` says that the text is about data, so that `orders to ERP` is a way too.
    """
    if len(text) > SHORT:
        return None
    found = _FROM_TO.match(text) or _TO.match(text) or (_BARE_TO.match(text) if surely else None)
    if found is None:
        return None
    parts = found.groupdict()
    if any(end and _NO_PLACE.match(end) for end in (parts.get("source"), parts["to"])):
        return None
    format_ = _FORMAT.search(text)
    parts = {key: _FORMAT.sub("", part).strip() if part else part for key, part in parts.items()}
    what = _MOVING.sub("", _WHEN.sub("", _DIRECTION.sub("", parts["what"])).strip(" ,-:")).strip(" ,-:")
    rest = " ".join(filter(None, (parts.get("how"), parts["rest"])))
    destination = parts["to"].rstrip(". ")
    read: dict[str, Node] = {"what": what or "data"}
    if source := parts.get("source"):
        read["from"] = source.strip()
    if when := _WHEN.search(destination):
        destination = (destination[: when.start()] + destination[when.end() :]).strip(" ,")
    read["to"] = destination or parts["to"]
    if direction := _DIRECTION.search(text):
        read["direction"] = f"{direction[1].lower()}-way"
    if when := _WHEN.search(text):
        read["when"] = when[1]
    left = _WHEN.sub("", _DIRECTION.sub("", rest)).strip(" ,;().-")
    if format_ or left:
        read["format"] = ", ".join(filter(None, (format_ and format_[1], left)))
    return read


def between_systems(found: dict[str, Node]) -> bool:
    """Whether an end of a movement is a kind of system, and not a person's desk."""
    return any(_SYSTEM.search(plain(str(found.get(end, "")))) for end in ("from", "to"))


def role(text: str) -> dict[str, Node] | None:
    """Read `Finance can view and export` or `Finance: view, export`; None where no verb follows a name."""
    found = _CAN.match(text) or _ACTOR.match(text)
    if found is None or len(text) > SHORT or plain(found[1]) in _NO_NAMES:
        return None
    name, said = found[1].strip(), found[2]
    can = verbs(said)
    return {"role": name, "can": [verb.value for verb in can]} if can and only_verbs(said) else None


_NO_NAMES = frozenset(
    (
        *(
            "owner",
            "account",
            "company",
            "stage",
            "close date",
            "closing date",
            "account executive",
            "sales rep",
        ),
        *("next step", "next steps", "to do", "todo", "note", "notes", "deadline", "date", "start date"),
        *(
            "important",
            "example",
            "for example",
            "status",
            "value",
            "budget",
            "contact",
            "done",
            "done so far",
        ),
    )
)
_CUSTOMERS = frozenset(("customer", "client"))


def _names(found: re.Match[str] | None) -> bool:
    """Whether the words before a colon may be somebody; `Customer:` only where the customer acts."""
    if found is None:
        return False
    name = plain(found[1]).strip("*_ ")
    acts = re.match(r"[a-z]+s\b", found[2]) is not None
    return name not in _NO_NAMES and (name not in _CUSTOMERS or acts)


def step(text: str) -> dict[str, Node]:
    """Read `team lead: reviews it`, or `team lead reviews it`; else nobody is named."""
    if (found := _ACTOR.match(text)) and _names(found):
        return {"who": found["who"].strip(), "text": found["text"].strip()}
    who = spoken_actor(text)
    return {"who": who, "text": text} if who else {"text": text}


def exception(text: str) -> dict[str, Node]:
    """Read `when the approver is away: finance may override`, or `if …, …`; else the text alone."""
    found = re.match(
        r"^(?:when|if|in case)\s+(?P<when>[^:,]{3,120})[:,]\s+(?P<text>\S.*)$", text, re.IGNORECASE
    )
    return {"when": found["when"].strip(), "text": found["text"].strip()} if found else {"text": text}
