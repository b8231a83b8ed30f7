"""Findings as a JUnit report: each error a failed case, each warning and note a passed one that speaks."""

import xml.etree.ElementTree as ET
from collections.abc import Sequence

from readyctl.core.entry.diagnostic import Diagnostic, Severity
from readyctl.render.entry.report import Report, looked_at, where
from readyctl.render.escape import inert, terminal


def render(diagnostics: Sequence[Diagnostic], report: Report) -> str:
    """One suite. Without findings it has one passed case, so that CI does not take it for an empty report."""
    failed = sum(found.severity is Severity.ERROR for found in diagnostics)
    counts = {"tests": str(max(len(diagnostics), 1)), "failures": str(failed), "errors": "0"}
    root = ET.Element("testsuites", {"name": "readyctl", **counts})
    stamp = {"timestamp": f"{report.as_of}T00:00:00"}
    suite = ET.SubElement(root, "testsuite", {"name": "readyctl check", **counts, **stamp})
    if not diagnostics:
        ET.SubElement(suite, "testcase", {"classname": "readyctl", "name": looked_at(report)})
    for found in diagnostics:
        _case(suite, found)
    ET.indent(root)
    return f"<?xml version='1.0' encoding='utf-8'?>\n{ET.tostring(root, encoding='unicode')}\n"


def _case(suite: ET.Element, found: Diagnostic) -> None:
    name = _text(f"{found.subject}: {found.message}")
    case = ET.SubElement(suite, "testcase", {"classname": f"{found.code}.{found.rule}", "name": name})
    said = _text(f"{where(found)}\n{found.advice}".rstrip())
    if found.severity is Severity.ERROR:
        failure = ET.SubElement(case, "failure", {"type": found.code, "message": _text(found.message)})
        failure.text = said
    else:
        ET.SubElement(case, "system-out").text = f"{found.severity}: {said}"


def _text(text: str) -> str:
    return inert(terminal(text))
