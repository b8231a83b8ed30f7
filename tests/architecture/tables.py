"""Where a level may be called by its name, and which mappings over an enum are partial on purpose."""

from collections.abc import Mapping

LEVELS_BY_NAME: Mapping[str, frozenset[str]] = {
    "core.level": frozenset({"EXPLORATORY", "PLANNED", "COMMITTED", "BETA", "SHIPPED"}),
}
"""A module or folder, and the levels that it may name; everything else asks a level's row."""

PARTIAL: Mapping[tuple[str, str], str] = {
    (
        "core.deal.approvals",
        "ApprovalPart",
    ): "words to look for; the others are read from steps and amounts",
    ("core.entry.path", "EntryKind"): "the other kinds are confirmed by no key; asked with get",
    ("core.interview.places", "Place"): "the places that hold one line; asked with get",
    ("core.interview.template", "Place"): "roles and questions have headings of their own",
    ("core.quantity._words", "Side"): "words to look for; an exact quantity has none",
    ("render.prose", "BlockKind"): "a paragraph has no mark; asked with get",
}
"""A module and an enum, and why a mapping there leaves members out."""
