"""Asking by any name, in any words: what is understood, what is shown, and what a person can pick."""

import json
from pathlib import Path

import pytest

from support.cli import registry, run
from support.people import ADA, BOB, SAM
from support.repo import RepoBuilder
from support.terminal import ended, typing
from support.texts import feature, feature_path

WAHRUNG = "Wa\u0308hrung"
ALIASES = f"aliases: [{WAHRUNG}]\n"


@pytest.fixture(scope="module")
def repo(tmp_path_factory: pytest.TempPathFactory) -> RepoBuilder:
    made = registry(tmp_path_factory.mktemp("names"))
    nightly = "aliases: [nightly NetSuite sync]\n"
    made.write(feature_path("sync"), feature("sync", "shipped", name="NetSuite sync", more=nightly))
    made.write(
        feature_path("fy"), feature("fy", "planned", name="Currency sync", more=f"aliases: [{WAHRUNG}]\n")
    )
    made.write(feature_path("fz"), feature("fz", "shipped", name="Currency syncs"))
    made.write(feature_path("ledger"), feature("ledger", "planned", name="Smart ledger"))
    made.write(feature_path("pairing"), "id: pairing\nname: Invoice pairing\nreplaced_by: ledger\n")
    made.commit("names", by=ADA, at="2026-01-06")
    return made


def asked(repo: RepoBuilder, *words: str) -> dict[str, object]:
    answer: dict[str, object] = json.loads(run(repo, "ask", *words, "--json").out)
    return answer


def colliding(repo: RepoBuilder) -> set[str]:
    found = json.loads(run(repo, "check", "--select", "name-collision", "--format", "json").out)
    return {diagnostic["subject"] for diagnostic in found["diagnostics"]}


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        (("netsuite", "sync"), "sync"),
        (("can I tell them we do nightly syncs to NetSuite?",), "sync"),
        (("can", "I", "tell", "them", "we", "do", "nightly", "syncs", "to", "NetSuite"), "sync"),
        (("netsuit",), "sync"),
        (("W\u00e4hrung",), "fy"),
        ((WAHRUNG,), "fy"),
        (("Invoice pairings",), "ledger"),
    ],
)
def test_a_feature_is_found_in_anybodys_words(repo: RepoBuilder, words: tuple[str, ...], meant: str) -> None:
    assert asked(repo, *words)["feature"] == meant


def test_two_features_of_one_name_are_reported_by_check_and_named_by_ask(repo: RepoBuilder) -> None:
    found = json.loads(run(repo, "check", "--select", "name-collision", "--format", "json").out)[
        "diagnostics"
    ]
    assert {d["subject"] for d in found} == {"fy", "fz"}
    done = run(repo, "ask", "Currency sync")
    assert done.code == 1
    assert 'two features answer to "Currency sync"' in done.out
    assert "Currency sync (fy) is planned" in done.out
    assert "Currency syncs (fz) is shipped" in done.out
    assert "nothing to announce" not in done.out


def test_of_two_features_of_one_name_a_document_is_judged_by_the_weakest(
    repo: RepoBuilder, tmp_path: Path
) -> None:
    offer = tmp_path / "offer.md"
    offer.write_text("Currency sync is available today.\n", encoding="utf-8")
    done = run(repo, "doc", "check", str(offer), "--format", "json")
    assert [d["subject"] for d in json.loads(done.out)["diagnostics"] if d["severity"] == "error"] == ["fy"]


def test_the_command_that_it_prints_answers(repo: RepoBuilder) -> None:
    out = run(repo, "ask", "Currency sync").out
    command = out.strip().splitlines()[-1].partition("readyctl ")[2].split()
    assert run(repo, *command).code == 0


@pytest.mark.parametrize("words", [(), ("",), ("  ", "")])
def test_an_empty_question_is_a_usage_error(repo: RepoBuilder, words: tuple[str, ...]) -> None:
    assert run(repo, "ask", *words).code == 2


def test_an_unsigned_entry_takes_no_name_and_grants_nothing_by_its_own(tmp_path: Path) -> None:
    repo = registry(tmp_path, level="shipped")
    repo.write(
        feature_path("bold"), feature("bold", "shipped", name="Feature fx", more="aliases: [fx extra]\n")
    )
    repo.commit("bold", by=SAM)
    assert (asked(repo, "Feature fx")["feature"], asked(repo, "Feature fx")["answer"]) == ("fx", "yes")
    alias = json.loads(run(repo, "ask", "fx extra", "--kind", "contract", "--json").out)
    assert (alias["feature"], alias["answer"]) == ("bold", "no")
    assert colliding(repo) == {"bold"}


@pytest.mark.parametrize(
    ("typed", "code", "seen"), [("2", 0, "Currency syncs is available today"), ("", 1, "")]
)
def test_at_a_terminal_a_candidate_is_picked_by_its_number(
    repo: RepoBuilder, typed: str, code: int, seen: str
) -> None:
    asking = ("ask", "currency", "sync", "--kind", "contract")
    child = typing(repo.top, *asking, env={**repo.env, **repo.identity(ADA)})
    child.expect("Which one")
    child.sendline(typed)
    exit_code, rest = ended(child)
    assert exit_code == code
    assert seen in rest


@pytest.mark.parametrize(
    "wrong",
    [
        "zzz: 1",
        "links: {a: b}",
        "limits: often",
        "caveats: [slow]",
        "summary: twice",
        "links: [a",
        "links: &x a",
    ],
)
def test_an_unsigned_entry_answers_to_its_names_however_invalid_it_is(tmp_path: Path, wrong: str) -> None:
    repo = registry(tmp_path)
    text = f"id: bulk\nname: Bulk payouts\nsummary: s\nlevel: beta\naliases: [mass payments]\n{wrong}\n"
    repo.write(feature_path("bulk"), text).commit("more", by=BOB)
    for _ in range(2):  # anew, and from what was kept
        for name in ("Bulk payouts", "mass payments", "bulk"):
            answer = run(repo, "ask", name, "--json")
            assert json.loads(answer.out)["feature"] == "bulk"
        text = "Bulk payouts is available today.\n\nMass payments is available today.\n"
        done = run(repo, "doc", "check", "-", stdin=text)
        assert (done.code, done.out.count("says of bulk that it is available")) == (1, 2)
        run(repo, "check")
