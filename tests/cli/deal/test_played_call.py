"""A whole call with Northwind, played at a pseudo-terminal of 80 columns: what reaches the customer of it.

Sam types as people do: vague, with typos, with promises that nobody may make, one question left out, and a
Ctrl-C in the middle.
"""

import re
from pathlib import Path

import pexpect
import pytest

from support.cli import run
from support.people import ADA, SAM
from support.repo import RepoBuilder
from support.terminal import ended, typing
from support.texts import ROSTER, SETTINGS, lead, roster, settings

DAY = "2026-11-25"
SHIPPED = "level: shipped\nevidence: {production: p, tests: t, docs: d, support: s}\n"
FEATURES = {
    "fx-matching": ("FX matching", f"{SHIPPED}caveats: [daily rates]\nlimits: [{{metric: currencies, at_most: 12}}]\n"),
    "refund-approvals": ("Refund approvals", "level: beta\ncaveats: [not on the phone yet]\n"),
    "audit-export": (
        "Audit export",
        "level: committed\ndelivery: {date: 2027-06-30, scope: CSV only, capacity: one}\n",
    ),
    "cash-dashboard": ("Cash dashboard", "level: planned\n"),
    "anomaly-hints": ("Anomaly hints", "level: exploratory\n"),
    "bank-import": ("Bank import", SHIPPED),
    "bank-export": ("Bank export", "level: planned\n"),
    "fax-intake": ("Fax intake", SHIPPED),
    "bank-sync": ("Bank sync", SHIPPED),
}
CALL = (
    ("What have you told them", "hm we told them theyll get audit export in Q1 and fx matching w/ 20 currencies works", "c"),
    ("What else have you told them", "", ""),
    ("What started it", "someone files a refund in the portal", "c"),
    ("how did everybody know", "", ""),
    ("What happened first", "support agent looks at it", "c"),
    ("And then?", "manager approves it if its over 500 EUR or so", "c"),
    ("And then?", "sends it to finance somehow", "a"),
    ("And then?", "finance pays", "c"),
    ("And then?", "", ""),
    ("What moves between systems", "refunds from portal to Sage every night", "later c"),
    ("What else moves", "", ""),
    ("When did it go differently", "if mgr is on holiday they just mail finance", "c"),
    ("When else?", "", ""),
    ("Any deadline", "their auditor looks in March, sth about 7 yrs history", "a"),
    ("Another one?", "", ""),
    ("What must work on the first morning", "cash dashboard for the CFO", "c"),
    ("What else on the first morning", "", ""),
    ("What can wait until later", "bank sync w/ their bank", "c"),
    ("What else can wait", "anomaly hints", "n"),
    ("What else can wait", "", ""),
    ("What can people do by hand", "", ""),
)
"""The five topics in their order: what is asked, what Sam says, and the key that he presses."""
DETAILS = {
    "What happens after a no": ("the shift lead gets it back", "c"),
    "Who works with this": ("agents can edit, mgrs can approve. finance only looks", "c"),
    "What do you expect of cash dashboard": ("we said nothing about when", "c"),
    "What do you expect of bank sync": ("by end of march, their boss was told", "c"),
}
"""What Sam knows of the details, in whatever order they are asked; of all else he knows nothing."""


def feature(feature_id: str, name: str, more: str) -> str:
    return f"id: {feature_id}\nname: {name}\nsummary: What {name} is.\n{more}"


@pytest.fixture
def repo(tmp_path: Path) -> RepoBuilder:
    repo = RepoBuilder(tmp_path / "repo")
    repo.write(ROSTER, roster(lead(ADA))).write(SETTINGS, settings())
    paths = {id_: f"registry/features/money/{id_}.yaml" for id_ in FEATURES}
    for id_, (name, more) in FEATURES.items():
        repo.write(paths[id_], feature(id_, name, more))
    repo.commit("what there is", by=ADA, at="2026-11-20")
    repo.write(paths["bank-sync"], feature("bank-sync", "Bank sync", "replaced_by: [bank-import, bank-export]\n"))
    repo.delete(paths["fax-intake"]).commit("split and removed", by=ADA, at="2026-11-21")
    return repo


class Rep:
    """Sam at the prompts: he reads each to its end before he answers."""

    def __init__(self, repo: RepoBuilder, *words: str) -> None:
        env = {**repo.env, **repo.identity(SAM), "READYCTL_TODAY": DAY}
        self._child = typing(repo.top, "handoff", "new", *words, env=env, width=80)
        self.screen = ""

    def asked(self) -> str:
        """Everything on the screen since the last answer, as running text."""
        self._child.expect_exact(["\n> ", "Keep it? [Y/n] "])
        before = (self._child.before or "") + (self._child.after if isinstance(self._child.after, str) else "")
        self.screen += before
        return " ".join(re.sub(r"\x1b\[[0-9;]*m", "", before).split())

    def say(self, text: str, keys: str = "") -> None:
        """Type a line, and the tag."""
        self._child.sendline(text)
        for pressed in keys.split():
            self._child.expect_exact("n = not discussed: ")
            self._child.send(pressed)
        self.screen += self._child.before or ""

    def stop(self) -> tuple[int | None, str]:
        self._child.sendintr()
        return ended(self._child)

    def end(self) -> tuple[int | None, str]:
        return ended(self._child)


def play(repo: RepoBuilder) -> str:
    """Hold the call, with a break after the steps; gives what the last screens said."""
    rep = Rep(repo, "--customer", "Northwind Ltd", "--plain")
    for prompt, text, keys in CALL[:9]:
        assert prompt in rep.asked()
        rep.say(text, keys)
    rep.asked()
    code, last = rep.stop()
    assert (code, "go on with: readyctl handoff new northwind-ltd-2026-11 --resume" in last) == (130, True)
    rep = Rep(repo, "--resume", "--plain")
    for prompt, text, keys in CALL[9:]:
        assert prompt in rep.asked()
        rep.say(text, keys)
    while "Keep it?" not in (asked := rep.asked()):
        rep.say(*next((said for words, said in DETAILS.items() if words in asked), ("",)))
    rep.say("")
    code, last = rep.end()
    assert code == 0
    return rep.screen + last


def test_a_whole_call_and_every_sentence_of_it_that_reaches_the_customer(repo: RepoBuilder) -> None:
    screen = play(repo)
    print(screen)
    print((repo.top / "registry/handoffs/northwind-ltd-2026-11.yaml").read_text())
    for w in (("scope",),("questions","--all"),("show",),("check",)):
        d = run(repo, "handoff", w[0], "northwind-ltd-2026-11", *w[1:], by=SAM, READYCTL_TODAY=DAY)
        print(d.out)
    assert 0
