"""Rule pages by code or name, as `explain` shows them."""

from readyctl.core.entry.subject import Subject
from readyctl.rules.catalogue import BUT_FOR_DEALS, ON_ENTRIES, find, index, page, rules
from readyctl.rules.rule import looks
from readyctl.workspace.reading.checking import BUT_DEALS


def test_a_rule_is_found_by_code_and_by_name_in_any_case() -> None:
    rule = find("rdy201")
    assert rule is not None
    assert rule is find("Unsigned-Level")
    assert find("RDY999") is None
    assert find("") is None


def test_a_page_says_code_name_severity_and_why() -> None:
    written = page("stale-entry") or ""
    assert written.startswith("# RDY301: stale-entry\n\n*error* · ")
    assert "## Why it matters\n" in written
    assert page("no-such-rule") is None


def test_the_index_links_every_page() -> None:
    assert all(f"[{rule.CODE}]({rule.CODE}.md)" in index() for rule in rules())


def test_the_rules_that_a_registry_without_deals_does_not_load_are_about_nothing_in_it() -> None:
    left_out = rules(*(set(ON_ENTRIES) - set(BUT_FOR_DEALS)))
    assert left_out
    for rule in left_out:
        assert looks(rule), "it would report what reading found"
        about = rule.SUBJECT if isinstance(rule.SUBJECT, tuple) else (rule.SUBJECT,)
        assert Subject not in about
        assert not any(issubclass(each, about) for each in BUT_DEALS)
