"""What counts as an answer where keys are typed on a line of their own."""

import io

import pytest

from readyctl.cli.deal.prompts import LinePrompts
from readyctl.core.promise.model import Status


@pytest.mark.parametrize(
    ("typed", "tag"),
    [
        ("c", Status.CONFIRMED),
        (" Conf ", Status.CONFIRMED),
        ("assumed", Status.ASSUMED),
        ("N", Status.NOT_DISCUSSED),
        ("not_discussed", Status.NOT_DISCUSSED),
        ("not  disc", Status.NOT_DISCUSSED),
    ],
)
def test_a_tag_is_its_letter_or_its_word(typed: str, tag: Status, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{typed}\n"))
    assert LinePrompts(one_key=False).status("managers approve") is tag


@pytest.mark.parametrize("word", ["customers", "all of them", "nobody", "confirmed by them", "", "-", "ca"])
def test_a_word_that_only_begins_like_a_tag_is_none_and_asked_again(
    word: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{word}\nassumed\n"))
    assert LinePrompts(one_key=False).status("managers approve") is Status.ASSUMED
    assert capsys.readouterr().err.count("one of a, c, n") == 1
