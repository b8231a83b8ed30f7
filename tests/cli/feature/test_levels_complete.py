"""What holds at every level: caveats, sunsets, stale ground, and words that say there is nothing."""

import json
from pathlib import Path

from support.cli import registry, run
from support.people import ADA, SAM
from support.repo import RepoBuilder
from support.texts import feature, feature_path

FX = feature_path("fx")


def shipped(tmp_path: Path, more: str, *, at: str = "2026-01-06") -> RepoBuilder:
    """A registry in which Ada shipped `fx`, with more in its entry."""
    repo = registry(tmp_path)
    repo.write(FX, feature("fx", "shipped", more=more)).commit("ship", by=ADA, at=at)
    return repo


def ask(repo: RepoBuilder, day: str, *args: str) -> tuple[int, dict[str, str]]:
    done = run(repo, "ask", "fx", "--json", "--as-of", day, *args, by=SAM)
    return done.code, json.loads(done.out)


def test_the_caveat_of_a_shipped_feature_is_said_with_it(tmp_path: Path) -> None:
    repo = shipped(tmp_path, "caveats: [EU only]\n")
    for kind in ("mention", "demo", "contract"):
        code, answer = ask(repo, "2026-01-07", "--kind", kind)
        assert (code, answer["answer"]) == (0, "with_words")
    told = run(repo, "ask", "fx", "--as-of", "2026-01-07").out
    assert "Feature fx is available today. What to know: EU only." in told


def test_a_text_that_leaves_the_caveat_out_is_told(tmp_path: Path) -> None:
    repo = shipped(tmp_path, "caveats: [EU only]\n")
    repo.put("mail.txt", "Feature fx is available today.\n")
    assert "missing-caveat" in run(repo, "doc", "check", "mail.txt", "--as-of", "2026-01-07").out
    repo.put("mail.txt", "Feature fx is available today. What to know: EU only.\n")
    assert "missing-caveat" not in run(repo, "doc", "check", "mail.txt", "--as-of", "2026-01-07").out


def test_what_ends_is_said_with_the_day_and_never_a_plain_yes(tmp_path: Path) -> None:
    repo = shipped(tmp_path, "ends: 2026-01-20\n")
    for kind in ("mention", "contract"):
        code, answer = ask(repo, "2026-01-07", "--kind", kind)
        assert (code, answer["answer"]) == (0, "with_words")
        assert "2026-01-20" in json.dumps(answer)
    assert ask(repo, "2026-01-07", "--kind", "contract", "--by", "2026-01-20")[0] == 0
    code, answer = ask(repo, "2026-01-07", "--kind", "contract", "--by", "2026-01-21")
    assert (code, answer["answer"]) == (1, "no")


def test_from_the_day_after_it_ended_everything_is_no(tmp_path: Path) -> None:
    repo = shipped(tmp_path, "ends: 2026-01-20\n")
    assert ask(repo, "2026-01-20", "--kind", "demo")[0] == 0
    told = run(repo, "ask", "fx", "--as-of", "2026-01-21")
    assert told.code == 1
    assert "ended on 2026-01-20" in told.out
    (listed,) = json.loads(run(repo, "feature", "list", "--json", "--as-of", "2026-01-21").out)["features"]
    assert listed["ended"] is True
    assert set(listed["may"].values()) == {"no"}
    repo.put("deck.md", "<!-- readyctl:fx -->Shipped<!-- /readyctl:fx -->\n")
    assert run(repo, "deck", "check", "deck.md", "--as-of", "2026-01-20").code == 0
    assert "CHANGED" in run(repo, "deck", "check", "deck.md", "--as-of", "2026-01-21").out


def test_an_end_is_part_of_what_engineering_signed(tmp_path: Path) -> None:
    repo = shipped(tmp_path, "ends: 2026-01-20\n")
    repo.write(FX, feature("fx", "shipped", more="ends: 2027-01-20\n")).commit("a year more", by=SAM)
    assert "fx) is planned" in run(repo, "ask", "fx", "--as-of", "2026-01-21").out


def test_a_contract_on_stale_ground_waits_for_the_owner(tmp_path: Path) -> None:
    repo = shipped(tmp_path, "owner: platform\n")
    assert ask(repo, "2026-01-07", "--kind", "contract")[1]["answer"] == "yes"
    code, answer = ask(repo, "2026-03-07", "--kind", "contract")
    assert (code, answer["answer"]) == (0, "with_words")
    assert "once platform has confirmed it again, last confirmed 60 days ago" in json.dumps(answer)
    assert ask(repo, "2026-03-07", "--kind", "mention")[1]["answer"] == "yes"
    build = ("site", "build", "--audience", "customer", "--output", "out", "--as-of", "2026-03-07")
    assert run(repo, *build).code == 0
    for made in (repo.top / "out").rglob("*.*"):
        assert "confirmed it again" not in made.read_text()


def test_words_that_say_there_is_nothing_ship_nothing(tmp_path: Path) -> None:
    repo = registry(tmp_path)
    none = "evidence: {production: not yet, tests: todo, docs: n/a, support: none}\n"
    text = feature("fx", "planned").replace("level: planned", "level: shipped") + none
    repo.write(FX, text).commit("ship", by=ADA, at="2026-01-06")
    assert ask(repo, "2026-01-07", "--kind", "contract")[0] == 1
    assert run(repo, "check", "--as-of", "2026-01-07").out.count("empty-evidence") == 4
