"""Every rule there is, by family and code, and the page of each.

A family's modules, with their regular expressions, are imported when the family is asked for and not before:
a check of the registry needs none of those on documents.
"""

import re
from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING

from readyctl.core.text.folding import folded
from readyctl.rules.rule import Rule, is_about_claim, is_ignorable, is_waivable, may_stand, since

if TYPE_CHECKING:
    from readyctl.core.entry.rule_page import RulePage

FAMILIES: Mapping[str, Mapping[str, str]] = {
    "entry": {
        "RDY001": "not-utf8",
        "RDY002": "too-large",
        "RDY003": "empty-file",
        "RDY004": "not-a-mapping",
        "RDY005": "several-documents",
        "RDY006": "directive",
        "RDY007": "invalid-yaml",
        "RDY008": "forbidden-character",
        "RDY009": "duplicate-key",
        "RDY010": "complex-key",
        "RDY011": "merge-key",
        "RDY012": "anchor-or-alias",
        "RDY013": "tag",
        "RDY014": "too-deep",
        "RDY015": "irregular-file",
        "RDY016": "misplaced-file",
        "RDY017": "conflict-marker",
    },
    "feature": {
        "RDY101": "unknown-key",
        "RDY102": "missing-key",
        "RDY103": "wrong-value",
        "RDY104": "id-mismatch",
        "RDY105": "malformed-name",
        "RDY106": "duplicate-id",
        "RDY107": "name-collision",
        "RDY108": "missing-for-level",
        "RDY109": "date-without-capacity",
        "RDY110": "dangling-replacement",
        "RDY111": "forbidden-ignore",
        "RDY112": "expired-ignore",
        "RDY113": "ordinary-name",
        "RDY114": "empty-evidence",
        "RDY115": "evidence-gone",
        "RDY118": "unmatched-code",
        "RDY301": "stale-entry",
        "RDY302": "overdue-delivery",
        "RDY303": "nearly-stale",
        "RDY509": "unclear-bound",
    },
    "trust": {
        "RDY201": "unsigned-level",
        "RDY202": "unconfirmed-date",
        "RDY203": "unentitled-roster-change",
        "RDY204": "ambiguous-trust-root",
        "RDY205": "single-lead",
        "RDY206": "unsettled-roster",
        "RDY207": "invalid-roster",
        "RDY208": "removed-entry",
        "RDY209": "keyless-engineer",
        "RDY210": "doubled-engineer",
        "RDY211": "expired-baseline",
        "RDY212": "overlong-baseline",
    },
    "deal": {
        "RDY401": "missing-trigger",
        "RDY402": "missing-result",
        "RDY403": "odd-step-count",
        "RDY404": "actorless-step",
        "RDY405": "label-only-role",
        "RDY406": "unlisted-role",
        "RDY407": "incomplete-approval",
        "RDY408": "incomplete-movement",
        "RDY409": "ownerless-two-way",
        "RDY410": "several-destinations",
        "RDY411": "unspoken-exceptions",
        "RDY412": "mixed-day-one",
        "RDY413": "unspoken-alerts",
        "RDY414": "unspoken-reports",
        "RDY415": "unspoken-audit-history",
        "RDY416": "unspoken-old-data",
        "RDY417": "unspoken-second-role",
        "RDY418": "overloaded-label",
        "RDY419": "unmatched-fields",
        "RDY420": "possible-custom",
        "RDY421": "outsider-view",
        "RDY422": "risky-phrase",
        "RDY423": "vague-word",
        "RDY424": "doubtful-confirmation",
        "RDY425": "insider-word",
        "RDY426": "unpromised-feature",
        "RDY427": "undated-contract",
        "RDY428": "unreviewed-proposal",
        "RDY429": "outdated-review",
        "RDY430": "unspoken-roles",
        "RDY431": "unspoken-data",
        "RDY432": "unspoken-constraints",
        "RDY433": "incomplete-note",
        "RDY434": "unsorted-lines",
    },
    "promise": {
        "RDY501": "overpromised",
        "RDY502": "too-early",
        "RDY503": "beyond-limit",
        "RDY504": "unknown-feature",
        "RDY505": "broken",
        "RDY506": "renamed",
        "RDY507": "unverified",
        "RDY508": "unclear-claim",
        "RDY510": "passed-close-date",
        "RDY511": "vanished-promise",
        "RDY512": "late-record",
        "RDY513": "untold-withdrawal",
        "RDY514": "postdated-promise",
        "RDY515": "sunset",
        "RDY516": "stale-ground",
    },
    "statement": {
        "RDY601": "unreadable-document",
        "RDY602": "picture-only",
        "RDY603": "overclaim",
        "RDY604": "claim-too-early",
        "RDY605": "claim-beyond-limit",
        "RDY606": "missing-caveat",
        "RDY607": "unknown-capability",
        "RDY608": "unverified-claim",
        "RDY609": "misspelt-name",
        "RDY611": "stale-badge",
        "RDY612": "missing-feature",
        "RDY613": "unverified-feature",
        "RDY621": "invalid-waiver",
        "RDY622": "expired-waiver",
        "RDY623": "unsigned-waiver",
    },
    "meeting": {
        "RDY701": "overdue-sync",
        "RDY702": "overdue-decision",
    },
}
"""A family is a folder here; its codes, and the name of each, which is its module's with hyphens."""

