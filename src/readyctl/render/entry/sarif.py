"""Findings as SARIF 2.1.0 (OASIS), for code scanning."""

import json
from collections.abc import Sequence
from urllib.parse import quote

from readyctl import __version__
from readyctl.core.entry.diagnostic import Diagnostic, Severity
from readyctl.render.entry.report import Report, fingerprints, page_url
from readyctl.render.escape import terminal

MOST = 25_000
"""More results in one run are refused by GitHub."""
_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}

Json = dict[str, object]


def render(diagnostics: Sequence[Diagnostic], report: Report) -> str:
    """One run. Of more than 25,000 findings the worst are kept, and the run says how many were left out."""
    kept = diagnostics[:MOST]
    rules = sorted({(found.code, found.rule) for found in kept})
    index = {code: number for number, (code, _) in enumerate(rules)}
    run: Json = {
        "tool": {
            "driver": {"name": "readyctl", "version": __version__, "rules": [_rule(*rule) for rule in rules]}
        },
        "columnKind": "unicodeCodePoints",
        "results": [
            _result(found, index[found.code], fingerprint)
            for found, fingerprint in zip(kept, fingerprints(kept), strict=True)
        ],
        "properties": {"as_of": report.as_of.isoformat(), "left_out": len(diagnostics) - len(kept)},
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2) + "\n"


def _rule(code: str, name: str) -> Json:
    words = name.replace("-", " ")
    return {
        "id": code,
        "name": "".join(word.capitalize() for word in words.split()),
        "shortDescription": {"text": words},
        "help": {"text": f"readyctl explain {code} (or {page_url(code)})"},
    }


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
