"""A whole call with Northwind, played at a pseudo-terminal of 80 columns: what reaches the customer of it.

Sam types as people do: vague, with typos, with promises that nobody may make, one question left out, and a
Ctrl-C in the middle.
"""

import re
from pathlib import Path

import pytest

from readyctl.adapters.yaml.reader import read
from readyctl.core.deal.note import Handoff
from support.cli import run
from support.people import ADA, SAM
from support.repo import RepoBuilder
from support.terminal import ended, interrupted, typing
from support.texts import ROSTER, SETTINGS, lead, roster, settings

DAY = "2026-11-25"
SHIPPED = "level: shipped\nevidence: {production: p, tests: t, docs: d, support: s}\n"
FEATURES = {
    "fx-matching": (
        "FX matching",
        f"{SHIPPED}caveats: [daily rates]\nlimits: [{{metric: currencies, at_most: 12}}]\n",
    ),
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
    (
        "What have you told them",
        "hm we told them theyll get audit export in Q1 and fx matching w/ 20 currencies works",
        "c",
    ),
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
    repo.write(
        paths["bank-sync"], feature("bank-sync", "Bank sync", "replaced_by: [bank-import, bank-export]\n")
    )
    repo.delete(paths["fax-intake"]).commit("split and removed", by=ADA, at="2026-11-21")
    return repo


class Rep:
    """Sam at the prompts: he reads each to its end before he answers."""

    def __init__(self, repo: RepoBuilder, *words: str) -> None:
        env = {**repo.env, **repo.identity(SAM), "READYCTL_TODAY": DAY}
        self._child = typing(repo.top, "handoff", "new", *words, env=env, width=80)
        self._child.delaybeforesend = None  # he answers what he has read to its end
        self.screen = ""

    def asked(self) -> str:
        """Everything on the screen since the last answer, as running text."""
        self._child.expect_exact(["\n> ", "Keep it? [Y/n] "])
        before = (self._child.before or "") + (
            self._child.after if isinstance(self._child.after, str) else ""
        )
        self.screen += before
        return " ".join(_uncoloured(before).split())

    def say(self, text: str, keys: str = "") -> None:
        """Type a line, and the tag."""
        self._child.sendline(text)
        for pressed in keys.split():
            self._child.expect_exact("n = not discussed: ")
            self._child.send(pressed)
        self.screen += self._child.before or ""

    def stop(self) -> tuple[int | None, str]:
        code, last = interrupted(self._child)
        return code, _uncoloured(last)

    def end(self) -> tuple[int | None, str]:
        code, last = ended(self._child)
        return code, _uncoloured(last)


def _uncoloured(shown: str) -> str:
    return re.sub(r"\x1b\[[0-9;]*m", "", shown)


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


DEAL = "northwind-ltd-2026-11"
SCOPE = """\
Scope for Northwind Ltd
The estimate assumes one approval path, three user roles (agents, mgrs and finance) and one data movement \
from portal to Sage.
It starts with: someone files a refund in the portal.
Steps:
- support agent looks at it
- manager approves it if its over 500 EUR or so
- finance pays
Exceptions covered:
- if mgr is on holiday they just mail finance
- when it is rejected: the shift lead gets it back
Roles:
- agents can edit
- mgrs can approve
- finance can view
Data: refunds from portal to Sage, every night.
Not included:
- not part of this proposal: sends it to finance somehow (assumed)
- not part of this proposal: their auditor looks in March, sth about 7 yrs history (assumed)
- not part of this proposal: cash dashboard for the CFO (a direction, without a date)
- not part of this proposal: bank sync w/ their bank (later, a direction, without a date)
- not part of this proposal: Audit export (coming by 2027-06-30)
- not part of this proposal: FX matching (available today)
- not part of this proposal: bank sync (a direction, without a date)
- anything that is not named above
"""
MAY_BE_ASKED = {
    "For refunds: does it only go one way, or do changes come back?",
    "For refunds: when two systems differ, which one is right?",
    "For refunds: who repairs rows that are wrong, missing or double, and where?",
    "For refunds: in what form does it come, a file with which columns or a connection to what?",
    "Who may override or skip the approval, for small amounts or when it is urgent?",
    "If something is changed after the approval, does it have to be approved again?",
    "What may manager do here: view, edit, approve, export, delete?",
    "Does anybody have to be told when something happens or gets stuck: who, and how?",
    "What is in the old system or files today, and does any of it have to come along?",
    "What do you expect of cash dashboard, by when, and where did you hear of it?",
    "How do you know that one is finished: what is there at the end, and who looks at it?",
    "Who does this step: “sends it to finance somehow”?",
    "Can one person be both agents and mgrs, and may they decide about their own cases?",
    "Which part of this do you do differently from others in your trade?",
    "We assume this: “sends it to finance somehow”. Is that right?",
    "We assume this: “their auditor looks in March, sth about 7 yrs history”. Is that right?",
}
"""Every question that the letter may put; a rule that asks for more has its sentence read here first."""
OURS = (
    "hm we told",
    "theyll",
    "we said nothing",
    "their boss",
    "anomaly",
    "Q1",
    "20 currencies",
    "RDY",
    "level",
)
"""What was said among ourselves, or may not be heard."""


def shown(repo: RepoBuilder, *words: str, stdin: str = "") -> tuple[int, str]:
    done = run(repo, *words, by=SAM, stdin=stdin, READYCTL_TODAY=DAY)
    return done.code, done.out


def test_a_whole_call_and_every_sentence_of_it_that_reaches_the_customer(repo: RepoBuilder) -> None:
    screen = play(repo)
    assert screen.count("one of a, c, n") == 1
    assert "next: readyctl handoff check --gate estimate" in screen
    told = " ".join(re.sub(r"\x1b\[[0-9;]*m", "", screen).split())
    assert "does not hold: contract of 'audit-export' by 2027-03-31: engineering signed 2027-06-30" in told
    assert "does not hold: contract of 'bank-sync' by 2027-03-31: 'bank-sync' was split" in told
    assert told.count("does not hold: ") == 2
    made = Handoff.model_validate(read((repo.top / f"registry/handoffs/{DEAL}.yaml").read_bytes()).data)
    assert [(one.feature, str(one.due or ""), one.kind.value) for one in made.promises] == [
        ("audit-export", "2027-03-31", "contract"),
        ("fx-matching", "", "mention"),
        ("bank-sync", "2027-03-31", "contract"),
    ]
    assert made.notes == "cash dashboard: we said nothing about when"

    scope = shown(repo, "handoff", "scope", DEAL)[1]
    included, _, asked = scope.partition("\nOpen questions:\n")
    assert [line for line in included.splitlines() if line] == SCOPE.splitlines()
    letter = shown(repo, "handoff", "questions", DEAL, "--all")[1]
    first, *rest = letter.splitlines()
    assert first.startswith("To give Northwind Ltd an estimate that holds, we still need a few answers.")
    numbered = [*filter(None, rest), *filter(None, asked.splitlines())]
    assert {re.sub(r"^\d+\. ", "", line) for line in numbered} <= MAY_BE_ASKED
    assert [words for words in OURS for text in (scope, letter) if words in text] == []
    for text in (scope, letter):
        assert shown(repo, "doc", "check", "-", "--kind", "proposal", stdin=text)[0] == 0

    kept = run(repo, "handoff", "show", DEAL, by=SAM, READYCTL_TODAY=DAY, COLUMNS="80").out
    assert "\n  contract of 'audit-export' by 2027-03-31: engineering signed 2027-06-30\n" in kept
    code, out = shown(repo, "handoff", "check", DEAL)
    assert code == 1
    assert [rule for rule in ("too-early", "claim-beyond-limit", "overclaim") if rule not in out] == []


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        (
            "can I tell Northwind that fx matching does 20 currencies",
            "never promise more than currencies: at most 12",
        ),
        (
            "we told them they get audit export in Q1, ok?",
            "  mention       no: 2027-03-31 is before the date engineering signed, 2027-06-30",
        ),
        ("can we do bank sync with Sage", "1. Bank import (bank-import) is shipped"),
        ("do we have faxes", "Offer it to nobody."),
        ("anomaly hints", "We have nothing to announce about that today."),
    ],
)
def test_whole_questions_get_no_yes_that_outbids_what_was_signed(
    repo: RepoBuilder, question: str, answer: str
) -> None:
    code, out = shown(repo, "ask", question)
    assert code == 1
    assert answer in out


def test_at_eighty_columns_the_richer_prompt_shows_long_questions_to_their_end(repo: RepoBuilder) -> None:
    env = {**repo.env, **repo.identity(SAM), "READYCTL_TODAY": DAY}
    child = typing(repo.top, "handoff", "new", "--customer", "Northwind Ltd", env=env, width=80)
    child.expect_exact("or no")
    child.expect_exact("more)")
    assert interrupted(child)[0] == 130