NAMES: Mapping[str, str] = MappingProxyType(
    {code: name for family in FAMILIES.values() for code, name in family.items()}
)
"""The name of each code, of every family; known without importing a rule."""

ON_ENTRIES = ("entry", "feature", "trust", "deal", "promise", "meeting")
"""What a check of a whole registry runs."""
BUT_FOR_DEALS = ("entry", "feature", "trust")
"""The same where there is no deal's note, there never was one, and no record of a meeting."""
ON_COMMITS = ("entry", "feature", "trust")
"""Where the rules stand that say whether a commit may be made."""
ON_DOCUMENTS = ("statement", "promise")
"""What a check of documents runs; of the rules on promises, those on what a contract rests on."""

HEADINGS = ("What it does", "Why it matters", "Example", "How to fix")
"""The headings of a rule's page, in this order."""


def rules(*families: str) -> tuple[Rule, ...]:
    """The rules of these families, of all where none is named, in order of code."""
    found: list[Rule] = []
    for family in families or FAMILIES:
        found += import_module(f"readyctl.rules.{family}").RULES
    return tuple(sorted(found, key=lambda rule: rule.CODE))


def find(code_or_name: str) -> Rule | None:
    """The rule with this code or this name, in any case; None where there is none."""
    wanted = folded(code_or_name)
    for family, codes in FAMILIES.items():
        for code, name in codes.items():
            if wanted in {folded(code), name}:
                return next(rule for rule in rules(family) if code == rule.CODE)
    return None


def words() -> tuple[str, ...]:
    """The code and the name of every rule."""
    return tuple(word for codes in FAMILIES.values() for pair in codes.items() for word in pair)


def may_be_ignored(code: str) -> bool:
    """Whether a line in an entry may silence this code.

    A code that no rule has goes by those that begin as it does: a later rule on sign-off is no more to be
    waved through than the rules of today.
    """
    if code in NAMES:
        rule = find(code)
        return rule is not None and is_ignorable(rule)
    alike = [known for known in NAMES if known.startswith(code[: len("RDY2")])]
    return not alike or any(may_be_ignored(known) for known in alike)


def may_be_waived(code: str) -> bool:
    """Whether a waiver beside a document may let findings of this code stand."""
    rule = find(code)
    return rule is not None and is_waivable(rule)


def may_be_baselined(code: str) -> bool:
    """Whether findings of this code may stand under a baseline."""
    rule = find(code)
    return rule is not None and may_stand(rule)


def about_claims() -> frozenset[str]:
    """The codes of the rules that are about what an entry claims."""
    return frozenset(rule.CODE for rule in rules("trust") if is_about_claim(rule))


def newer_than(version: str) -> frozenset[str]:
    """The codes of the rules that came after a version such as `0.1.0`."""
    return frozenset(rule.CODE for rule in rules() if release(since(rule)) > release(version))


def release(version: str) -> tuple[int, ...]:
    """A version to compare by. Raises `ValueError` for what is none."""
    return tuple(int(part) for part in version.removeprefix("v").split("."))


def page(code_or_name: str) -> str | None:
    """The rule's page as Markdown; None where there is no such rule."""
    told = rule_page(code_or_name)
    return told.whole if told else None


def rule_page(code_or_name: str) -> "RulePage | None":
    """The rule's page and the parts of it that others show alone; None where there is no such rule."""
    rule = find(code_or_name)
    if rule is None:
        return None
    text = (rule.__doc__ or "").strip()
    does = text.partition(f"## {HEADINGS[0]}\n")[2].partition("\n## ")[0]
    whole = f"# {rule.CODE}: {rule.NAME}\n\n*{rule.SEVERITY.value}* · {text}\n"
    from readyctl.core.entry.rule_page import RulePage  # noqa: PLC0415 - start-up time

    return RulePage(_summary(rule), does.strip(), whole)


def is_code(words: str) -> bool:
    """Whether somebody means a rule by its whole code, there or not."""
    return re.fullmatch(r"RDY\d{3,}", words.upper(), re.ASCII) is not None


def index() -> str:
    """The table of all rules as Markdown, with a link to each page."""
    rows = [
        f"| [{rule.CODE}]({rule.CODE}.md) | `{rule.NAME}` | {rule.SEVERITY.value} | {_summary(rule)} |"
        for rule in rules()
    ]
    heading = "| Code | Rule | Severity | What it reports |\n|---|---|---|---|\n"
    return f"# Rules\n\nWhat `readyctl check` and the checks of deals and documents report.\n\n{heading}" + (
        "\n".join(rows) + "\n"
    )


def _summary(rule: Rule) -> str:
    return (rule.__doc__ or "").strip().partition("\n")[0]
