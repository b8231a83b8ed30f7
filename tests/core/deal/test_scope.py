import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readyctl.core.deal.lines import lines
from readyctl.core.deal.note import Handoff
from readyctl.core.deal.scope import scope
from readyctl.core.deal.scope_text import scope_blocks
from readyctl.core.promise.model import Status
from readyctl.render.prose import markdown, text
from support.inventories import nothing_known

HEAD = {"id": "acme", "customer": "Acme", "owner": "sam@example.com", "stage": "discovery"}


def note(**parts: object) -> Handoff:
    return Handoff.model_validate(HEAD | parts)


def counts(**parts: object) -> list[str]:
    return [phrase.text for phrase in scope(note(**parts), nothing_known()).counts]


def roles(*names: str, status: str = "confirmed") -> list[dict[str, str]]:
    return [{"role": name, "status": status} for name in names]


def step(what: str, status: str = "confirmed") -> dict[str, str]:
    return {"who": "lead", "text": what, "status": status}


def movement(what: str, status: str = "confirmed", **more: str) -> dict[str, str]:
    return {"what": what, "from": "CRM", "to": "billing", "status": status} | more


def test_nothing_confirmed_is_counted_as_nothing() -> None:
    assert counts() == ["no approval paths", "no user roles", "no data movements"]


def test_one_of_each() -> None:
    assert counts(
        workflow={"steps": [step("Approves it")]},
        roles=roles("buyer"),
        data=[movement("customers", direction="one-way")],
    ) == ["one approval path", "one user role (buyer)", "a one-way data movement from CRM to billing"]


def test_many_of_each() -> None:
    assert counts(
        workflow={"steps": [step("Approves it"), step("Approves it too"), step("Pays")]},
        roles=roles("buyer", "lead", "finance", "auditor"),
        data=[
            movement("customers", direction="one-way"),
            movement("orders", direction="one-way"),
            movement("prices", direction="two-way"),
            movement("notes"),
        ],
    ) == [
        "one approval path with two approvals",
        "four user roles (buyer, lead, finance and auditor)",
        "two one-way data movements (customers from CRM to billing and orders from CRM to billing)",
        "a two-way data movement from CRM to billing",
        "one data movement from CRM to billing",
    ]


def test_what_is_only_assumed_is_excluded_and_says_so() -> None:
    found = scope(
        note(
            workflow={"steps": [step("Approves it", "assumed")]},
            roles=roles("buyer", status="not_discussed"),
            day_one={
                "later": [{"text": "Old orders", "status": "confirmed"}],
                "manual": [{"text": "Refunds", "status": "confirmed"}],
            },
        ),
        nothing_known(),
    )
    assert [phrase.text for phrase in found.counts] == [
        "no approval paths",
        "no user roles",
        "no data movements",
    ]
    assert [(phrase.text, phrase.why) for phrase in found.excluded] == [
        ("lead: Approves it", "assumed"),
        ("buyer", "not discussed"),
        ("Old orders", "later"),
        ("Refunds", "done by hand"),
        ("anything about data", "not discussed"),
        ("anything about constraints", "not discussed"),
    ]


def test_what_is_left_out_twice_is_said_once_and_stands_on_both_lines() -> None:
    again = [{"text": text, "status": "confirmed"} for text in ("Old orders", "old  orders")]
    found = scope(note(day_one={"later": again}), nothing_known())
    assert [(item.text, item.on) for item in found.excluded if item.why == "later"] == [
        ("Old orders", (("day_one", "later", 0), ("day_one", "later", 1)))
    ]


