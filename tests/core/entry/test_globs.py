"""Globs of a repository's paths."""

import fnmatch
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readyctl.core.entry.globs import Glob, GlobIndex, Globs, Tree
from support.repo import RepoBuilder

FILES = ("a", "src/a.py", "src/fx/a.py", "src/fx/deep/b.py", "src/fx.py", "docs/fx.md", "x/src/a.py", "[1]/a")
PATTERNS = (
    "src", "src/", "src/fx", "src/fx/", "src/fx/*", "src/*", "src/**", "src/**/*.py", "**/a.py", "**", "*",
    "*.py", "src/f?", "src/[ef]x", "src/[!e]x", "src/fx.py/", "docs/**/fx.md", "src/**/deep/**", "**/deep",
)  # fmt: skip
NAMES = st.text("ab*", min_size=1, max_size=3)
PATHS = st.lists(st.text("ab", min_size=1, max_size=3), min_size=1, max_size=4).map("/".join)
GLOBS = st.lists(NAMES | st.just("**"), min_size=1, max_size=4).map("/".join)


def naive(pattern: list[str], names: list[str]) -> bool:
    """The same by trying everything: the pattern names the file, or a folder that it lies in."""
    if not pattern:
        return True
    if pattern[0] == "**":
        rest = pattern[1:]
        return any(naive(rest, names[at:]) for at in range(len(names) + 1)) if rest else bool(names)
    return bool(names) and fnmatch.fnmatchcase(names[0], pattern[0]) and naive(pattern[1:], names[1:])


@given(GLOBS, PATHS)
def test_a_glob_matches_as_trying_every_way_does(pattern: str, path: str) -> None:
    expected = naive(pattern.split("/"), path.split("/"))
    assert Glob(pattern).matches(path) == expected
    root = Glob(pattern).root
    assert not expected or not root or path == root or path.startswith(f"{root}/")


def test_a_glob_means_the_files_that_git_would_ignore_by_it(tmp_path: Path) -> None:
    repo = RepoBuilder(tmp_path / "repo")
    for pattern in PATTERNS:
        (repo.top / ".git" / "info").mkdir(exist_ok=True)
        (repo.top / ".git" / "info" / "exclude").write_text(f"/{pattern}\n")
        listed = repo.run("check-ignore", "--no-index", "--stdin", data="\n".join(FILES).encode())
        assert [f for f in FILES if Glob(pattern).matches(f)] == listed.stdout.decode().splitlines(), pattern


def test_the_last_glob_that_matches_decides() -> None:
    globs = Globs(["src", "!src/gen", "src/gen/by_hand.py"])
    assert [path in globs for path in ("src/a", "src/gen/b", "src/gen/by_hand.py", "docs")] == [
        True, False, True, False,
    ]  # fmt: skip
    assert globs.roots == {"src", "src/gen/by_hand.py"}


@pytest.mark.parametrize("nothing", ["", "/", "!", "!/", "..", "../src", "./..", " "])
def test_a_glob_that_names_nothing_here_matches_nothing(nothing: str) -> None:
    assert not any(Glob(nothing).matches(path) for path in FILES)


def test_a_leading_slash_and_a_dot_are_the_top() -> None:
    assert Glob("/src/a.py").matches("src/a.py")
    assert Glob("./src").matches("src/a.py")
    assert not Glob("a.py").matches("src/a.py")


@given(st.dictionaries(st.integers(0, 4), st.lists(GLOBS, max_size=3), max_size=4), PATHS)
def test_the_index_finds_the_same_owners_as_asking_everybody(globs: dict[int, list[str]], path: str) -> None:
    everybody = {owner: Globs(texts) for owner, texts in globs.items()}
    assert set(GlobIndex(everybody).owners(path)) == {k for k, each in everybody.items() if path in each}


@pytest.mark.parametrize("pattern", ["*a" * 60 + "b", "?*" * 60 + "b", "**/a/" * 60 + "b"])
def test_a_pattern_that_others_take_minutes_for_is_answered(pattern: str) -> None:
    assert not Glob(pattern).matches("a" * 255)
    assert not Glob(pattern).matches("/".join("a" * 120))


@given(st.lists(PATHS, max_size=6), GLOBS)
def test_a_tree_holds_what_any_of_its_paths_matches(paths: list[str], pattern: str) -> None:
    glob = Glob(pattern)
    assert Tree(paths).holds(glob) == any(map(glob.matches, paths))
