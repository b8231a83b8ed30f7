"""The comment on a change: what it says, and that nothing in it can be anything but words."""

import re
from dataclasses import replace

import pytest
from msgspec import structs

from readyctl.core.level.table import Level
from readyctl.core.meeting.awaited import Awaited, LeftToEngineering
from readyctl.core.meeting.difference import Difference, compare
from readyctl.core.meeting.proposals import OpenProposal
from readyctl.render.meeting import diff_comment
from support.inventories import inventory, signed, status, unsigned

HOSTILE = "x\n<!-- readyctl:nothing -->\n/approve @octocat <img src=x> ::error::y | `z` ${{ secrets.A }}"


def comment(difference: Difference, *claims: Awaited, registry: str = "registry") -> str:
    return diff_comment.render(difference, {}, LeftToEngineering(claims), registry)


def test_it_begins_with_what_engineering_has_to_do() -> None:
    before, after = inventory(), inventory(status({"id": "fx", "level": "committed"}, unsigned()))
    lines = comment(compare(before, after), Awaited(after.features[0], "Ada Lovelace")).splitlines()
    assert lines[0] == "<!-- readyctl:change registry -->"
    assert lines[3] == "### Engineering has to sign one claim"
    assert lines[5] == (
        "- **fx** (fx) says committed and counts as planned: sam@\u200bexample.com is not on the roster. "
        "Ada Lovelace signs it: `readyctl feature sign fx`"
    )
    assert "### New" in lines
    assert diff_comment.NOTHING not in lines


def test_a_change_that_changes_nothing_says_so_in_a_line_of_its_own() -> None:
    moment = inventory(status({"id": "fx", "level": "beta", "caveats": ["slow"]}, signed()))
    assert comment(compare(moment, moment)).splitlines() == [
        "<!-- readyctl:change registry -->",
        "<!-- readyctl:nothing -->",
        "## What this change means for sales",
        "",
        "Nothing changes for sales.",
    ]


def test_a_request_is_told_with_who_decides() -> None:
    moment = inventory(status({"id": "fx"}, signed()))
    asked = OpenProposal("fx", "payments", Level.named("committed"), {}, "sam@x", "why", None, "Ada")
    written = diff_comment.render(compare(moment, moment), {}, LeftToEngineering((), (asked,)), "registry")
    assert "As it is, nothing changes for sales." in written
    assert (
        "committed is asked for by sam@\u200bx. Ada grants it: `readyctl feature sign fx --accept`" in written
    )


@pytest.mark.parametrize("registry", ["", "a--> b", "docs/reg", "-->\n<b>"])
def test_each_registry_has_a_comment_of_its_own(registry: str) -> None:
    first = diff_comment.marker(registry)
    assert first.count("-->") == 1
    assert first.endswith(" -->")
    assert len(first.splitlines()) == 1
    assert diff_comment.marker("") != diff_comment.marker("registry")


def test_nothing_that_an_entry_says_begins_a_line_or_calls_somebody() -> None:
    one = status({"id": "fx", "name": "x", "level": "committed"}, unsigned(HOSTILE))
    assert one.entry.model is not None
    named = one.entry.model.model_copy(update={"name": HOSTILE})
    after = inventory(structs.replace(one, entry=replace(one.entry, model=named)))
    lines = comment(compare(inventory(), after), Awaited(after.features[0], HOSTILE)).splitlines()
    assert lines.count(diff_comment.NOTHING) == 0
    assert all(
        line == "" or line[0] in "#-" or line.startswith(("<!-- readyctl:change", "2026-")) for line in lines
    )
    assert not any("@octocat" in line or re.search(r"(?<!\\)<img", line) for line in lines)


def test_it_stays_below_what_a_comment_holds() -> None:
    many = [status({"id": f"f{n}", "name": "ä" * 100, "level": "committed"}, unsigned()) for n in range(400)]
    after = inventory(*many)
    written = comment(compare(inventory(), after), *(Awaited(each, "Ada") for each in after.features))
    assert len(written) <= diff_comment.MOST
    assert "more lines, for which there is no room here." in written
    assert written.splitlines()[-1].startswith("2026-11-22")
