import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readyctl.adapters.yaml.editor import dump
from readyctl.adapters.yaml.reader import read
from readyctl.core.deal.actors import spoken_actor
from readyctl.core.deal.note import Handoff, Verb
from readyctl.core.deal.scope import scope
from readyctl.core.entry.document import Node
from readyctl.core.interview._answers import direction, verbs
from readyctl.core.interview.importing import import_notes, summary
from readyctl.core.interview.reading import movements, role, step
from readyctl.core.interview.tags import short_line
from readyctl.core.promise.model import Status
from support.inventories import nothing_known

HEAD: dict[str, Node] = {"id": "acme", "customer": "Acme", "owner": "sam@example.com", "stage": "discovery"}


def note(text: str) -> Handoff:
    return Handoff.model_validate(HEAD | import_notes(text).data)


@pytest.mark.parametrize(
    ("line", "text", "status"),
    [
        ("Managers approve over 500 EUR - assumed.", "Managers approve over 500 EUR", Status.ASSUMED),
        ("- Records sync nightly to ERP - confirmed.", "Records sync nightly to ERP", Status.CONFIRMED),
        ("3) Reports (not discussed)", "Reports", Status.NOT_DISCUSSED),
        ("* Seven years [ASSUMED]", "Seven years", Status.ASSUMED),
        ("Pays \u2014 open", "Pays", Status.NOT_DISCUSSED),
        ("x - not-discussed", "x", Status.NOT_DISCUSSED),
        ("Pays it (n/d)", "Pays it", Status.NOT_DISCUSSED),
        ("Pays it (conf.)", "Pays it", Status.CONFIRMED),
        ("Pays it **confirmed**", "Pays it", Status.CONFIRMED),
        ("Pays it *(assumed)*", "Pays it", Status.ASSUMED),
        ("Pays it CONFIRMED!!", "Pays it", Status.CONFIRMED),
        ("Pays it - confirmed \u2705", "Pays it", Status.CONFIRMED),
        ("Pays it confirmed \u2705", "Pays it", Status.CONFIRMED),
        ("Pays it \u2705 confirmed", "Pays it", Status.CONFIRMED),
        ("Pays it (confirmed by CFO)", "Pays it (confirmed by CFO)", Status.CONFIRMED),
        ("Pays it (confirmed by Friday)", "Pays it (confirmed by Friday)", None),
        ("[assumed] Pays it", "Pays it", Status.ASSUMED),
        ("Assumed: pays it", "pays it", Status.ASSUMED),
        ("**Assumed:** pays it", "pays it", Status.ASSUMED),
        ("Pays it, tbc", "Pays it", Status.NOT_DISCUSSED),
        ("Pays it -- confirmed", "Pays it", Status.CONFIRMED),
        ("Pays it - not confirmed", "Pays it", Status.ASSUMED),
        ("The gate is wide-open", "The gate is wide-open", None),
        ("Is it paid - confirmed?", "Is it paid - confirmed?", None),
        ("They confirmed", "They confirmed", None),
        ("assumed", "assumed", None),
        ("- assumed", "assumed", None),
    ],
)  # fmt: skip
def test_a_tag_stands_at_the_end(line: str, text: str, status: Status | None) -> None:
    short = short_line(line)
    assert (short.text, short.status) == (text, status)


def test_ways_of_data() -> None:
    assert movements("Customer records sync nightly to ERP") == (
        {
            "what": "Customer records",
            "to": "ERP",
            "when": "nightly",
        },
    )
    assert movements("contacts from CRM to billing, two-way, CSV") == (
        {
            "what": "contacts",
            "from": "CRM",
            "to": "billing",
            "direction": "two-way",
            "format": "CSV",
        },
    )
    assert movements("The weather was nice") == ()


@pytest.mark.parametrize(
    "text", ["orders from CRM to ERP nightly as CSV", "orders nightly as CSV from CRM to ERP"]
)
def test_the_form_of_a_file_is_kept_beside_the_time(text: str) -> None:
    assert movements(text) == (
        {
            "what": "orders",
            "from": "CRM",
            "to": "ERP",
            "when": "nightly",
            "format": "CSV",
        },
    )


@pytest.mark.parametrize(
    "text", ["Office is open from 9 to 17", "Closed from Monday to Friday", "5 to 10 days"]
)
def test_times_and_numbers_are_no_places(text: str) -> None:
    assert movements(text, surely=True) == ()


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("IT sets up the account", "IT"),
        ("Sales checks the offer", "Sales"),
        ("Operations packs it", "Operations"),
        ("Logistics ships it", "Logistics"),
        ("The boss signs it", "boss"),
        ("Card details are checked", None),
        ("It sends a mail", None),
    ],
)
def test_who_acts_in_a_sentence(text: str, who: str | None) -> None:
    assert spoken_actor(text) == who


