"""What a slide still shows of a feature that engineering took away, and what its findings say then."""

from readyctl.core.statement.badges import BadgeStatus, FoundBadge, UnverifiedName, badge_subjects
from readyctl.rules.facts import Facts
from readyctl.rules.statement import missing_feature, unverified_feature
from support.inventories import TODAY, inventory, retired

KNOWN = inventory(gone=(retired("fax-intake", "Fax intake"),))
FACTS = Facts(TODAY, KNOWN, KNOWN.settings)


def test_a_badge_of_it_says_what_became_of_it() -> None:
    badges = (FoundBadge("fax-intake", "Shipped", "slide 1"), FoundBadge("teleporter", "", "slide 1"))
    gone, never = (subject.value for subject in badge_subjects("deck.md", badges, KNOWN, TODAY))
    assert isinstance(gone, BadgeStatus)
    assert isinstance(never, BadgeStatus)
    (found,) = missing_feature.check(gone, FACTS)
    assert f"no feature fax-intake any more: it was retired by Ada on {TODAY}" in found.message
    (unknown,) = missing_feature.check(never, FACTS)
    assert unknown.message == "MISSING: there is no feature teleporter"


def test_a_name_of_it_without_a_badge_has_to_go() -> None:
    view = KNOWN.view("fax-intake")
    assert view is not None
    (found,) = unverified_feature.check(UnverifiedName("Fax intake", view, 1, "slide 1"), FACTS)
    assert found.message.endswith("without a badge for fax-intake, which is not there any more")
    assert found.help == "take it off the slide: what is not there any more is not for customers"
