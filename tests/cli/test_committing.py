"""Which command lines the commit hook's short way takes, and which it leaves to the long one."""

import pytest

from readyctl.cli.committing import directly
from support.calling import standing_in
from support.cli import registry, run
from support.people import PAT
from support.texts import feature, feature_path

_HOOK = ("hooks", "run", "pre-commit")


@pytest.mark.parametrize(
    "args",
    [
        (), ("hooks",), ("hooks", "run", "pre-push"), (*_HOOK, "--help"), (*_HOOK, "--registry"),
        (*_HOOK, "--registry", "--"), (*_HOOK, "--registry", "a", "--registry", "b"),
        (*_HOOK, "--trust-root", "-x"), (*_HOOK, "--as-of", "2026-01-01"), (*_HOOK, "file"), (*_HOOK, "-q"),
        (*_HOOK, "--registry=a"),
    ],
)  # fmt: skip
def test_what_no_hook_is_called_with_is_left_to_the_long_way(args: tuple[str, ...]) -> None:
    assert directly(args) is None


@pytest.mark.parametrize("name", ["pre-commit", "pre-merge-commit"])
@pytest.mark.parametrize(
    "options", [(), ("--",), ("--registry", "registry", "--"), ("--trust-root", "HEAD", "--")]
)
def test_both_ways_say_and_do_the_same(
    tmp_path_factory: pytest.TempPathFactory, name: str, options: tuple[str, ...]
) -> None:
    repo = registry(tmp_path_factory.mktemp("short"))
    repo.write(feature_path(), feature(level="shipped"))
    env = {"READYCTL_TODAY": "2026-01-06", "GIT_INDEX_FILE": str(repo.top / ".git" / "index")}
    short = run(repo, "hooks", "run", name, *options, by=PAT, at="2026-01-06", **env)
    long = run(repo, "hooks", "run", "--color", "auto", name, *options, by=PAT, at="2026-01-06", **env)
    assert (short.code, short) == (1, long)
    for day in ("no day", "20260106", "2026-W02-2", " 2026-01-06"):
        with standing_in(repo, {"READYCTL_TODAY": day}):
            assert directly(("hooks", "run", name)) is None