def test_the_names_of_facts_are_no_actors() -> None:
    assert step("Owner: Ana") == {"text": "Owner: Ana"}
    assert step("Next steps: send contract to Bob") == {"text": "Next steps: send contract to Bob"}
    assert step("Customer: files a request") == {"who": "Customer", "text": "files a request"}


def test_what_roles_may_do() -> None:
    assert role("Finance can view and export") == {"role": "Finance", "can": ["view", "export"]}
    assert role("Auditor: read only") == {"role": "Auditor", "can": ["view"]}
    assert role("Managers can approve over 500 EUR") is None
    assert verbs("everything") == tuple(Verb)
    assert verbs("nothing at all") == ()
    assert direction("it comes back") is not None
    assert direction("perhaps") is None


def test_headings_say_where_lines_belong_and_words_do_elsewhere() -> None:
    made = note(
        "# Refunds of Harbour\nManagers approve refunds over $500 - assumed.\n"
        "If the approver is away, finance may override\n"
        "## Steps\n1. team lead: reviews the request\n"
        "Later:\n* Reports\n## Questions\nWho pays?\n"
    )
    first, second = made.workflow.steps
    assert (first.who, first.status, second.who) == ("Managers", Status.ASSUMED, "team lead")
    assert made.workflow.exceptions[0].when == "the approver is away"
    assert made.day_one.later[0].text == "Reports"
    assert made.questions[0].text == "Who pays?"
    assert made.notes == "Refunds of Harbour"


def test_what_finds_no_place_is_unsorted_with_its_own_words() -> None:
    made = note("The weather was nice.\nTrigger: a mail\nTrigger: a call")
    assert made.unsorted == ("The weather was nice.", "a call")
    assert made.questions == ()


def test_windows_line_ends_right_to_left_and_emoji() -> None:
    peace = "\u05e9\u05dc\u05d5\u05dd \u05e2\u05d5\u05dc\u05dd"
    made = note(f"\ufeff## Constraints\r\n- {peace} (confirmed)\r\n- \U0001f680 in May\r\n")
    assert [line.text for line in made.constraints] == [peace, "\U0001f680 in May"]


def test_ten_thousand_lines_lose_none() -> None:
    imported = import_notes("\n".join(f"Line {n} of the call - assumed" for n in range(10_000)))
    assert len(imported.placed) == 10_000
    assert [number for number, _, _ in summary(imported)] == list(range(1, 10_001))


_GLUE = {
    "from",
    "to",
    "into",
    "sync",
    "syncs",
    "go",
    "goes",
    "can",
    "may",
    "and",
    "confirmed",
    "assumed",
    "if",
    "when",
}
_LINE = st.one_of(
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp", "Cf"]), max_size=40),
    st.lists(
        st.sampled_from(
            [
                *("CRM", "from", "to", "ERP", "nightly", "managers", "approve", "can", "view", "if", "away,"),
                *("pays", "#", "- ", "Later:", "(assumed)", "confirmed", "?", "sync", "customer:", "stage:"),
            ]
        ),
        max_size=8,
    ).map(" ".join),
)  # fmt: skip


@given(st.lists(_LINE, max_size=12))
@settings(max_examples=100, deadline=None)
def test_nothing_is_dropped_and_the_result_is_a_note(found: list[str]) -> None:
    imported = import_notes("\n".join(found))
    made = Handoff.model_validate(HEAD | imported.data)
    assert made is not None
    kept = " ".join(_texts(imported.data))
    for line in found:
        for word in re.findall(r"\w+", line):
            if len(word) > 1 and word.lower() not in _GLUE and not word.isdigit():
                assert word.lower() in kept.lower() or _names_a_part(line), (word, imported.data)


def test_the_result_is_written_as_yaml_and_read_back() -> None:
    imported = import_notes('- Orders go nightly to ERP: as CSV # really\n- "quoted" (confirmed)\nWho?')
    data = HEAD | imported.data
    assert read(dump(data).encode()).data == data


def _names_a_part(line: str) -> bool:
    """A bare heading such as `## Data`, which says no more than where the next lines belong."""
    return import_notes(line).placed == ()


def _texts(node: Node) -> list[str]:
    if isinstance(node, dict):
        return [text for key, item in node.items() for text in (key, *_texts(item))]
    if isinstance(node, list):
        return [text for item in node for text in _texts(item)]
    return [node] if node else []


@pytest.mark.parametrize("piece", [" ", "from ", "who can ", "a: ", "- ", "a", "(", "when a ", "go to "])
def test_a_line_of_sixty_thousand_characters_ends_and_is_kept(piece: str) -> None:
    text = "x" + (piece * 60_000)[:60_000] + "y"
    (placed,) = import_notes(text).placed
    assert placed.text == " ".join(text.split())


