"""Tables fit where they go, colours show on terminals only, and what entries say stays text in both."""

import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from readyctl.cli.columns import in_columns
from readyctl.cli.drawing import Column, table, wrapped
from readyctl.render.painting import Command, paint
from support.calling import readyctl
from support.cli import registry
from support.repo import RepoBuilder
from support.terminal import ended, typing
from support.texts import feature_path

LONG = "a-very-long-id-that-somebody-will-copy"
LIST = [Column.ID, Column.WORD, Column.NAME]
_WORKING = re.compile(r"\r\x1b\[2K(?:[^\r\n]*…(?=\r\x1b\[2K))?")
"""The line about what is being done, where the machine was slow enough for it, and its end."""
_ANSI = re.compile(r"\x1b\[[0-9;]*m")
# A caller that ignores signals hands that on to its children: a terminal's program needs them back.
_FRESH = (
    "import signal, runpy, sys; [signal.signal(getattr(signal, n), signal.SIG_DFL) "
    "for n in ('SIGINT', 'SIGHUP', 'SIGQUIT')]; sys.argv = ['readyctl', *sys.argv[1:]]; "
    "runpy.run_module('readyctl', run_name='__main__')"
)


@pytest.fixture
def repo(tmp_path: Path) -> RepoBuilder:
    made = registry(tmp_path, level="planned")
    name = "[bold red]通貨の照合[/] 👍 and a long name that goes on for longer than anybody would read aloud"
    made.write(feature_path(LONG), f'id: {LONG}\nname: "{name}"\nsummary: s\nlevel: planned\n')
    made.commit("add", at="2026-01-06")
    return made


def on_a_terminal(repo: RepoBuilder, width: int, *args: str, env: Mapping[str, str] | None = None) -> str:
    """What a command shows on a terminal of this width."""
    whole = {**repo.env, "PYTHONUTF8": "1", **(env or {})}
    _, shown = ended(typing(repo.top, *args, env=whole, width=width, program=("-c", _FRESH)))
    return _WORKING.sub("", shown).replace("\r\n", "\n")


def test_who_signed_gives_way_before_the_name_does() -> None:
    row = [LONG, "shipped", "ada.lovelace@example.com", "Automated reconciliation"]
    columns = [Column.ID, Column.WORD, Column.MARK, Column.NAME]
    (line,) = table([row], columns, colour=False, width=85)
    assert line == f"{LONG}  shipped  ada.lovel\u2026  Automated reconciliation"
    (narrow,) = table([row], columns, colour=False, width=72)
    assert narrow == f"{LONG}  shipped  ada.lov\u2026  Automa\u2026iation"


def test_what_is_no_address_is_shown_whole_or_not_at_all() -> None:
    columns = [Column.ID, Column.MARK, Column.PROSE, Column.NAME]
    rows = [
        ["ID", "SIGNED", "WHY", "DECIDES"],
        ["fx", "not needed", "planned needs no signature at all", "Ada"],
        ["kb", "ada.lovelace@example.com", "she set this claim herself", "Bob"],
    ]
    for width in range(40, 90):
        shown = "\n".join(table(rows, columns, colour=False, width=width))
        assert "DECIDES" in shown
        assert ("not needed" in shown) == ("SIGNED" in shown), shown


def test_a_line_goes_on_behind_its_label() -> None:
    line = ["decide", "   fx (today): sam asks for committed, and Acme waits for it"]
    assert list(wrapped(line, colour=False, width=40)) == [
        "decide   fx (today): sam asks for",
        "         committed, and Acme waits for",
        "         it",
    ]
    (whole,) = wrapped(line, colour=False, width=80)
    assert whole == "".join(line)


def test_a_line_goes_on_behind_its_number() -> None:
    line = ("12. ", paint("FX", "bold"), " is shipped. Signed, confirmed today.")
    assert list(wrapped(line, colour=False, width=30)) == [
        "12. FX is shipped. Signed,",
        "    confirmed today.",
    ]


def test_a_command_that_fits_into_a_line_is_not_broken() -> None:
    told = "an engineer confirms what is still true: ", Command("readyctl feature sign fx-matching")
    assert list(wrapped(told, colour=False, width=60)) == [
        "an engineer confirms what is still true:",
        "readyctl feature sign fx-matching",
    ]
    quoted = "write it down with `readyctl handoff new`, and then look at it again"
    assert list(wrapped([quoted], colour=False, width=40)) == [
        "write it down with",
        "`readyctl handoff new`, and then look at",
        "it again",
    ]


