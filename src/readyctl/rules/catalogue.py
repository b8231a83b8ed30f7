"""Every rule there is, in order of code, and the page of each."""

from readyctl.rules import deal, entry, feature, promise, statement, trust
from readyctl.rules.rule import Rule

CATALOGUE: tuple[Rule, ...] = tuple(
    sorted(
        (*entry.RULES, *feature.RULES, *deal.RULES, *promise.RULES, *statement.RULES, *trust.RULES),
        key=lambda rule: rule.CODE,
    )
)

HEADINGS = ("What it does", "Why it matters", "Example", "How to fix")
"""The headings of a rule's page, in this order."""


def find(code_or_name: str) -> Rule | None:
    """The rule with this code or this name, in any case; None where there is none."""
    wanted = code_or_name.casefold()
    return next((rule for rule in CATALOGUE if wanted in {rule.CODE.casefold(), rule.NAME}), None)


def page(code_or_name: str) -> str | None:
    """The rule's page as Markdown; None where there is no such rule."""
    rule = find(code_or_name)
    if rule is None:
        return None
    return f"# {rule.CODE}: {rule.NAME}\n\n*{rule.SEVERITY.value}* · {(rule.__doc__ or '').strip()}\n"


def index() -> str:
    """The table of all rules as Markdown, with a link to each page."""
    rows = [
        f"| [{rule.CODE}]({rule.CODE}.md) | `{rule.NAME}` | {rule.SEVERITY.value} | {_summary(rule)} |"
        for rule in CATALOGUE
    ]
    heading = "| Code | Rule | Severity | |\n|---|---|---|---|\n"
    return f"# Rules\n\nWhat `readyctl check` and the checks of deals and documents report.\n\n{heading}" + (
        "\n".join(rows) + "\n"
    )


def _summary(rule: Rule) -> str:
    return (rule.__doc__ or "").strip().partition("\n")[0]
