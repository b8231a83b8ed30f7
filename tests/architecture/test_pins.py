"""The pinned sets: complete, hashed, the same versions in both, and silent about where packages come from."""

import re
import tomllib
from collections.abc import Iterator
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from architecture.layers import COVERED
from architecture.source import TOP

PROJECT: dict[str, Any] = tomllib.loads((TOP / "pyproject.toml").read_text(encoding="utf-8"))
SETS = {
    name: (TOP / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
    for name in ("run", "dev", "mcp", "ci", "docs")
}
_HASH = re.compile(r"--hash=sha256:[0-9a-f]{64}")
_ELSEWHERE = re.compile(r"://|^\s*-|\s@\s|\.(?:com|org|io|net)\b", re.MULTILINE)
"""A host, an option of pip (an index, a folder of wheels, another file), a package given by its address."""


def entries(text: str) -> Iterator[tuple[Requirement, list[str]]]:
    """Each package with its hashes."""
    for line in text.replace("\\\n", " ").splitlines():
        written = line.partition("#")[0]
        if written.strip():
            yield Requirement(_HASH.sub("", written)), _HASH.findall(written)


def pinned(name: str) -> dict[str, Requirement]:
    return {canonicalize_name(found.name): found for found, _ in entries(SETS[name])}


def asked(name: str) -> list[Requirement]:
    """What pyproject.toml asks for in a set, by its own bounds."""
    groups = PROJECT["dependency-groups"]
    lines = [*PROJECT["project"]["dependencies"], *PROJECT["build-system"]["requires"], *groups["build"]]
    if name in {"ci", "docs"}:
        lines = [*PROJECT["project"]["dependencies"], *groups[name]]
    extras = PROJECT["project"]["optional-dependencies"]
    if name == "mcp":
        lines += extras["mcp"]
    if name == "dev":
        lines += [line for extra, wanted in extras.items() if extra not in {"all", "mcp"} for line in wanted]
        lines += [line for line in groups["dev"] if isinstance(line, str)]
    return [Requirement(line) for line in lines]


@pytest.mark.parametrize("name", SETS)
def test_a_set_names_no_place(name: str) -> None:
    assert _ELSEWHERE.findall(_HASH.sub("", SETS[name])) == []


@pytest.mark.parametrize(
    "line",
    [
        "--" + "index-url https://packages.example",
        "-f wheels",
        "typer @ file.whl",
        "# from pypi.example.org",
        "-e .",
    ],
)
def test_a_place_would_be_noticed(line: str) -> None:
    assert _ELSEWHERE.search(line)


@pytest.mark.parametrize("name", SETS)
def test_every_package_has_one_version_its_hashes_and_no_extras(name: str) -> None:
    wrong = [
        str(found)
        for found, hashes in entries(SETS[name])
        if not re.fullmatch(r"==[^,*]+", str(found.specifier)) or not hashes or found.extras
    ]
    assert wrong == []


@pytest.mark.parametrize("name", SETS)
def test_everything_asked_for_is_pinned_within_its_bounds(name: str) -> None:
    pins = pinned(name)
    missing = [str(want) for want in asked(name) if canonicalize_name(want.name) not in pins]
    assert missing == []
    outside = [
        f"{want} is pinned as {pin}"
        for want in asked(name)
        for pin in (pins[canonicalize_name(want.name)],)
        if not want.specifier.contains(str(pin.specifier).removeprefix("=="))
    ]
    assert outside == []


def test_what_a_user_gets_is_what_the_tests_have() -> None:
    assert pinned("run").items() <= pinned("dev").items()
    both = pinned("mcp").keys() & pinned("dev").keys()
    assert {name: pinned("mcp")[name] for name in both} == {name: pinned("dev")[name] for name in both}
    assert not pinned("run").keys() & {"mcp", "pytest", "mypy", "ruff", "lxml", "hypothesis"}


def test_windows_finds_its_colorama() -> None:
    assert all(str(pinned(name)["colorama"].marker) == 'sys_platform == "win32"' for name in SETS)


def test_no_bound_keeps_a_user_from_a_newer_library() -> None:
    wanted = [*PROJECT["project"]["dependencies"], *PROJECT["project"]["optional-dependencies"].values()]
    assert [line for line in wanted if re.search(r"<|~=|==|!=", str(line))] == []


def test_the_self_reference_of_all_names_every_other_extra() -> None:
    extras = PROJECT["project"]["optional-dependencies"]
    (reference,) = extras["all"]
    assert Requirement(reference).extras == extras.keys() - {"all"}


def test_the_floor_of_coverage_only_rises() -> None:
    assert PROJECT["tool"]["coverage"]["report"]["fail_under"] >= COVERED


def test_what_the_benchmark_measures_beside_us_is_hashed_and_names_no_place() -> None:
    text = (TOP / "requirements" / "bench.txt").read_text(encoding="utf-8")
    assert _ELSEWHERE.findall(_HASH.sub("", text)) == []
    assert all(hashes for _, hashes in entries(text))
