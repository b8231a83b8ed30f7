"""Rule pages by code or name, as `explain` shows them."""

from readyctl.rules.catalogue import find, index, page, rules


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
