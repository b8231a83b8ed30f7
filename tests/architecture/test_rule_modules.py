"""A rule is a module, a code, a page and a case file; none of them alone."""

import ast
import datetime as dt
import inspect
import re
import subprocess
import sys
from importlib import import_module

import pytest

from architecture.source import PACKAGE, TOP, Source, called_name, faults, sources, within
from readyctl.core.entry.diagnostic import Severity
from readyctl.core.entry.ignore import Silenced
from readyctl.core.entry.subject import Subject
from readyctl.core.feature.inventory import FeatureStatus
from readyctl.rules.catalogue import FAMILIES, HEADINGS, NAMES, find, may_be_ignored, page, rules
from readyctl.rules.rule import (
    Commit,
    Rule,
    at_commit,
    concerns_all,
    is_ignorable,
    is_waivable,
    looks,
    rests_on_day,
)
from readyctl.workspace.reading.kept_findings import places_of_day

MODULES = sorted((PACKAGE / "rules").glob("*/[!_]*.py"))
CODES = {
    "entry": "RDY0",
    "feature": "RDY([13]|50(?=9))",
    "trust": "RDY2",
    "deal": "RDY4",
    "promise": "RDY5",
    "statement": "RDY6",
    "meeting": "RDY7",
}


def rule_modules() -> list[Rule]:
    loaded = (import_module(f"readyctl.rules.{path.parent.name}.{path.stem}") for path in MODULES)
    return [module for module in loaded if hasattr(module, "CODE")]


@pytest.mark.parametrize("rule", rule_modules(), ids=lambda rule: rule.NAME)
def test_rule_is_in_the_catalogue_with_a_page_and_a_case_file(rule: Rule) -> None:
    assert rule in rules()
    group, module = rule.__name__.split(".")[-2:]  # type: ignore[attr-defined]
    assert module.replace("_", "-") == rule.NAME == FAMILIES[group][rule.CODE]
    assert re.fullmatch(rf"{CODES[group]}\d+", rule.CODE)
    assert len(rule.CODE) == len("RDY201")
    assert rule.SEVERITY in set(Severity)
    written = page(rule.CODE) or ""
    assert tuple(re.findall(r"^## (.+)$", written, re.MULTILINE)) == HEADINGS
    assert all(part.strip() for part in re.split(r"^## .+$", written, flags=re.MULTILINE))
    assert (TOP / "tests" / "rules" / "cases" / f"{rule.NAME}.md").is_file()


POLICY = {
    "AT_COMMIT": Commit,
    "IGNORABLE": bool,
    "WAIVABLE": bool,
    "CONCERNS_ALL": bool,
    "HONEST": bool,
    "MAY_STAND": bool,
    "ABOUT_CLAIM": bool,
    "SINCE": str,
    "OUTLIVES_DEAL": bool,
    "RESTS_ON_DAY": bool,
}


@pytest.mark.parametrize("rule", rule_modules(), ids=lambda rule: rule.NAME)
def test_what_a_rule_may_do_is_written_in_words_that_the_engine_knows(rule: Rule) -> None:
    constants = {name: value for name, value in vars(rule).items() if re.fullmatch("[A-Z][A-Z_]+", name)}
    policies = {
        name for name, value in constants.items() if name in POLICY or isinstance(value, bool | Commit)
    }
    assert policies <= POLICY.keys()
    assert all(isinstance(constants[name], POLICY[name]) for name in policies)


OF_DAY = {"today", "within", "stale", "overdue", "ended", "age_days", "why_stale", "is_due"}
"""What a rule on features reads that is another on another day."""
OF_OTHERS = {
    "inventory": {"duplicate-id", "dangling-replacement", "name-collision"},
    "evidence": {"evidence-gone"},
    "tree": {"unmatched-code"},
}
"""What such a rule reads beside its entry, and the rules of which is known what else makes their findings
others: `kept_findings.concerned` and `kept_findings.pointing` tell it.
"""


def _read_by(rule: Rule) -> set[str]:
    tree = ast.parse(inspect.getsource(rule))  # type: ignore[arg-type]
    names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    return names | {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}


@pytest.mark.parametrize("rule", rule_modules(), ids=lambda rule: rule.NAME)
def test_what_a_rule_on_features_rests_on_is_what_it_reads(rule: Rule) -> None:
    """What is kept of a feature's findings is looked for again when this changes, and not otherwise."""
    if not looks(rule) or rule.SUBJECT not in {FeatureStatus, Subject}:
        assert not hasattr(rule, "RESTS_ON_DAY")
        return
    read = _read_by(rule)
    assert rests_on_day(rule) == bool(read & OF_DAY)
    assert {name for name in OF_OTHERS if name in read} == {
        name for name, known in OF_OTHERS.items() if rule.NAME in known
    }


