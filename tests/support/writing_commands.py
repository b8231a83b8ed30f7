"""Every command that writes, called so that it does; the files it reads; and every command that does not."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import typer

from readyctl.cli import app
from readyctl.cli.commands import Group, find
from support.cli import registry, run
from support.people import ADA
from support.repo import RepoBuilder
from support.texts import feature, feature_path
from support.workbooks import plain_list

NOTE = """\
id: acme
customer: Acme
owner: sam@example.com
stage: discovery
source: {system: hubspot, id: "5"}
promises:
  - {feature: fx, kind: mention, quote: soon, status: confirmed, said_on: 2026-01-05}
notes: what Sam wrote by hand
"""
FILES = {
    "deals.csv": (
        "Record ID,Deal Name,Deal Stage,Amount,Close Date,Associated Company\n"
        "5,Acme,Contract Sent,100,2026-12-15,Acme\n6,Big,Contract Sent,7,2026-12-15,Big\n"
    ),
    "features.csv": "id,name,area,summary\nc1,One,core,First\nc2,Two,core,Second\n",
    "jira.csv": "Summary,Issue key,Status,Component/s\nOne,A-1,To Do,core\nTwo,A-2,Done,core\n",
    "linear.csv": "ID,Title,Status,Team\nL-1,One,Backlog,core\nL-2,Two,Todo,core\n",
    "productboard.csv": "id,feature name,description,component\n1,One,First,core\n2,Two,Second,core\n",
    "aha.csv": "Feature reference #,Feature name,Component\nF-1,One,core\nF-2,Two,core\n",
    "catalog-info.yaml": "kind: Component\nmetadata: {name: web}\nspec: {lifecycle: beta, system: core}\n",
    "kep.yaml": "title: Multicast\nkep-number: 31\nowning-sig: core\nstatus: provisional\n",
    "answers.yaml": "attendees: [Ada]\nmismatches:\n  - {feature: fx, found: The demo fails.}\n",
    "note.yaml": "customer: Globex\nowner: sam@example.com\nstage: discovery\n",
    "note.md": "# Globex\n\nOwner: sam@example.com\n\n- they want the export\n",
    "package.json": '{\n  "simple-git-hooks": {\n    "pre-commit": "true"\n  }\n}\n',
    "deck.md": "# Plans\n\n<!-- readyctl:fx -->old<!-- /readyctl:fx -->\n",
}
TODAY = "2026-01-06"
YES = ("--yes", "--commit")
TAKE = ("baseline", "take", "--until", "2026-03-31", "--owner", "ada@example.com", *YES)
REPORT = ("--format", "junit", "--output-file", "report.xml")
ANEW = "init where nothing is"
COMMANDS: dict[str, tuple[str, ...]] = {
    "feature new": (
        "feature", "new", "new", "--area", "core", "--name", "New", "--summary", "s", "--level", "planned",
        *YES,
    ),
    "feature edit": ("feature", "edit", "fx", "--set", "owner=me", *YES),
    "feature set-level": ("feature", "set-level", "fx", "planned", *YES),
    "feature sign": ("feature", "sign", "fx", "cx", "--yes"),
    "feature propose": ("feature", "propose", "cx", "planned", "--reason", "asked for", *YES),
    "feature decline": ("feature", "decline", "cx", "--reason", "nobody is free", *YES),
    "feature rename": ("feature", "rename", "cx", "cy", "--area", "search", *YES),
    "import csv": ("import", "csv", "features.csv", *YES),
    "import jira": ("import", "jira", "jira.csv", *YES),
    "import linear": ("import", "linear", "linear.csv", *YES),
    "import productboard": ("import", "productboard", "productboard.csv", *YES),
    "import aha": ("import", "aha", "aha.csv", *YES),
    "import backstage": ("import", "backstage", "catalog-info.yaml", *YES),
    "import kep": ("import", "kep", "kep.yaml", *YES),
    "roster add": ("roster", "add", "--name", "Eve", "--email", "eve@example.com", *YES),
    "roster remove": ("roster", "remove", "bob@example.com", *YES),
    "baseline take": TAKE,
    "baseline drop": ("baseline", "drop", *YES),
    "handoff new": ("handoff", "new", "globex", "--answers", "note.yaml", *YES),
    "handoff import": ("handoff", "import", "note.md", "--customer", "Globex", *YES),
    "handoff edit": ("handoff", "edit", "acme", "--set", "stage=won", *YES),
    "handoff promise": ("handoff", "promise", "acme", "cx", "--kind", "mention", *YES),
    "handoff withdraw": ("handoff", "withdraw", "acme", "fx", "--reason", "moved", *YES),
    "handoff review": (
        "handoff", "review", "acme", "--verdict", "changes_requested", "--remarks", "who?", *YES,
    ),
    "handoff scope": ("handoff", "scope", "acme", "--output", "scope.md"),
    "handoff check": ("handoff", "check", "acme", *REPORT),
    "pipeline import": ("pipeline", "import", "deals.csv", "--currency", "EUR", *YES),
    "sync record": ("sync", "record", "--answers", "answers.yaml", *YES),
    "sync agenda": ("sync", "agenda", "--output", "agenda.md"),
    "site build": ("site", "build", "--output", "page"),
    "aggregate": ("aggregate", "published", "--output", "all.json"),
    "badge": ("badge", "--output", "badges"),
    "deck stamp": ("deck", "stamp", "deck.md", "--output", "stamped.md"),
    "deck check": ("deck", "check", "deck.md", *REPORT),
    "doc check": ("doc", "check", "deck.md", *REPORT),
    "rfp answer": ("rfp", "answer", "rfp.xlsx", "--output", "answered.xlsx"),
    "check": ("check", *REPORT),
    "roster check": ("roster", "check", *REPORT),
    "stale": ("stale", *REPORT),
    "hooks install": ("hooks", "install", "--add"),
    "hooks uninstall": ("hooks", "uninstall"),
    "init": ("init", "--ci", "github", "--hooks", *YES),
    ANEW: ("init", "--ci", "gitlab", "--name", "Acme", *YES),
}  # fmt: skip
"""By the command, or by what is special in this call of it."""

BEFORE: Mapping[str, tuple[str, ...]] = {
    "feature decline": ("feature", "propose", "cx", "planned", "--reason", "x", *YES),
    "baseline drop": TAKE,
    "aggregate": ("site", "build", "--output", "published"),
    "hooks uninstall": ("hooks", "install", "--add"),
}
"""What has to be done before."""

READING = frozenset(
    (
        "status", "inbox", "suggest", "ask", "levels", "explain", "impact", "feature list", "feature show",
        "feature proposals", "feature log", "coverage", "diff", "log", "roster list",
        "baseline list", "handoff list", "handoff show", "handoff questions", "handoff retro",
        "pipeline list", "sync log", "site serve", "mcp", "hooks status", "hooks run", "schema", "help",
        "completion", "version",
    )
)  # fmt: skip
"""Commands that print, and write nothing but what is kept in the git directory between runs."""

APART = frozenset({"demo"})
"""Writes into no repository of anybody's, but a new one in a new or empty folder."""

