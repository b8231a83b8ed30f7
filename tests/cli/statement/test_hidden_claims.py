"""Claims that real documents hide from a careless reader: each is found, or the part is named as unread."""

from pathlib import Path

import pytest

from support.calling import readyctl
from support.people import ADA, BOB
from support.repo import RepoBuilder
from support.texts import ROSTER, SETTINGS, engineer, lead, roster


@pytest.fixture(scope="module")
def repo(tmp_path_factory: pytest.TempPathFactory) -> RepoBuilder:
    made = RepoBuilder(tmp_path_factory.mktemp("hidden") / "repo")
    made.write(ROSTER, roster(lead(ADA), engineer(BOB)))
    made.write(SETTINGS, "version: 1\nname: FinanceOps\n")
    made.write(
        "registry/features/core/backups.yaml",
        "id: backups\nname: Backups\nsummary: Copies.\nlevel: planned\naliases: [backup]\n",
    )
    made.commit("start", by=ADA, at="2026-01-05")
    return made


def found(repo: RepoBuilder, path: Path) -> bool:
    code, out, err = readyctl(repo, "doc", "check", str(path))
    assert ("RDY603" in out) == bool(code), (out, err)
    return bool(code)


@pytest.mark.parametrize("ending", ["md", "txt"])
@pytest.mark.parametrize(
    "text",
    [
        "- Backups - available today",
        "- Backups – available today",
        "* Backups * available today",
        "1. Backups - available today",
        "- Backups, as in 3) below - available today",
        "Do you have backups?\n\n> Yes, backups are available today.",
        "> - Backups - available today",
        "> We are glad to say:\n> Backups are available today.",
        "- [x] Backups - available today",
        "We oﬀer backups today.",
        "Backups are oﬃcially available today.",
        "B\u0430ckups are available today.",
        "- B\u0430\u0441kups - av\u0430ilable today",
        "We offer b\u0251ckups and \u0412ackups today.",
    ],
)
def test_a_claim_is_found_however_its_line_is_set(
    repo: RepoBuilder, tmp_path: Path, ending: str, text: str
) -> None:
    (tmp_path / f"a.{ending}").write_text(text, encoding="utf-8")
    assert found(repo, tmp_path / f"a.{ending}")


@pytest.mark.parametrize(
    "text",
    [
        "| Backups | :white_check_mark: |\n|-|-|\n",
        "| F | State |\n|-|-|\n| Backups | :heavy_check_mark: |\n",
        "| F | State |\n|-|-|\n| Backups | ☒ |\n",
        "| State | F |\n|-|-|\n| ☒ | Backups |\n",
        "- [x] Backups",
        "Backups<br>are included in every plan.",
        "Backups are<br/>\nincluded in every plan.",
        "<p>Backups<br>are included in every plan.</p>",
        "<details><summary>Backups</summary>Backups are available today.</details>",
        "<table><tr><td rowspan=2>Backups<td>x<tr><td>yes, available today</table>",
        "![Backups are available today](roadmap.png)\n\nText.",
    ],
)
def test_markup_hides_no_claim(repo: RepoBuilder, tmp_path: Path, text: str) -> None:
    (tmp_path / "a.md").write_text(text, encoding="utf-8")
    assert found(repo, tmp_path / "a.md")


@pytest.mark.parametrize(
    "text",
    [
        "- [ ] Backups are included",
        "- [ ] Backups - available today",
        "| F | State |\n|-|-|\n| Backups | ☐ |\n",
        "| F | State |\n|-|-|\n| Backups | ☐ Yes ☒ No |\n",
        "<style>\n.backups { content: 'available today' }\n\n.backups b { color: red }\n</style>\n\nText.",
        "---\nmarp: true\nstyle: |\n  .backups available today {}\n---\n\nText.",
        "Text.\n\n<style scoped>.a { }\n\nBackups are available today.\n</style>",
        "Not included:<br>Backups: no<br>SSO: available",
    ],
)
def test_what_is_no_claim_is_none(repo: RepoBuilder, tmp_path: Path, text: str) -> None:
    (tmp_path / "a.md").write_text(text, encoding="utf-8")
    assert not found(repo, tmp_path / "a.md")


@pytest.mark.parametrize(
    ("encoding", "body"),
    [
        ("base64", "T3VyIHBsYW4gaW5jbHVkZXMgYmFja3VwcyBmb3IgZXZlcnlib2R5Lg=="),
        ("quoted-printable", "Our plan in=\ncludes back=\nups for everybody=2E"),
        ("7bit", "Our plan includes backups for everybody."),
    ],
)
def test_a_mail_hides_no_claim_behind_its_encoding(
    repo: RepoBuilder, tmp_path: Path, encoding: str, body: str
) -> None:
    head = f"From: a@a.test\nContent-Type: text/plain\nContent-Transfer-Encoding: {encoding}\n"
    (tmp_path / "a.eml").write_text(f"{head}\n{body}\n")
    assert found(repo, tmp_path / "a.eml")