@pytest.mark.parametrize("rule", [*filter(rests_on_day, rule_modules())], ids=lambda rule: rule.NAME)
def test_where_a_rule_that_rests_on_the_day_may_point_is_kept(rule: Rule) -> None:
    """The file is not read again on the next day, and the finding would have no line."""
    ignored = Subject(None, "", "", ignore=(Silenced("RDY301", dt.date.max),))
    tree = ast.parse(inspect.getsource(rule))  # type: ignore[arg-type]
    pointed = [node.value for node in ast.walk(tree) if isinstance(node, ast.keyword) and node.arg == "at"]
    keys = {
        tuple(key.value if isinstance(key, ast.Constant) else 0 for key in at.elts)
        for at in pointed
        if isinstance(at, ast.Tuple)
    }
    assert len(pointed) == 1
    assert keys
    assert keys <= {*places_of_day(ignored)}


def test_no_rule_on_sign_off_or_on_a_review_can_be_silenced_by_the_file_that_it_is_about() -> None:
    denied = {rule.CODE for rule in rules() if not is_ignorable(rule)}
    claims = {"RDY603", "RDY604", "RDY605", "RDY606", "RDY608"}
    assert denied == {*FAMILIES["trust"], "RDY111", "RDY428", "RDY429", "RDY511"} | claims
    assert {code for code in ("RDY299", "RDY201", "RDY499", "RDY999") if not may_be_ignored(code)} == {
        "RDY299",
        "RDY201",
    }


def test_a_commit_is_refused_for_what_cannot_be_read_and_for_claims_that_are_not_its_author_s() -> None:
    refusing = {rule.CODE: at_commit(rule) for rule in rules() if at_commit(rule) is not Commit.WARNED}
    assert {code for code, how in refusing.items() if how is Commit.REFUSED_UNLESS_MERGED} == {
        "RDY201",
        "RDY203",
        "RDY208",
    }
    refusals = {rule.CODE for rule in rules("entry") if not looks(rule)}
    assert {code for code, how in refusing.items() if how is Commit.REFUSED} == refusals


def test_what_may_be_waived_is_about_documents_and_was_read() -> None:
    unwaivable = {"RDY601", "RDY621", "RDY622", "RDY623"}
    assert {r.CODE for r in rules() if is_waivable(r)} == FAMILIES["statement"].keys() - unwaivable
    assert {r.CODE for r in rules() if concerns_all(r)} == {"RDY115", "RDY204", "RDY301", "RDY511"}


def numbers(source: Source) -> list[str]:
    """The rules that a module knows by their number, which only the rules themselves may."""
    found = (node.value for node in source.nodes if isinstance(node, ast.Constant))
    known = [text for text in found if isinstance(text, str) and re.search(r"\bRDY\d", text)]
    return [] if within(source.name, ("rules", *EXAMPLES)) else known


def test_no_rule_is_known_by_its_number_outside_the_rules() -> None:
    assert faults(numbers) == {}
    assert numbers(Source("workspace.reading.gates", "if found.code == 'RDY201': pass")) == ["RDY201"]


def test_the_gate_before_a_commit_imports_no_rule_on_deals_or_documents() -> None:
    script = (
        "import sys; from readyctl.workspace.reading import gates, roster_adoption;"
        "gates.rules(*gates.ON_COMMITS);"
        "print(*(name for name in sys.modules if name.startswith('readyctl.')))"
    )
    made = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    loaded = made.stdout.split()
    assert "readyctl.rules.trust.unsigned_level" in loaded
    never = ("rules.deal", "rules.promise", "rules.statement", "core.deal", "core.statement", "core.quantity")
    assert [name for name in loaded if within(name.removeprefix("readyctl."), never)] == []


EXAMPLES = (
    "cli.feature.explain",
    "core.entry.schema_words",
    "core.entry.written_ignore",
    "core.statement.waivers",
    "core.trust.written_baseline",
)
"""What shows a person how a code looks."""


def test_catalogue_has_each_code_and_each_name_once_and_nothing_else() -> None:
    assert [rule.CODE for rule in rules()] == sorted(NAMES)
    assert len({rule.CODE for rule in rules()}) == len({rule.NAME for rule in rules()}) == len(rules())
    assert {rule.CODE for rule in rules()} == {rule.CODE for rule in rule_modules()}


def problem_names() -> set[str]:
    """The rule names that the source gives to problems."""
    names = set()
    for source in sources():
        for call in source.calls:
            if called_name(call) in {"Problem", "Words", "Refusal"}:
                first = call.args[0] if call.args else None
                named = next((k.value for k in call.keywords if k.arg == "rule"), first)
                if isinstance(named, ast.Constant):
                    names.add(str(named.value))
    return names


def test_every_problem_has_a_rule_that_reports_it() -> None:
    names = problem_names()
    assert "missing-for-level" in names
    assert "anchor-or-alias" in names
    assert {name for name in names if find(name) is None} == set()


def test_names_read_well_after_ignore() -> None:
    assert [rule.NAME for rule in rules() if re.match(r"(check|no|is|has)-", rule.NAME)] == []