WRITE = frozenset({"--yes", "--commit", "--output", "--output-file"})
"""Options of which a command has one where it writes."""


def every() -> Iterator[tuple[str, frozenset[str]]]:
    """Every command, with the options that it knows."""
    for name, loaded in app.every():
        alone = not isinstance(find(name), Group) and not loaded.registered_callback
        for last, command in typer.main.get_group(loaded).commands.items():
            whole = name if alone and last == "command" else f"{name} {last}"
            yield whole, frozenset(option for each in command.params for option in each.opts)


def named(args: tuple[str, ...], known: frozenset[str]) -> str:
    """The command that these words call."""
    return " ".join(args[:2]) if " ".join(args[:2]) in known else args[0]


def prepared(folder: Path, name: str) -> RepoBuilder:
    """A repository in which this command of `COMMANDS` has something to write, below a new folder."""
    if name == ANEW:
        empty = RepoBuilder(folder / "repo")
        empty.write("README.md", "ours\n").commit("start", by=ADA)
        return empty
    repo = registry(folder)
    for path, text in FILES.items():
        repo.write(path, text)
    (repo.top / "rfp.xlsx").write_bytes(plain_list())
    repo.write(feature_path("cx", "core"), feature("cx", "exploratory"))
    repo.write("registry/handoffs/acme.yaml", NOTE).commit("more", by=ADA)
    if name in BEFORE:
        done = run(repo, *BEFORE[name], READYCTL_TODAY=TODAY)
        assert done.code == 0, done
    return repo
