import shlex

from hypothesis import given
from hypothesis import strategies as st

from readyctl.core.text.command_line import command_line, line_but_for_a_word


def test_plain_words_stay_as_they_are_and_options_come_last() -> None:
    assert command_line("handoff check", "acme") == "readyctl handoff check acme"
    assert command_line("feature sign", "fx", options=("--accept",)) == "readyctl feature sign fx --accept"


def test_what_looks_like_an_option_is_none() -> None:
    line = command_line("handoff withdraw", "-x", "fx", options=("--kind", "demo"))
    assert line == "readyctl handoff withdraw --kind demo -- -x fx"


@given(st.lists(st.text(min_size=1), min_size=1), st.text())
def test_a_line_but_for_a_word_is_the_line_once_it_has_the_word(arguments: list[str], word: str) -> None:
    line = line_but_for_a_word("ask", *arguments, options=("--reason",))
    assert line(word) == command_line("ask", *arguments, options=("--reason", word))


@given(st.lists(st.text(min_size=1), min_size=1))
def test_a_shell_reads_every_argument_back(arguments: list[str]) -> None:
    words = shlex.split(command_line("ask", *arguments))
    assert words[-len(arguments) :] == arguments
