"""Where a sentence ends and where a clause does; nothing of a text is lost on the way."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readyctl.core.statement.sentences import Ending, clauses, sentences


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("We support it. It is fast.", ["We support it.", "It is fast."]),
        ("It costs 1.5 EUR. Done.", ["It costs 1.5 EUR.", "Done."]),
        ("Formats, e.g. CSV, are read.", ["Formats, e.g. CSV, are read."]),
        ("See J. Smith. He knows.", ["See J. Smith.", "He knows."]),
        ("12.2. Provider delivers.", ["Provider delivers."]),
        ("He said “yes.” We agreed.", ["He said “yes.”", "We agreed."]),
        ("  \n ", []),
    ],
)
def test_a_dot_ends_a_sentence_unless_it_belongs_to_a_word_or_a_number(text: str, found: list[str]) -> None:
    assert [sentence.text for sentence in sentences(text)] == found


def test_a_question_is_told_from_a_statement_even_inside_quotation_marks() -> None:
    endings = [sentence.ending for sentence in sentences('Is it there? Yes. "Really?" Sure!')]
    assert endings == [Ending.QUESTION, Ending.STATEMENT, Ending.QUESTION, Ending.STATEMENT]


def test_a_text_without_an_end_is_cut_between_words() -> None:
    found = list(sentences("word " * 1_000))
    assert len(found) > 1
    assert all(len(sentence.text) <= 1_200 and not sentence.text.strip("word ") for sentence in found)
    assert sum(sentence.text.count("word") for sentence in found) == 1_000


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("We support it, but they do not.", [("We support it", False), ("but they do not.", False)]),
        ("If you need it, we build it.", [("If you need it", True), (" we build it.", False)]),
        (
            "Unlike a, b and c, which are old, we have it.",
            [("Unlike a, b and c, which are old", True), (" we have it.", False)],
        ),
        ("We support a, b and c.", [("We support a, b and c.", False)]),
    ],
)
def test_clauses_part_at_joints_and_not_in_lists(sentence: str, found: list[tuple[str, bool]]) -> None:
    assert [(clause.text, clause.fronted) for clause in clauses(sentence)] == found


def test_a_dash_parts_running_text_and_joins_a_name_to_its_answer() -> None:
    long = "We have supported this for many years now – they have not."
    assert len(clauses(long)) == 2
    assert len(clauses(long, dashes=False)) == 1
    assert len(clauses("FX matching – included")) == 1


@given(st.text(alphabet="ab ,.;!?–-\n", max_size=80))
def test_every_sentence_and_clause_stands_where_it_says(text: str) -> None:
    end = 0
    for sentence in sentences(text):
        assert text[sentence.start :].startswith(sentence.text)
        assert sentence.start >= end
        end = sentence.start + len(sentence.text)
        parts = clauses(sentence.text)
        assert all(sentence.text[part.start :].startswith(part.text) for part in parts)
        assert [part.start for part in parts] == sorted(part.start for part in parts)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("We never lost a file at Acme Inc. Backups are here.", 2),
        ("This was not part of version 2. Backups are here.", 2),
        ("Nobody leaves plan B. Backups are included.", 2),
        ("Nobody leaves Plan B. Backups are included.", 2),
        ("The answer is no. Backups are planned.", 2),
        ("Logs, reports, etc. Backups are included.", 2),
        ("It is in Section 12. Backups are included.", 2),
        ("See no. 5 of the list, by J. R. Smith, of Acme Inc. and Foo Ltd. in London.", 1),
        ("Signed by John F. Kennedy.", 1),
        ("2. Backups are included.", 1),
        ("b. Backups are included.", 1),
        ("It ships on 2. May 2027.", 1),
        ("Dr. Smith and approx. 5 vs. Many.", 1),
        ("SSO: no\u2028Backups: yes", 2),
        ("Backups\u2028included in every plan", 1),
    ],
)
def test_a_sentence_ends_where_a_new_one_begins(text: str, found: int) -> None:
    assert len(list(sentences(text))) == found


@pytest.mark.parametrize(
    "number", ["6.1 ", "12.4. ", "3) ", "(a) ", "(iv) ", "§ 6 (2) ", "Article 1.3 – ", "R-14: "]
)
def test_the_number_of_a_clause_is_no_part_of_its_sentence(number: str) -> None:
    text = f"{number}We shall do it."
    assert [(each.text, each.start) for each in sentences(text)] == [("We shall do it.", len(number))]


@pytest.mark.parametrize(
    "text",
    [
        "1.5 TB are kept.",
        "3. March 2027 is the day.",
        "99.9 % uptime",
        "(SSO) is there.",
        "AES-256 Keys",
        "Section 4 says so.",
    ],
)
def test_the_number_of_something_is_part_of_its_sentence(text: str) -> None:
    assert [each.text for each in sentences(text)] == [text]
