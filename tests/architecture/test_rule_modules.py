"""A rule is a module, a code, a page and a case file; none of them alone."""

import ast
import re
from importlib import import_module

import pytest

from architecture.source import PACKAGE, TOP, called_name, sources
from readyctl.core.entry.diagnostic import Severity
from readyctl.rules.catalogue import CATALOGUE, HEADINGS, find, page
from readyctl.rules.rule import Rule

MODULES = sorted((PACKAGE / "rules").glob("*/[!_]*.py"))
CODES = {
    "entry": "RDY0",
    "feature": "RDY[13]",
    "trust": "RDY2",
    "deal": "RDY4",
    "promise": "RDY5",
    "statement": "RDY6",
}


def rule_modules() -> list[Rule]:
    loaded = (import_module(f"readyctl.rules.{path.parent.name}.{path.stem}") for path in MODULES)
    return [module for module in loaded if hasattr(module, "CODE")]


@pytest.mark.parametrize("rule", rule_modules(), ids=lambda rule: rule.NAME)
def test_rule_is_in_the_catalogue_with_a_page_and_a_case_file(rule: Rule) -> None:
    assert rule in CATALOGUE
    group, module = rule.__name__.split(".")[-2:]  # type: ignore[attr-defined]
    assert module.replace("_", "-") == rule.NAME
    assert re.fullmatch(rf"{CODES[group]}\d+", rule.CODE)
    assert len(rule.CODE) == len("RDY201")
    assert rule.SEVERITY in set(Severity)
    written = page(rule.CODE) or ""
    assert tuple(re.findall(r"^## (.+)$", written, re.MULTILINE)) == HEADINGS
    assert all(part.strip() for part in re.split(r"^## .+$", written, flags=re.MULTILINE))
    assert (TOP / "tests" / "rules" / "cases" / f"{rule.NAME}.md").is_file()


def test_catalogue_has_each_code_and_each_name_once_and_nothing_else() -> None:
    assert len({rule.CODE for rule in CATALOGUE}) == len({rule.NAME for rule in CATALOGUE}) == len(CATALOGUE)
    assert {rule.CODE for rule in CATALOGUE} == {rule.CODE for rule in rule_modules()}


def problem_names() -> set[str]:
    """The rule names that the source gives to problems."""
    names = set()
    for source in sources():
        for call in source.calls():
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
    assert [rule.NAME for rule in CATALOGUE if re.match(r"(check|no|is|has)-", rule.NAME)] == []