def test_open_questions_stand_apart_and_answered_ones_nowhere() -> None:
    found = scope(
        note(questions=[{"text": "Who?", "status": "assumed"}, {"text": "When?", "status": "confirmed"}]),
        nothing_known(),
    )
    assert [phrase.text for phrase in found.open] == ["Who?"]


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_nothing_claimed_stands_on_a_line_that_is_not_confirmed(data: st.DataObject) -> None:
    tag = st.sampled_from([status.value for status in Status])
    made = note(
        workflow={
            "steps": [step("Approves it", data.draw(tag)) for _ in range(data.draw(st.integers(0, 4)))]
        },
        roles=roles("buyer", status=data.draw(tag)),
        data=[movement("customers", data.draw(tag), direction="two-way")],
        constraints=[{"text": "Seven years", "status": data.draw(tag)}],
        day_one={"launch": [{"text": "All", "status": data.draw(tag)}]},
    )
    found = scope(made, nothing_known())
    by_place = {line.at: line.status for line in lines(made)}
    claimed = [phrase for phrase in found.phrases if not phrase.why]
    assert all(by_place[at] is Status.CONFIRMED for phrase in claimed for at in phrase.on)
    told = {at for phrase in found.phrases for at in phrase.on}
    assert set(by_place) <= told, "no line is lost between the two"


def test_the_text_says_what_is_in_and_what_is_not() -> None:
    made = note(
        workflow={"trigger": {"text": "A [deal](x) is won", "status": "confirmed"}},
        roles=roles("a", "b"),
        constraints=[{"text": "Two-way *sync*", "status": "assumed"}],
    )
    plain = text(scope_blocks(scope(made, nothing_known())))
    assert (
        "The estimate assumes no approval paths, two user roles (a and b) and no data movements.\n" in plain
    )
    assert "Not included:\n\n- not part of this proposal: Two-way *sync* (assumed)\n" in plain
    formatted = markdown(scope_blocks(scope(made, nothing_known())))
    assert formatted.startswith("## Scope for Acme\n")
    assert r"It starts with: A \[deal\](x) is won." in formatted
    assert r"- not part of this proposal: Two-way \*sync\* (assumed)" in formatted


def test_trace_names_the_line_of_each_phrase() -> None:
    made = note(roles=roles("a"), constraints=[{"text": "Later", "status": "assumed"}])
    traced = text(scope_blocks(scope(made, nothing_known()), trace=lambda at: ".".join(map(str, at))))
    assert "one user role (a) [roles.0]" in traced
    assert "- not part of this proposal: Later (assumed) [constraints.0]" in traced


@pytest.mark.parametrize("words", ["no approval needed", "Reviews it"])
def test_what_is_no_approval_is_not_counted_as_one(words: str) -> None:
    assert counts(workflow={"steps": [step(words)]})[0] == "no approval paths"


def told(**parts: object) -> str:
    return text(scope_blocks(scope(note(**parts), nothing_known())))


def test_a_question_mark_in_a_field_is_no_place() -> None:
    words = told(
        data=[movement("orders", direction="one-way") | {"from": "?", "to": "tbd", "when": "nightly"}]
    )
    assert "?" not in words.partition("Not included")[0]
    assert "tbd" not in words
    assert "orders, nightly (one-way) (from where and to where are open)" in words


def test_who_may_not_approve_is_no_approval() -> None:
    assert counts(workflow={"steps": [step("Cannot approve refunds")]})[0] == "no approval paths"


def test_a_confirmed_guess_is_not_included() -> None:
    found = scope(
        note(constraints=[{"text": "Probably only in English", "status": "confirmed"}]), nothing_known()
    )
    assert found.included == ()
    assert ("Probably only in English", "worded as a guess") in [(p.text, p.why) for p in found.excluded]


def test_a_confirmed_line_that_says_nothing_is_not_included() -> None:
    assert scope(note(constraints=[{"text": "tbd", "status": "confirmed"}]), nothing_known()).included == ()


def test_roles_are_listed_with_what_they_may_do() -> None:
    words = told(
        roles=[
            {"role": "buyer", "can": ["view", "edit"], "status": "confirmed"},
            {"role": "auditor", "status": "confirmed"},
            {"role": "guest", "can": ["delete"], "status": "assumed"},
        ]
    )
    assert "Roles:" in words
    assert "buyer can view, edit" in words
    assert "auditor (what they may do is open)" in words
    assert "guest can delete (assumed)" in words


def test_a_settled_question_stays_in_the_text() -> None:
    words = told(questions=[{"text": "Who pays? The buyer does.", "status": "confirmed"}])
    assert "Settled questions: Who pays? The buyer does." in words
