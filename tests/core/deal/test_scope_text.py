from readyctl.core.deal.scope import Scope, ScopeItem
from readyctl.core.deal.scope_text import scope_blocks
from readyctl.core.entry.keypath import dotted

ROLE = ScopeItem("1 user role", (("roles", 0),))
FOUND = Scope(
    title="Scope for Acme",
    counts=(ScopeItem("0 approval paths"), ROLE),
    included=(("Roles", (ScopeItem("clerk views", (("roles", 0),)),)),),
    excluded=(
        ScopeItem("the archive", (("data", 1),), "later"),
        ScopeItem("FX works", (("data", 2),), "assumed"),
    ),
    open=(ScopeItem("Who pays?", (("questions", 0),)),),
)


def test_the_text_counts_then_tells_what_is_in_what_is_not_and_what_is_open() -> None:
    assert [block.text for block in scope_blocks(FOUND)] == [
        "Scope for Acme",
        "The estimate assumes 0 approval paths and 1 user role.",
        "Roles: clerk views.",
        "Not included:",
        "not part of this proposal: the archive (later)",
        "not part of this proposal: FX works (assumed)",
        "anything that is not named above",
        "Open questions:",
        "Who pays?",
    ]


def test_with_its_traces_each_phrase_ends_in_its_lines() -> None:
    told = [block.text for block in scope_blocks(FOUND, dotted)]
    assert told[1] == "The estimate assumes 0 approval paths and 1 user role [roles[0]]."
    assert "not part of this proposal: the archive (later) [data[1]]" in told
    assert "not part of this proposal: FX works (assumed) [data[2]]" in told


def test_nothing_excluded_is_said_in_one_sentence() -> None:
    told = [block.text for block in scope_blocks(Scope("Scope", (ROLE,), (), (), ()))]
    assert told[-1] == "Not included: anything that is not named above."
