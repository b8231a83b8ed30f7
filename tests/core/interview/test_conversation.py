import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readyctl.core.deal.gaps import Gap
from readyctl.core.deal.note import Direction, Handoff, Verb
from readyctl.core.interview.conversation import Answer, GapsOf, Prompt, interview, replay
from readyctl.core.interview.questions import FIVE
from readyctl.core.promise.model import Status
from readyctl.core.trust.settings import DEFAULTS
from readyctl.rules.deal import open_gaps, unlisted_role, unspoken_data
from readyctl.rules.facts import Facts
from support.inventories import TODAY, inventory

FACTS = {"id": "acme", "customer": "Acme", "owner": "sam@example.com", "stage": "discovery"}
WORLD = Facts(TODAY, inventory(), DEFAULTS)


def gaps(note: Handoff) -> tuple[Gap, ...]:
    return open_gaps(note, WORLD)


def nothing(_: Handoff) -> tuple[Gap, ...]:
    return ()


def held(
    said: dict[str, str], gaps_of: GapsOf = nothing, follow_ups: tuple[str, ...] = ()
) -> tuple[Handoff, list[Prompt]]:
    """Hold a whole interview: answers by key, then answers to the follow-ups in turn, then a full stop."""
    conversation = interview(dict(FACTS), gaps_of)
    prompts = [next(conversation)]
    later = iter(follow_ups)
    while True:
        key = prompts[-1].key
        text = next(later, ".") if key.startswith("ask:") else said.get(key, "")
        try:
            prompts.append(conversation.send(Answer(key, text, Status.CONFIRMED if text else None)))
        except StopIteration as done:
            return Handoff.model_validate(done.value), prompts


def test_five_topics_come_first_each_announced_once() -> None:
    _, prompts = held({})
    headings = [prompt.heading for prompt in prompts if prompt.heading]
    assert [heading[:6] for heading in headings[1:6]] == [f"{n} of 5" for n in range(1, 6)]
    assert (headings[0], len(FIVE)) == ("what they were told", 5)


def test_answers_become_lines_of_the_note() -> None:
    note, _ = held(
        {
            "trigger": "A buyer calls",
            "result": "It is paid",
            "step.0": "team lead: reviews it",
            "step.1": "pays",
            "data.0": "orders from CRM to ERP, nightly",
            "exception.0": "when she is away: finance may override",
            "constraint.0": "Seven years",
            "launch.0": "Refunds",
            "later.0": "Reports",
            "manual.0": "Payments",
            "missed.0": "Who pays the tax?",
        }
    )
    assert note.workflow.trigger is not None
    assert note.workflow.steps[0].who == "team lead"
    assert note.workflow.steps[1].who is None
    assert note.data[0].to == "ERP"
    assert note.workflow.exceptions[0].when == "she is away"
    assert note.questions[0].text == "Who pays the tax?"
    assert note.day_one.manual[0].text == "Payments"


def test_what_was_passed_over_is_not_asked_again_and_stays_the_finding_that_it_is() -> None:
    note, prompts = held({"step.0": "finance: pays it"}, gaps, ("",) * 12)
    followed = [prompt.text for prompt in prompts if prompt.key.startswith("ask:")]
    for passed in ("what started it", "finished", "What limits us", "When did this last", "first morning"):
        assert not [text for text in followed if passed in text]
    assert "the workflow has no trigger" in [gap.message for gap in gaps(note)]
    assert not [question for question in note.questions if "started" in question.text]


def test_only_what_is_missing_is_asked_and_answers_find_their_field() -> None:
    def open_ends(note: Handoff) -> list[Gap]:
        movement, step = note.data[0], note.workflow.steps[0]
        found = []
        if movement.direction is None:
            found.append(Gap("m", ("data", 0, "direction"), "One way?", 9, about=("it",)))
        if step.who is None:
            found.append(Gap("m", ("workflow", "steps", 0), "Who does it?", 8, about=("it",)))
        elif not note.roles:
            found.append(
                Gap("m", ("workflow", "steps", 0, "who"), f"What may {step.who} do?", 7, about=(step.who,))
            )
        return found

    note, prompts = held(
        {"step.0": "pays", "data.0": "orders to ERP"},
        open_ends,
        ("only one way", "finance", "see and approve"),
    )
    assert [p.text for p in prompts if p.key.startswith("ask:")] == [
        "One way?",
        "Who does it?",
        "What may finance do?",
    ]
    assert note.data[0].direction is Direction.ONE_WAY
    assert note.workflow.steps[0].who == "finance"
    assert (note.roles[0].role, note.roles[0].can) == ("finance", (Verb.VIEW, Verb.APPROVE))


def test_a_follow_up_without_an_answer_is_kept_as_a_question_and_not_asked_again() -> None:
    gap = Gap("m", ("constraints",), "Alerts?", 4, about=("it",))
    note, prompts = held({}, lambda _: [gap], ("",))
    assert [p.text for p in prompts].count("Alerts?") == 1
    assert "Alerts?" in [question.text for question in note.questions]


def test_an_answer_that_fits_no_field_keeps_what_it_is_about() -> None:
    gap = Gap("m", ("data", 0, "direction"), "One way?", 9, about=("orders",))
    note, _ = held({"data.0": "orders to ERP"}, lambda n: [] if n.constraints else [gap], ("hard to say",))
    assert [line.text for line in note.constraints] == ["orders: hard to say"]