def test_a_line_without_a_place_keeps_its_tag_in_words() -> None:
    made = note("- The weather was nice - confirmed\nConfirmed:\nIt rained too\n- Snow (assumed)")
    assert made.unsorted == (
        "The weather was nice - confirmed",
        "It rained too - confirmed",
        "Snow (assumed)",
    )
    assert scope(made, nothing_known()).open == ()


@pytest.mark.parametrize("heading", ["## Out of scope", "Not included:", "**Excluded**", "Exclusions:"])
def test_what_is_out_of_scope_is_not_among_the_first_things(heading: str) -> None:
    made = note(f"{heading}\n- Exports - confirmed")
    assert [line.text for line in made.day_one.later] == ["Exports"]
    out = {phrase.on: phrase.text for phrase in scope(made, nothing_known()).excluded}
    assert out[(("day_one", "later", 0),)] == "Exports"


@pytest.mark.parametrize("heading", ["## Assumptions", "Assumed:", "**Assumptions**"])
def test_lines_under_assumptions_are_assumed(heading: str) -> None:
    (line,) = note(f"{heading}\n- They have one warehouse").constraints
    assert (line.text, line.status) == ("They have one warehouse", Status.ASSUMED)


def test_a_heading_of_a_tag_gives_it_to_the_lines_of_its_section() -> None:
    made = note(
        "## Constraints\nNot discussed:\n- Tax\nConfirmed:\n- Audit\n- Speed - assumed\n## Data\n- orders"
    )
    assert [line.status.value for line in made.constraints] == ["not_discussed", "confirmed", "assumed"]
    assert made.data[0].status is Status.ASSUMED


def test_lines_about_people_write_over_no_fact_of_the_deal() -> None:
    found = import_notes(
        "Customer: Harbour Ltd\nOwner: sam@example.com\n# Call\nClient: signs the form\n"
        "- Owner: Ana\nBuyer: files a request - confirmed\nRep: Bob\nAccount: locked after a week"
    )
    assert (found.data["customer"], found.data["owner"]) == ("Harbour Ltd", "sam@example.com")
    for text in ("Client: signs the form", "- Owner: Ana", "Customer: pays late - confirmed", "Buyer: Bob"):
        assert not {"customer", "owner"} & set(import_notes(text).data)
    assert import_notes("# Call\nCustomer: Harbour").data["customer"] == "Harbour"


@pytest.mark.parametrize(
    "line",
    [
        "The request goes to finance",
        "Office is open from 9 to 17",
        "A new lead should go to sales, then legal, then billing",
    ],
)
def test_a_line_of_a_workflow_is_a_step_and_no_data(line: str) -> None:
    made = note(f"## Workflow\n- {line}")
    assert (made.data, [step.text for step in made.workflow.steps]) == ((), [line])
    assert note(line).data == ()


def test_data_between_systems_is_data_in_a_workflow_too() -> None:
    assert note("## Workflow\nOrders go to the ERP system nightly").data[0].to == "the ERP system"


@pytest.mark.parametrize("words", ["Done so far", "Start date", "Next steps", "People we met"])
def test_a_heading_names_a_part_only_as_a_whole(words: str) -> None:
    made = note(f"## {words}\nBob wrote a letter")
    assert (made.notes, made.unsorted) == (words, ("Bob wrote a letter",))


@pytest.mark.parametrize(
    "heading",
    ["**Workflow**", "1. Workflow", "\U0001f527 Workflow", "## 2. Workflow", "Workflow", "## The process:"],
)
def test_headings_have_many_forms(heading: str) -> None:
    made = note(f"{heading}\n- finance: pays it")
    assert (made.workflow.steps[0].who, made.notes) == ("finance", None)


def test_a_table_is_read_row_by_row() -> None:
    made = note(
        "## Roles\n| Role | Can | Sure |\n|---|:--|---|\n"
        "| Finance | view, export | confirmed |\n| Auditor | view | |\n"
        "## Data\n| What | From | To | When |\n|--|--|--|--|\n| orders | CRM | ERP | nightly |\n"
    )
    assert [(r.role, r.status.value) for r in made.roles] == [
        ("Finance", "confirmed"),
        ("Auditor", "assumed"),
    ]
    assert made.roles[0].can == (Verb.VIEW, Verb.EXPORT)
    (orders,) = made.data
    assert (orders.what, orders.source, orders.to, orders.when) == ("orders", "CRM", "ERP", "nightly")
    assert made.notes == "| Role | Can | Sure |\n| What | From | To | When |"


@pytest.mark.parametrize("line", [">", "## Steps\n>", "## Data\n1."])
def test_a_line_of_nothing_but_marks_is_kept_as_it_is(line: str) -> None:
    made = note(line)
    kept = (*made.unsorted, *(step.text for step in made.workflow.steps), *(way.what for way in made.data))
    assert kept == (line.splitlines()[-1],)
