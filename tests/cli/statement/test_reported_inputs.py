"""Texts of other people that were once misread, kind by kind, with more of each kind; by the real command."""

from pathlib import Path

import pytest

from support.calling import readyctl
from support.people import ADA, BOB
from support.repo import RepoBuilder
from support.texts import ROSTER, SETTINGS, engineer, lead, roster

ENTRIES = {
    "backups": ("Backups", "exploratory", "[backup]"),
    "encryption": ("Encryption at rest", "planned", "[encryption]"),
    "multi-currency": ("Multi-currency", "planned", "[]"),
    "export": ("Ledger export engine", "planned", "[]"),
    "scheduling": ("Scheduling core", "planned", "[]"),
    "forms": ("Dynamic forms builder", "planned", "[]"),
}


@pytest.fixture(scope="module")
def repo(tmp_path_factory: pytest.TempPathFactory) -> RepoBuilder:
    made = RepoBuilder(tmp_path_factory.mktemp("reported") / "repo")
    made.write(ROSTER, roster(lead(ADA), engineer(BOB)))
    made.write(SETTINGS, "version: 1\nname: FinanceOps\n")
    for entry, (name, level, aliases) in ENTRIES.items():
        text = f"id: {entry}\nname: {name}\nsummary: Something.\nlevel: {level}\naliases: {aliases}\n"
        made.write(f"registry/features/core/{entry}.yaml", text)
    made.commit("start", by=ADA, at="2026-01-05")
    return made


def overclaiming(repo: RepoBuilder, folder: Path, texts: tuple[str, ...], ending: str = "md") -> list[str]:
    """Those of the texts, each in a file of its own, that say more than engineering stands behind."""
    paths = [folder / f"{number}.{ending}" for number in range(len(texts))]
    for path, text in zip(paths, texts, strict=True):
        path.write_text(text, encoding="utf-8")
    _, out, _ = readyctl(repo, "doc", "check", *map(str, paths))
    reported = [line for line in out.splitlines() if "[RDY603" in line or "[RDY604" in line]
    return [
        text
        for path, text in zip(paths, texts, strict=True)
        if any(line.split(" ")[0].rpartition("/")[2].startswith(f"{path.name}:") for line in reported)
    ]


FOUND = {
    "any verb": (
        "Backups restore your data in seconds.",
        "Backups sync every hour.",
        "Backups take the pain out of recovery.",
        "All backups are single-tenant.",
        "Backups is billed by usage.",
        "Backups is a framework for moving data between sites.",
        "Backups stored append-only; nothing can be deleted.",
        "Evidence: backups tested end to end in March.",
        "Backups: nightly copies of every table, kept off-site.",
        "Backups now also for the starter plan.",
        "Backups! They come with every plan.",
        "Backups carry a checksum from end to end.",
        "Encryption at rest guards each tenant with a key of its own.",
        "Multi-currency turns every invoice into the buyer's money.",
    ),
    "quoted": (
        "Do you have backups?\n\n> Yes, backups are available today.",
        '"Backups are available today", says our CTO.',
        "> Encryption at rest is part of every plan.",
        "Our CEO put it so: “Backups run every night.”",
    ),
    "two sentences": (
        "We never lost a file at Acme Inc. Backups are available today.",
        "This was not part of version 2. Backups are available today.",
        "Nobody leaves plan B. Backups are included in it.",
        "It was never there in Release 4. Encryption at rest is live.",
        "No file was lost by Miller Ltd. Backups run every night.",
    ),
    "beside what silences elsewhere": (
        "Backups work with your existing identity provider.",
        "Encryption at rest integrates with your current key vault.",
        'Acme (the "Contractor") is a party. The Contractor shall provide encryption at rest for all data.',
        "You need to enable backups for your database.",
        "To turn on backups, go to Settings.",
        "If the customer wants backups, that is possible.",
        "Multi-currency plugs into your present ERP.",
        "To switch encryption at rest off, open the settings of the workspace.",
    ),
    "lists of what the product has": (
        "## Core capabilities\n\n- Encryption at rest\n",
        "Core capabilities:\n\n- Multi-currency\n- Dashboards\n",
        "## What you get\n\n- Backups\n",
        "## Enterprise edition\n\n* Encryption at rest\n",
        "## Security\n\n- Encryption at rest\n- Firewalls\n",
    ),
    "dates": (
        "| Feature | When |\n|---|---|\n| Encryption at rest | Q3 2026 |\n",
        "Encryption at rest: Q3 2026",
        "Encryption at rest, coming in Q3 2026",
        "Multi-currency (Q2)",
        "Multi-currency in H1",
        "Encryption at rest, spring 2027",
        "Multi-currency by summer",
        "| Multi-currency | in December 2026 |\n|---|---|\n",
    ),
    "markup": (
        "[Backups](x_(y).md) are available today.",
        "We o\ufb00er encryption at rest.",
        "| F | State |\n|---|---|\n| Backups | :white_check_mark: |\n",
        "**Backups** are [available](x(1).md) today.",
        "Bac\u200bkups are available today.",
    ),
}
SILENT = {
    "short ids in ordinary English": (
        "You can export the list as CSV at any time.",
        "We offer scheduling of payments.",
        "This offer forms part of the contract.",
        "The team forms the plan and exports it.",
        "See `export.py` and /scheduling/forms for more.",
    ),
    "denials": (
        "Backups: Not implemented (see ticket).",
        "There is no backup implemented.",
        "You can write encryption at rest yourself in your own application.",
        "Before, we offered only one copy to customers seeking backups.",
        "The first phase is to support the Backups process.",
        "- [ ] Encryption at rest included",
        "Single sign-on: planned alongside encryption at rest",
        "Encryption at rest has not been implemented yet.",
        "| F | Included |\n|---|---|\n| Backups | \u2610 |\n",
    ),
    "lists of what is talked about": (
        "## Agenda\n\n- Encryption at rest\n",
        "## Questions\n\n- Encryption at rest?\n",
        "## Roadmap\n\n- Encryption at rest\n",
        "## Open issues\n\n- Backups\n",
        "## Not included\n\n- Backups\n",
    ),
}


@pytest.mark.parametrize("kind", FOUND)
def test_what_claims_is_found(repo: RepoBuilder, tmp_path: Path, kind: str) -> None:
    assert overclaiming(repo, tmp_path, FOUND[kind]) == list(FOUND[kind])


@pytest.mark.parametrize("kind", SILENT)
def test_what_claims_nothing_draws_nothing(repo: RepoBuilder, tmp_path: Path, kind: str) -> None:
    assert overclaiming(repo, tmp_path, SILENT[kind]) == []
