"""Every command that a refusal, a gate or a listing prints runs, as it is, where it was printed.

One registry in which much is wrong; what is called here changes nothing in it.
"""

import json
import re
import shlex

import pytest

from readyctl.errors import Exit
from support.cli import registry, run
from support.people import ADA, PAT, SAM, Person
from support.printed import commands, filled_in
from support.repo import RepoBuilder
from support.texts import ROSTER, feature, feature_path, lead, roster

TODAY = "2026-02-01"
WANTED = "proposed: {level: beta, by: pat@example.com, reason: Acme waits}\n"
PROMISE = "promises:\n  - {feature: b2, kind: contract, due: 2027-01-01, status: confirmed}\n"
WAIVER = "{document: offer.md, feature: b2, words: available today, reason: x, until: 2026-02-20}"
PROVOKED: tuple[tuple[Person, str], ...] = (
    # whoever may not sign, and what cannot be signed
    (SAM, "feature sign b2"),
    (SAM, "feature sign idea --accept"),
    (ADA, "feature sign idea --accept"),
    (ADA, "feature sign idle --accept"),
    (ADA, "feature sign --stale"),
    (ADA, "feature sign --area payments --mine"),
    (ADA, "feature sign fy"),
    (ADA, "feature sign fx --set a=b"),
    # levels, values, requests
    (SAM, "feature set-level idle beta --caveat slow --dry-run"),
    (SAM, "feature edit b2 --set summary=Else --dry-run"),
    (SAM, "feature propose fx committed --reason x"),
    (SAM, "feature propose idle planned --reason x"),
    (SAM, "feature decline idle --reason x"),
    (SAM, "feature new fx --area payments --name X --summary Y"),
    (SAM, "feature rename fx fz --dry-run"),
    (SAM, "feature show fy"),
    (SAM, "impact fy --to planned"),
    (SAM, "explain b2"),
    (SAM, "explain idea"),
    (ADA, "explain fx"),
    # deals, their gates and reviews
    (SAM, "handoff review acme --verdict approved"),
    (ADA, "handoff review acme --verdict approved"),
    (ADA, "handoff review acme"),
    (SAM, "handoff check acme --gate proposal"),
    (SAM, "handoff check acme --gate estimate"),
    (SAM, "handoff check torn"),
    (SAM, "handoff show acme"),
    (SAM, "handoff scope acme"),
    (SAM, "handoff promise acme b2 --kind contract --dry-run"),
    (SAM, "handoff withdraw acme fx --reason x"),
    (SAM, "handoff withdraw acme b2 --reason x --dry-run"),
    (SAM, "handoff edit acme --set stage=contract --dry-run"),
    # documents and waivers
    (SAM, "doc check offer.md --kind contract"),
    (SAM, "doc check offer.md --format json"),
    # what is listed
    (SAM, "check"),
    (SAM, "check --range main~1..main"),
    (SAM, "inbox"),
    (ADA, "inbox"),
    (PAT, "inbox"),
    (PAT, "diff --mine"),
    (ADA, "stale"),
    (ADA, "stale --within 99d"),
    (ADA, "feature proposals"),
    (ADA, "coverage"),
    (SAM, "roster check"),
    (SAM, "roster add --name X --email x@example.com --dry-run"),
    (SAM, "init"),
)
HERS = frozenset(["sign", "review", "decline"])
CHANGES = HERS | {"propose", "set-level", "edit", "new", "rename", "promise", "withdraw"}
ASKS = re.compile(r"^help: .*--[a-z]", re.MULTILINE)
"""What is said where nobody sits at a terminal, and somebody there would be asked."""


@pytest.fixture
def repo(tmp_path_factory: pytest.TempPathFactory) -> RepoBuilder:
    repo = registry(tmp_path_factory.mktemp("refusals"))
    repo.write(feature_path("b2"), feature("b2", "beta"))
    repo.write(feature_path("idea"), feature("idea", "planned", more=WANTED))
    repo.write(feature_path("idle"), feature("idle", "planned"))
    for name, promises in (("acme", PROMISE), ("bolt", "")):
        head = f"id: {name}\ncustomer: {name.title()}\nowner: sam@example.com\nstage: proposal\n"
        repo.write(f"registry/handoffs/{name}.yaml", head + promises)
    repo.write("registry/handoffs/torn.yaml", "id: torn\ncustomer: [\n")
    repo.write("offer.md", "# Agreement\n\nFeature b2 is available today.\n")
    repo.write("registry/readyctl-waivers.yaml", f"waivers: [{WAIVER}]\n")
    repo.commit("much", by=SAM, at="2026-01-06")
    return repo


def told(repo: RepoBuilder, by: Person, words: list[str]) -> str | None:
    """What went wrong where this person ran a printed command; None where it did what it says."""
    changes = len(words) > 2 and words[2] in CHANGES
    who = ADA if len(words) > 2 and words[2] in HERS else by
    ran = run(repo, *words[1:], *(("--dry-run",) if changes else ()), by=who, READYCTL_TODAY=TODAY)
    asks = ran.code == Exit.USAGE and ASKS.search(ran.err) is not None
    return None if asks or ran.code in ({0} if changes else {0, 1}) else ran.err or ran.out


def test_what_refusals_and_listings_print_runs(repo: RepoBuilder) -> None:
    seen: dict[tuple[str, ...], str] = {}
    wrong: list[object] = []
    for by, line in PROVOKED:
        said = run(repo, *shlex.split(line), by=by, READYCTL_TODAY=TODAY)
        assert said.code != Exit.DEFECT, line
        printed = [tuple(filled_in(words)) for words in commands(said.err + said.out)]
        asked = {words[3] for words in printed if words[2:3] == ("propose",)}
        for words in printed:
            after_asking = words[-1] == "--accept" and words[3] in asked
            if words not in seen and words[0] == "readyctl" and not after_asking:
                seen[words] = line
                failed = told(repo, by, list(words))
                wrong += [(line, words, failed)] if failed else []
    assert wrong == []
    assert len(seen) > 25, "the messages print commands, and they are found"
    assert repo.git("status", "--porcelain") == ""


def test_what_the_hook_prints_settles_in_that_order_what_it_refuses(repo: RepoBuilder) -> None:
    repo.write(feature_path("c3"), feature("c3", "beta")).write(ROSTER, roster(lead(ADA), lead(SAM)))
    repo.write(feature_path("idle"), feature("idle", "beta")).delete(feature_path())
    refused = run(repo, "hooks", "run", "pre-commit", by=SAM, READYCTL_TODAY=TODAY)
    assert (refused.code, refused.out.count(": error: ")) == (1, 4)
    for words in commands(refused.err + refused.out):
        for part in " ".join(map(shlex.quote, words)).split(" '&&' "):
            program, *rest = shlex.split(part)
            if program == "git":
                done = repo.run(*rest, env=repo.identity(ADA))
                assert done.returncode == 0, (words, done.stderr)
            else:
                by = ADA if rest[1] in HERS else SAM
                ran = run(repo, *rest, *(() if "--yes" in rest else ("--yes",)), by=by)
                assert ran.code == 0, (words, ran.err)
    assert repo.git("status", "--porcelain") == ""
    listed = json.loads(run(repo, "feature", "list", "--json").out)["features"]
    levels = {each["id"]: each["effective_level"] for each in listed}
    assert (levels["c3"], levels["idle"], "fx" in levels) == ("beta", "beta", False)
