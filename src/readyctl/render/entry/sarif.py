"""Findings as SARIF 2.1.0 (OASIS), for code scanning."""

import json
from collections.abc import Sequence
from urllib.parse import quote

from readyctl import __version__
from readyctl.core.entry.diagnostic import Diagnostic, Severity
from readyctl.core.entry.rule_page import RulePage, rule_address, rule_command
from readyctl.render.entry.report import Report, fingerprints
from readyctl.render.escape import terminal

MOST = 25_000
"""More results in one run are refused by GitHub."""
SHOWN = 1024
"""Of a description GitHub shows so many characters."""
_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}

Json = dict[str, object]


def render(diagnostics: Sequence[Diagnostic], report: Report) -> str:
    """One run. Of more than 25,000 findings the worst are kept, and the run says how many were left out."""
    kept = diagnostics[:MOST]
    rules = sorted({(found.code, found.rule) for found in kept})
    index = {code: number for number, (code, _) in enumerate(rules)}
    driver: Json = {"name": "readyctl", "version": __version__}
    if report.docs:
        driver["informationUri"] = report.docs
    driver["rules"] = [_rule(code, name, report) for code, name in rules]
    run: Json = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [
            _result(found, index[found.code], fingerprint)
            for found, fingerprint in zip(kept, fingerprints(kept), strict=True)
        ],
        "properties": {"as_of": report.as_of.isoformat(), "left_out": len(diagnostics) - len(kept)},
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2) + "\n"


def _rule(code: str, name: str, report: Report) -> Json:
    words = name.replace("-", " ")
    told: Json = {
        "id": code,
        "name": "".join(word.capitalize() for word in words.split()),
        "shortDescription": {"text": words},
    }
    page, address = report.page(code), rule_address(report.docs, code)
    if page is None:
        told["help"] = {"text": rule_command(code)}
    else:
        told["fullDescription"] = {"text": _description(page)}
        told["help"] = {"text": f"{page.whole}\n{address or rule_command(code)}", "markdown": page.whole}
    return told | ({"helpUri": address} if address else {})


def _description(page: RulePage) -> str:
    """The sentence and the paragraph on one line, as long as GitHub shows it."""
    whole = f"{page.summary} {' '.join(page.does.split())}"
    return whole if len(whole) <= SHOWN else f"{whole[: SHOWN - 1]}…"


def _result(found: Diagnostic, rule: int, fingerprint: str) -> Json:
    physical: Json = {"artifactLocation": {"uri": quote(found.path, safe="/", errors="surrogatepass")}}
    if found.position:
        physical["region"] = {"startLine": found.position.line, "startColumn": found.position.column}
    location: Json = {"physicalLocation": physical}
    if found.place:
        location["logicalLocations"] = [{"fullyQualifiedName": terminal(found.place)}]
    help_text = f"\n{found.advice}" if found.advice else ""
    return {
        "ruleId": found.code,
        "ruleIndex": rule,
        "level": _LEVELS[found.severity],
        "message": {"text": terminal(f"{found.message}{help_text}")},
        "locations": [location],
        "partialFingerprints": {"readyctl/v1": fingerprint},
    }