def test_the_note_is_read_back_before_the_last_question() -> None:
    _, prompts = held({"trigger": "A buyer calls"})
    last = next(prompt for prompt in prompts if prompt.key == "missed.0")
    assert "A buyer calls (confirmed)" in last.read_back


def test_the_whole_interview_with_the_real_rules_ends() -> None:
    said = {"step.0": "approves", "data.0": "orders", "constraint.0": "it is just a simple sync"}
    note, prompts = held(said, gaps, tuple("?" for _ in range(50)))
    assert len([p for p in prompts if p.key.startswith("ask:")]) == 12
    assert note.questions


_TEXT = st.one_of(
    st.just(""), st.text(max_size=20), st.sampled_from(["a: b", "x from y to z", "both", "view", "."])
)


@given(st.lists(_TEXT, max_size=40), st.data())
@settings(max_examples=60, deadline=None)
def test_a_draft_told_again_goes_on_at_the_same_prompt_with_the_same_note(
    texts: list[str], data: st.DataObject
) -> None:
    conversation = interview(dict(FACTS), gaps)
    prompt = next(conversation)
    answers: list[Answer] = []
    for text in texts:
        answers.append(Answer(prompt.key, text, data.draw(st.sampled_from(Status)) if text.strip() else None))
        try:
            prompt = conversation.send(answers[-1])
        except StopIteration:
            return
    again, left = replay(interview(dict(FACTS), gaps), answers)
    assert (again, left) == (prompt, [])


def test_answers_that_no_prompt_asks_for_any_more_are_handed_back() -> None:
    stray = Answer("colour", "blue", Status.CONFIRMED)
    prompt, left = replay(
        interview(dict(FACTS), nothing),
        [Answer("promise.0", ""), Answer("trigger", "A call", Status.ASSUMED), stray],
    )
    assert isinstance(prompt, Prompt)
    assert (prompt.key, left) == ("result", [stray])


@pytest.mark.parametrize("word", ["no", "none", "Nothing else.", "that's it"])
def test_a_no_where_lines_are_collected_is_no_line(word: str) -> None:
    note, prompts = held({"step.0": "finance: pays it", "step.1": word, "data.0": word, "constraint.0": word})
    assert [step.text for step in note.workflow.steps] == ["pays it"]
    assert (note.data, note.constraints) == ((), ())
    assert "data.1" not in [prompt.key for prompt in prompts]


@pytest.mark.parametrize("word", ["I don't know", "tbd", "?", "not sure"])
def test_what_nobody_knows_is_an_open_question(word: str) -> None:
    note, prompts = held(
        {"trigger": word, "data.0": word, "step.0": "finance: pays it", "step.1": word}, gaps
    )
    asked = [question.text for question in note.questions]
    assert (note.workflow.trigger, note.data, len(note.workflow.steps)) == (None, (), 1)
    assert asked == [
        "What happens next, and who does it?",
        "Think of the last time this happened: what started it, and who did the first thing?",
        unspoken_data.QUESTION,
    ]
    assert not {prompt.text for prompt in prompts} & set(asked)


def test_every_part_has_its_turn_before_one_has_many() -> None:
    data = [Gap("m", ("data", n, "to"), f"Where {n}?", 9, about=("it",)) for n in range(12)]
    roles = [
        Gap("m", ("roles",), "Who may what?", 5, about=("it",)),
        Gap("m", ("constraints",), "Alerts?", 3, about=("it",)),
    ]
    _, prompts = held({}, lambda _: [*data, *roles], ("",) * 12)
    texts = [prompt.text for prompt in prompts if prompt.key.startswith("ask:")]
    assert texts[:4] == ["Where 0?", "Where 1?", "Who may what?", "Alerts?"]


STEPS = {"step.0": "buyer: asks for it", "step.1": "team lead: approves it", "step.2": "finance: pays it"}


def rights(note: Handoff) -> list[Gap]:
    return list(unlisted_role.gaps(note, WORLD))


def test_rights_are_asked_once_for_all_actors() -> None:
    answer = "buyer: view; team lead: view and approve; finance can export"
    note, prompts = held(STEPS, rights, (answer,))
    assert [prompt.text for prompt in prompts if prompt.key.startswith("ask:")] == [
        "What may each of them view, edit, approve, export or delete here: buyer, team lead, finance?"
    ]
    assert [(role.role, role.can[-1].value) for role in note.roles] == [
        ("buyer", "view"),
        ("team lead", "approve"),
        ("finance", "export"),
    ]


def test_one_answer_gives_everybody_the_same_rights_and_unclear_ones_are_kept_as_words() -> None:
    note, _ = held(STEPS, rights, ("they can view",))
    assert [(role.role, [verb.value for verb in role.can]) for role in note.roles] == [
        ("buyer", ["view"]),
        ("team lead", ["view"]),
        ("finance", ["view"]),
    ]
    note, _ = held(STEPS, rights, ("finance everything but delete",))
    assert note.roles == ()
    assert [line.text for line in note.constraints] == [
        "buyer, team lead, finance: finance everything but delete"
    ]
