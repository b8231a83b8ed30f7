"""Who is who in a contract: under which word it speaks of us, and under which of the customer."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property

from msgspec import Struct

from readyctl.core.statement.passages import DocumentText
from readyctl.core.statement.text_kind import TextKind
from readyctl.core.text.folding import folded


class Parties(Struct, frozen=True, dict=True):
    """The words for us and for the customer, in small letters, as one document uses them."""

    ours: frozenset[str] = frozenset()
    theirs: frozenset[str] = frozenset()

    def told(self, clause: str) -> str:
        """A clause with the words that every contract is read by: `The Contractor` is the provider."""
        for names, word in self._written:
            clause = names.sub(rf"\g<1>{word}", clause)
        return clause

    def with_own(self, names: frozenset[str]) -> "Parties":
        """The same parties, and the names of our company as words for us."""
        return Parties(self.ours | names, self.theirs)

    @cached_property
    def _written(self) -> tuple[tuple[re.Pattern[str], str], ...]:
        pairs = ((self.ours, "Provider"), (self.theirs, "Customer"))
        return tuple((_as_written(names), word) for names, word in pairs if names)


UNNAMED = Parties()
"""Nobody has a word of his own."""


def _as_written(names: frozenset[str]) -> re.Pattern[str]:
    """A party's word as contracts write it, with a capital letter: `contractor` may be any."""
    longest = sorted(names, key=len, reverse=True)
    spelt = "|".join(re.escape(form) for name in longest for form in (name.title(), name.upper()))
    return re.compile(rf"\b((?:[Tt]he |THE )?)(?:{spelt})\b(?!\w)")


def parties_of(
    text: DocumentText, kind: TextKind, own: Iterable[str] = (), own_party: Iterable[str] = ()
) -> Parties:
    """Read the parties of a text from their definitions, `own_party` being the words that are known for ours.

    Without those, the party that bears one of our `own` names is ours; else the one whose word says that it
    delivers. A contract that defines no party is still read so: its contractor is us.
    """
    parties = tuple(_defined(text))
    defined = frozenset(word for words, _ in parties for word in words)
    given = frozenset(map(folded, own_party))
    given = frozenset(w for words, _ in parties if words & given for w in words) | given
    named = frozenset(w for words, about in parties if _names_any(about, own) for w in words)
    selling = frozenset(w for words, _ in parties if words & _DELIVER and not words & _BUY for w in words)
    ours = given or named or selling
    facing = _facing(text, own) - ours if kind is TextKind.CONTRACT else frozenset()
    if not ours and not defined:
        hired = _HIRED if kind is TextKind.CONTRACT else frozenset()
        return Parties(hired, facing) if hired or facing else UNNAMED
    buying = frozenset(w for words, _ in parties if words & _BUY for w in words)
    ours = ours or (defined - buying if buying else ours)
    return Parties(ours, (defined - ours if ours else buying) | facing)


_DELIVER = frozenset(
    {
        "contractor", "consultant", "vendor", "supplier", "provider", "licensor", "seller", "bidder",
        "offeror", "tenderer", "proposer", "respondent", "developer", "service provider",
    }
)  # fmt: skip
_BUY = frozenset(
    {
        "customer", "client", "buyer", "purchaser", "licensee", "subscriber", "agency", "state", "authority",
        "city", "county", "owner", "university", "department", "principal",
    }
)  # fmt: skip
_HIRED = frozenset({"contractor", "consultant"})
"""Who is hired by a contract, without anybody having to define it."""
_QUOTED = re.compile(
    r"[\"\u201c\u201e\u2018'](?:[Tt]he )?([A-Z][A-Za-z ]{1,40}?)[.,]?[\"\u201d\u201c\u2019']"
)
_DEFINITION = re.compile(rf"\((?:[A-Za-z ,]{{0,60}}{_QUOTED.pattern}){{1,4}}[A-Za-z ,.]{{0,60}}\)")
"""`(hereinafter “Acme”, the “Client”)`."""
_PREAMBLE = 30
"""Passages that may define parties."""


def _defined(text: DocumentText) -> Iterator[tuple[frozenset[str], str]]:
    """The words that are defined for each party, with the words before them that say who that is."""
    for passage in text.passages[:_PREAMBLE]:
        end = 0
        for match in _DEFINITION.finditer(passage.text):
            words = frozenset(map(folded, _QUOTED.findall(match[0])))
            if words and not words & _NO_PARTY:
                yield words, passage.text[end : match.end()]
            end = match.end()


def _facing(text: DocumentText, own: Iterable[str]) -> frozenset[str]:
    """Who acts in a contract in which we act by our own name: `Developer shall not …`, `Acme will …`."""
    acting = Counter(folded(match[1]) for passage in text.passages for match in _ACTS.finditer(passage.text))
    if not any(acting[folded(name)] for name in own):
        return frozenset()
    return frozenset(word for word in _ROLES if acting[word] >= _OFTEN)


_ACTS = re.compile(
    r"\b([A-Z][\w-]*) (?:also )?(?:shall|will|agrees?|may|must|grants?|acknowledges?|represents?|"
    r"warrants?)\b"
)
_OFTEN = 2
"""Times that a party acts in a contract which binds it."""
_ROLES = frozenset(
    {
        "developer", "partner", "reseller", "licensee", "participant", "member", "contributor", "publisher",
        "distributor", "merchant", "organizer", "organiser", "sponsor", "school", "institution", "researcher",
        "applicant", "recipient", "subscriber", "client", "customer", "user",
    }
)  # fmt: skip
"""Who stands on the other side of a contract that we write in our own name."""
_NO_PARTY = frozenset(
    {"agreement", "contract", "services", "service", "software", "effective date", "parties", "party", "sow",
     "statement of work", "msa", "order", "term", "product", "products", "platform", "deliverables"}
)  # fmt: skip


def _names_any(text: str, names: Iterable[str]) -> bool:
    said = folded(text)
    return any(re.search(rf"(?<!\w){re.escape(folded(name))}(?!\w)", said) for name in names if name.strip())