def test_what_an_entry_says_is_no_command_and_keeps_its_characters() -> None:
    said = "Acme was told: readyctl cannot tell\ue001this, nor anything of what we spoke of yesterday"
    lines = list(wrapped([said], colour=False, width=60))
    assert lines[0] == "Acme was told: readyctl cannot tell\ue001this, nor anything of"
    assert " ".join(lines) == said


def test_a_message_is_wrapped_on_a_terminal_and_one_line_in_a_pipe(repo: RepoBuilder) -> None:
    args = ("feature", "show", "no-such-feature-anywhere", "--at", "2026-01-06")
    shown = on_a_terminal(repo, 40, *args)
    assert max(map(cell_len, _ANSI.sub("", shown).splitlines())) <= 40
    assert len(readyctl(repo, *args)[2].splitlines()) == 2


def test_a_level_and_a_date_stay_whole_and_what_can_be_spared_goes_first() -> None:
    level = "planned (committed?)"
    row = [LONG, "payments", level, "2026-11-15", "ada@example.com", "today", "Exports to PDF"]
    columns = [Column(letter) for letter in "iswwmsn"]
    (line,) = table([row], columns, colour=False, width=98)
    assert line == f"{LONG}  {level}  2026-11-15  ada@exa\u2026  Exports to PDF"
    (narrow,) = table([row], columns, colour=False, width=82)
    assert narrow == f"{LONG}  {level}  2026-11-15  Expo\u2026PDF"


def test_in_a_pipe_nothing_is_shortened_and_nothing_coloured(repo: RepoBuilder) -> None:
    _, out, _ = readyctl(repo, "feature", "list")
    assert "that goes on for longer than anybody would read aloud" in out
    assert LONG in out
    assert "[bold red]" in out
    assert "\x1b" not in out


@pytest.mark.parametrize("width", [80, 60])
def test_a_list_fits_its_columns_and_at_eighty_names_are_whole(repo: RepoBuilder, width: int) -> None:
    _, out, _ = readyctl(repo, "feature", "list", env={"COLUMNS": str(width)})
    assert max(map(cell_len, out.splitlines())) <= width
    assert LONG in out
    name = "long name that goes on for longer than anybody would read aloud"
    assert (set(name.split()) <= set(out.split())) == (width >= 80)


def test_in_a_narrow_list_of_changes_the_commit_stays(repo: RepoBuilder) -> None:
    _, out, _ = readyctl(repo, "log", LONG, env={"COLUMNS": "60"})
    assert max(map(cell_len, out.splitlines())) <= 60
    assert repo.head[:12] in out


def test_an_id_is_never_shortened_however_narrow_the_terminal(repo: RepoBuilder) -> None:
    _, out, _ = readyctl(repo, "feature", "list", env={"COLUMNS": "40"})
    assert len(out.splitlines()) == 3
    assert LONG in out


@pytest.mark.parametrize("width", [80, 40])
@pytest.mark.parametrize("args", [("ask", "fx"), ("explain", "fx"), ("sync", "agenda"), ("check",)])
def test_texts_break_at_words_on_a_terminal(repo: RepoBuilder, width: int, args: tuple[str, ...]) -> None:
    shown = _ANSI.sub("", on_a_terminal(repo, width, *args))
    _, plain, _ = readyctl(repo, *args)
    lines = [line for line in shown.splitlines() if line]
    assert all(cell_len(line) <= width for line in lines)
    assert set(plain.split()) <= set(shown.split())


def test_the_table_of_levels_fits_too(repo: RepoBuilder) -> None:
    shown = _ANSI.sub("", on_a_terminal(repo, 80, "levels"))
    assert max(map(cell_len, shown.splitlines())) <= 80
    assert set(readyctl(repo, "levels")[1].split()) == set(shown.split())


def test_answers_have_colours_on_a_terminal_unless_somebody_minds(repo: RepoBuilder) -> None:
    assert "\x1b[31mUnknown\x1b[0m" in on_a_terminal(repo, 80, "ask", "nobody knows this")
    for refused in ({"NO_COLOR": "1"}, {"TERM": "dumb"}, {"NO_COLOR": "1", "FORCE_COLOR": "1"}):
        assert "\x1b[" not in on_a_terminal(repo, 80, "ask", "nobody knows this", env=refused)


