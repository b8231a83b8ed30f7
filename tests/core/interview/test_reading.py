import pytest

from readyctl.core.interview.reading import chain, exception, role, roles, spoken_roles, step


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Finance: view, export", {"role": "Finance", "can": ["view", "export"]}),
        ("the lead may approve", {"role": "the lead", "can": ["approve"]}),
        ("Budget: view", None),
        ("Finance: whatever they like", None),
        ("Finance", None),
    ],
)
def test_a_role_is_a_name_and_what_it_may_do(text: str, read: dict[str, object] | None) -> None:
    assert role(text) == read


def test_several_roles_are_told_apart_or_none_is_read() -> None:
    assert spoken_roles("finance can view; the lead may approve") == (
        "finance can view",
        "the lead may approve",
    )
    assert [one["role"] for one in roles("controllers can edit, CFO can approve")] == ["controllers", "CFO"]
    assert roles("controllers can edit; and so on") == ()


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("team lead: reviews it", "team lead"),
        ("Managers approve refunds", "Managers"),
        ("approval: the CFO over 500 EUR", "CFO"),
        ("Budget: 500", None),
        ("it is filed", None),
    ],
)
def test_a_step_names_who_takes_it_where_that_is_plain(text: str, who: str | None) -> None:
    assert step(text).get("who") == who


def test_a_chain_is_its_steps_and_a_renaming_is_none() -> None:
    assert chain("clerk enters it → manager approves it → AP pays it") == (
        "clerk enters it", "manager approves it", "AP pays it",
    )  # fmt: skip
    assert chain("old name → new name") == ("old name → new name",)
    assert chain("no arrow") == ("no arrow",)


def test_a_case_is_told_from_what_happens_then() -> None:
    assert exception("when the boss is away: wait") == {"when": "the boss is away", "text": "wait"}
    assert exception("wait") == {"text": "wait"}
