"""Where the page of a rule is."""

from readyctl.core.entry.rule_page import rule_page


def test_a_rule_has_a_place_that_stays() -> None:
    assert rule_page("RDY201") == "rules/RDY201.html"
