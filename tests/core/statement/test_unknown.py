"""Promises of what no feature is about: capabilities of the product, and nothing that people do."""

import pytest

from readyctl.core.statement.frames import Frame
from readyctl.core.statement.passages import Passage, PassageKind
from readyctl.core.statement.unknown import lists, promises

OURS: frozenset[str] = frozenset()


@pytest.mark.parametrize(
    "sentence",
    [
        "The platform supports role-based access.",
        "We will integrate with your warehouse.",
        "The system automatically detects doubles.",
        "All data is encrypted with AES-256.",
        "Users can sign papers with a qualified signature.",
        "Provider shall respond within 15 minutes.",
        "Also, dashboards refresh hourly since May.",
        "Dashboards also refresh hourly.",
        "Since May, the platform supports teleportation.",
        "As of May 2026, we support teleportation.",
        "In Q2 we will ship teleportation.",
        "Teleportation is available since May.",
        "You can also teleport invoices.",
        "We have also built smart hints.",
        "We will ship the report builder in Q2 2027.",
        "Supplier shall deliver the plan assistant by 1 May 2027.",
    ],
)
def test_what_the_product_does_is_a_promise(sentence: str) -> None:
    assert promises(sentence, PassageKind.BODY, OURS)


@pytest.mark.parametrize(
    "sentence",
    [
        "Contractor shall submit its plan to the platform team.",
        "The Vendor shall provide documentation of its staff.",
        "We will deliver the report by 1 May 2027.",
        "Supplier shall provide plans of the building by 1 May 2027.",
        "We will attend each meeting.",
        "Provider shall be responsible for its staff.",
        "We offer the platform at a price of $500.",
        "The Supplier will notify the buyer in writing.",
        "However, Provider will try to tell Customer first.",
        "If there is a target, Provider will use reasonable efforts.",
        "Customer must include data about the incident.",
        "Vendor shall:",
        "The office is open daily since May.",
        "Our company was founded in May 2001.",
        "We met your team on 3 May.",
        "You can call us.",
        "Service credits will be applied to the next invoice.",
    ],
)
def test_what_people_do_and_what_it_costs_is_none(sentence: str) -> None:
    assert not promises(sentence, PassageKind.BODY, OURS)


@pytest.mark.parametrize(
    ("text", "frame", "listed"),
    [
        ("Role-based access controls", Frame.LISTS, True),
        ("Phone support", Frame.INCLUDES, True),
        ("Phone support", None, False),
        ("Phone support", Frame.EXCLUDES, False),
        ("Learn more", Frame.LISTS, False),
        ("$12 per user", Frame.LISTS, False),
        ("Yes", Frame.LISTS, False),
    ],
)
def test_a_bare_capability_is_one_under_a_heading_that_says_so(
    text: str, frame: Frame | None, *, listed: bool
) -> None:
    assert lists(Passage(text, "", PassageKind.BULLET), text, frame) is listed
    assert not lists(Passage(text, "", PassageKind.BODY), text, frame)
