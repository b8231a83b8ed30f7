"""The prospect's case: three moments, three right answers."""

import json

import jsonschema
import pytest

from readyctl.render.json_schemas import schema
from support.calling import readyctl
from support.repo import RepoBuilder
from support.story import ID, tell


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> RepoBuilder:
    return tell(RepoBuilder(tmp_path_factory.mktemp("story") / "repo"))


@pytest.mark.parametrize(
    ("at", "code", "answer", "said"),
    [
        ("2025-02-10", 1, "no", "without a date"),
        ("2025-02-20", 1, "no", "without a date"),
        ("2025-03-12", 0, "with_words", "by 2025-05-30"),
        ("2025-04-01", 0, "with_words", "by 2025-06-20"),
        ("2025-06-20", 0, "yes", "available today"),
    ],
)
def test_the_prospects_question_on_each_day(
    story: RepoBuilder, at: str, code: int, answer: str, said: str
) -> None:
    exit_code, out, _ = readyctl(story, "ask", "multi-currency", "--kind", "contract", "--at", at, "--json")
    reply = json.loads(out)
    assert (exit_code, reply["schema"], reply["feature"], reply["kind"]) == (
        code,
        "readyctl.ask/1",
        ID,
        "contract",
    )
    assert (reply["answer"], reply["as_of"]) == (answer, at)
    assert said in reply["words"]
    assert reply["why"]
    jsonschema.validate(reply, json.loads(schema("ask-1")))


def test_without_a_kind_the_answer_is_the_one_for_mentioning_it(story: RepoBuilder) -> None:
    _, out, _ = readyctl(story, "ask", "multi-currency", "--at", "2025-03-12", "--json")
    reply = json.loads(out)
    assert (reply["feature"], reply["kind"], reply["answer"]) == (ID, "mention", "yes")
    assert [each["kind"] for each in reply["kinds"]] == ["mention", "demo", "early_access", "contract"]
    jsonschema.validate(reply, json.loads(schema("ask-1")))


def test_what_nobody_knows_has_the_same_shape(story: RepoBuilder) -> None:
    code, out, _ = readyctl(story, "ask", "teleporter", "--json")
    reply = json.loads(out)
    assert (code, reply["feature"], reply["answer"]) == (1, None, "unknown")
    assert "teleporter" in reply["why"]
    jsonschema.validate(reply, json.loads(schema("ask-1")))


def test_the_answer_comes_first_and_the_close_match_is_named(story: RepoBuilder) -> None:
    code, out, err = readyctl(
        story, "ask", "multi-currency", "--kind", "contract", "--by", "2025-Q2", "--at", "2025-03-12"
    )
    assert code == 0
    assert err.startswith("from registry/ in this repository: commit ")
    assert err.endswith(", as of 2025-03-12\n")
    assert out == (
        "Yes, with these words: with 2025-06-30 as the date, no earlier than the signed 2025-05-30.\n"
        "\n"
        "Multi-currency reconciliation (multi-currency-reconciliation) is committed; "
        "engineering confirmed it on 2025-03-10.\n"
        'No feature is called "multi-currency"; this is the answer for "Multi-currency reconciliation".\n'
        "\n"
        "You may say:\n"
        "  Multi-currency reconciliation is not available today; we plan to deliver it by 2025-05-30. "
        "What it covers: One-way conversion into the base currency; 12 currencies at launch.\n"
        "  The date is for the scope named; only what the contract says is binding.\n"
        "\n"
        "Never promise more than:\n"
        "  match latency: at least 80 ms\n"
        "  currencies: at most 12\n"
        "\n"
        "As of 2025-03-12; ask payments-platform if the customer needs more.\n"
    )


def test_what_the_registry_does_not_know_exits_with_one(story: RepoBuilder) -> None:
    code, out, _ = readyctl(story, "ask", "teleporter")
    assert code == 1
    assert out.startswith('Unknown: no feature is called "teleporter".\n')


def test_a_date_that_is_none_is_a_usage_error(story: RepoBuilder) -> None:
    code, _, err = readyctl(story, "ask", "exports", "--by", "soon")
    assert code == 2
    assert "'soon' is not a date" in err


def test_a_quarter_may_be_written_small(story: RepoBuilder) -> None:
    answers = [
        readyctl(story, "ask", "multi-currency", "--by", by, "--json") for by in ("2027-q4", "2027-Q4")
    ]
    assert answers[0] == answers[1]
    assert answers[0][0] in (0, 1)
