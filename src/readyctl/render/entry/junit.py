"""Findings as a JUnit report: each error a failed case, each warning and note a passed one that speaks.

A case is called by its rule and by what it is about, in the same words in each run, so that a history of
tests follows it: no message, no line, no commit, no day. GitLab knows a case by suite, class and name
together, shows a failure's text (and not its `message`) and reads `file`; Jenkins takes the class before its
last dot for a package.
"""

import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator, Sequence

from readyctl.core.entry.diagnostic import Diagnostic, Severity
from readyctl.core.entry.path import id_at
from readyctl.core.entry.rule_page import rule_address
from readyctl.render.entry.report import Report, looked_at, where
from readyctl.render.escape import inert, line, terminal


def render(diagnostics: Sequence[Diagnostic], report: Report) -> str:
    """One suite. Without findings it has one passed case, so that CI does not take it for an empty report."""
    failed = sum(found.severity is Severity.ERROR for found in diagnostics)
    counts = {"tests": str(max(len(diagnostics), 1)), "failures": str(failed), "errors": "0"}
    root = ET.Element("testsuites", {"name": "readyctl", **counts})
    stamp = {"timestamp": f"{report.as_of}T00:00:00"}
    called = "readyctl check of documents" if report.texts else "readyctl check"
    suite = ET.SubElement(root, "testsuite", {"name": called, **counts, **stamp})
    if not diagnostics:
        quiet = ET.SubElement(suite, "testcase", {"classname": "readyctl", "name": "nothing to report"})
        ET.SubElement(quiet, "system-out").text = looked_at(report)
    for found, name in zip(diagnostics, _names(diagnostics), strict=True):
        _case(suite, found, name, report)
    ET.indent(root)
    return f"<?xml version='1.0' encoding='utf-8'?>\n{ET.tostring(root, encoding='unicode')}\n"


def _names(diagnostics: Sequence[Diagnostic]) -> Iterator[str]:
    """One name for each finding: file, subject where it says more, key. Of equals, the later are numbered."""
    seen: Counter[tuple[str, str]] = Counter()
    for found in diagnostics:
        told = (found.path, "" if _is_of(found) else found.subject, found.key)
        name = ": ".join(filter(None, told))
        seen[found.code, name] += 1
        number = seen[found.code, name]
        yield f"{name} ({number})" if number > 1 else name


def _is_of(found: Diagnostic) -> bool:
    """Whether the file's name says already what the finding is about."""
    return found.subject in {found.path, id_at(found.path)}


def _case(suite: ET.Element, found: Diagnostic, name: str, report: Report) -> None:
    called = {"classname": f"{found.code}.{found.rule}", "name": inert(line(name)), "file": _text(found.path)}
    case = ET.SubElement(suite, "testcase", called)
    said = (where(found), found.message, found.advice, rule_address(report.docs, found.code))
    told = _text("\n".join(filter(None, said)))
    if found.severity is Severity.ERROR:
        failure = ET.SubElement(case, "failure", {"type": found.code, "message": _text(found.message)})
        failure.text = told
    else:
        ET.SubElement(case, "system-out").text = f"{found.severity}: {told}"


def _text(text: str) -> str:
    return inert(terminal(text))