def test_a_colour_can_be_asked_for_in_a_pipe(repo: RepoBuilder) -> None:
    assert "\x1b[31mUnknown" in readyctl(repo, "ask", "nobody knows this", env={"FORCE_COLOR": "1"})[1]
    assert "\x1b" not in readyctl(repo, "ask", "nobody knows this", env={"FORCE_COLOR": "0"})[1]


def test_what_an_entry_says_is_no_markup_and_no_escape_on_a_terminal(repo: RepoBuilder) -> None:
    shown = on_a_terminal(repo, 200, "feature", "list")
    assert "[bold red]通貨の照合[/] 👍" in shown
    assert "\x1b[1;31m" not in shown


@given(
    st.lists(
        st.tuples(*[st.text(alphabet="ab 日👍\u0301[]/\x1b\n:", max_size=30)] * 3), min_size=1, max_size=4
    ),
    st.integers(min_value=1, max_value=120),
    st.booleans(),
)
def test_a_table_has_a_line_for_each_row_and_fits_where_its_ids_let_it(
    rows: list[tuple[str, str, str]],
    width: int,
    colour: bool,  # noqa: FBT001
) -> None:
    lines = list(table(rows, LIST, colour=colour, width=width))
    assert len(lines) == len(rows)
    longest = max(
        cell_len(line) for line in table([row[:1] for row in rows], LIST[:1], colour=False, width=None)
    )
    assert all(cell_len(line) <= max(width, longest + 6) for line in lines)
    assert not any("\x1b" in line for line in lines)


@given(
    st.lists(
        st.tuples(
            *[st.text(alphabet="ab%", max_size=9) | st.text(alphabet="a 日👍\u0301\x1b\n\t:", max_size=9)] * 3
        ),
        min_size=1,
        max_size=5,
    ),
    st.booleans(),
)
def test_in_a_pipe_a_table_is_what_it_is_where_it_has_room(
    rows: list[tuple[str, str, str]],
    styled: bool,  # noqa: FBT001
) -> None:
    shown = [[paint(text, "red") for text in row] for row in rows] if styled else rows
    assert list(in_columns(shown)) == list(table(shown, LIST, colour=False, width=None))


@given(st.text(alphabet="ab 日👍[]/", max_size=80), st.integers(min_value=16, max_value=60))
def test_wrapping_keeps_every_word(text: str, width: int) -> None:
    parts = list(wrapped([text, paint("end", "red")], colour=False, width=width))
    assert "".join("".join(parts).split()) == "".join(f"{text}end".split())


@given(st.lists(st.text(alphabet="ab 日", max_size=12), max_size=6), st.integers(min_value=24, max_value=60))
def test_a_command_stays_whole_wherever_it_stands(words: list[str], width: int) -> None:
    command = Command("readyctl inbox one")
    lines = list(wrapped([*words, " ", command, " ", *words], colour=False, width=width))
    assert sum(command.text in line for line in lines) == 1
    assert all(cell_len(line) <= width for line in lines)


def test_names_lose_their_middle_and_prose_its_line_ends() -> None:
    (line,) = table([["id", "x", "beginning and end"]], LIST, colour=False, width=18)
    assert line == "id  x  begin…d end"
    told = table([["id", "one two three four five six"]], [Column.ID, Column.PROSE], colour=False, width=22)
    assert list(told) == ["id  one two three four", "    five six"]


def test_rich_is_imported_by_what_draws_and_by_nothing_else() -> None:
    code = "import sys, readyctl.cli.output, readyctl.__main__; print('rich' in sys.modules)"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout == "False\n"


def test_a_table_for_a_pipe_imports_rich_for_wide_signs_alone() -> None:
    code = "import sys; from readyctl.cli.output import emit_table as told; told([['{}', 'b']], 'iw')"
    code += "; print('rich' in sys.modules)"
    for name, imported in (("a", False), ("日", True)):
        run = [sys.executable, "-c", code.format(name)]
        told = subprocess.run(run, capture_output=True, encoding="utf-8", env={"PYTHONUTF8": "1"}, check=True)
        assert told.stdout == f"{name}  b\n{imported}\n"
