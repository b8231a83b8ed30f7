"""Text from entries is data in every output: one table of payloads, one table of commands."""

import json
import re
from pathlib import Path

import pytest

from support.calling import readyctl
from support.people import ADA
from support.repo import RepoBuilder
from support.texts import ROSTER, SETTINGS, feature_path, lead, roster, settings

PAYLOADS = {
    "html": "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "attribute": '" onmouseover="alert(1)" x=\'',
    "markdown": "[click](javascript:alert(1)) | **bold** `code`",
    "workflow": "::error file=x::pwned %0A::warning::pwned",
    "formula": "=cmd|' /C calc'!A0",
    "rich": "[bold red]loud[/] [link=https://evil.example]x[/link]",
    "xml": "]]><x/>&lt;!DOCTYPE a&gt;",
}

COMMANDS: dict[str, tuple[str, ...]] = {
    "list": ("feature", "list"),
    "show": ("feature", "show", "fx"),
    "explain": ("explain", "fx"),
    "ask": ("ask", "fx"),
    "log": ("log", "fx"),
    "stale": ("stale", "--as-of", "2030-01-01"),
    "diff": ("diff", "HEAD~1"),
    "diff-markdown": ("diff", "HEAD~1", "--format", "markdown"),
    "impact": ("impact", "fx", "--to", "planned"),
    "handoff": ("handoff", "show", "deal"),
    "questions": ("handoff", "questions", "deal"),
    "scope": ("handoff", "scope", "deal"),
    "agenda": ("sync", "agenda"),
    "agenda-markdown": ("sync", "agenda", "--format", "markdown"),
    "agenda-slack": ("sync", "agenda", "--format", "slack"),
    "agenda-ics": ("sync", "agenda", "--format", "ics"),
    "inbox-markdown": ("inbox", "--for", "ada@example.com", "--as-of", "2030-01-01", "--format", "markdown"),
    "inbox-slack": ("inbox", "--for", "ada@example.com", "--as-of", "2030-01-01", "--format", "slack"),
    "badge": ("badge", "fx"),
    "badge-svg": ("badge", "fx", "--as", "svg"),
    "list-json": ("feature", "list", "--json"),
    **{
        f"check-{name}": ("check", "--as-of", "2030-01-01", "--format", name)
        for name in ("text", "json", "github", "gitlab", "sarif", "junit", "markdown")
    },
}
JSON = {"list-json", "check-json", "check-gitlab", "check-sarif", "agenda-slack"}
MARKED_UP = {"badge-svg", "check-junit"}


@pytest.fixture(params=PAYLOADS)
def repo(request: pytest.FixtureRequest, tmp_path: Path) -> RepoBuilder:
    """A signed feature and a deal whose every text is a payload; the older version differs."""
    said = json.dumps(PAYLOADS[request.param])
    builder = RepoBuilder(tmp_path / "repo")
    builder.write(SETTINGS, settings()).write(ROSTER, roster(lead(ADA)))
    entry = (
        (
            f"id: fx\nname: {said}\nsummary: {said}\nlevel: {{level}}\naliases: [{said}]\n"
            f"owner: {said}\nnotes: {said}\n"
            f"links: [{said}]\ntags: [{said}]\ncaveats: [{said}]\n"
            f"limits: [{{{{metric: {said}, at_most: 12 ms}}}}]\n"
            f"delivery: {{{{date: 2026-02-01, scope: {said}, capacity: {said}}}}}\n"
            f"evidence: {{{{production: {said}, tests: {said}, docs: {said}, support: {said}}}}}\n"
        )
        .replace("{{{{", "{")
        .replace("}}}}", "}")
        .replace("{{", "{")
        .replace("}}", "}")
    )
    builder.write(feature_path("fx"), entry.replace("{level}", "committed"))
    builder.write(
        "registry/handoffs/deal.yaml",
        f"id: deal\ncustomer: {said}\nowner: {said}\nstage: proposal\n"
        f"promises: [{{feature: fx, kind: contract, due: 2026-01-02, quote: {said}, status: confirmed}}]\n"
        f"workflow:\n  trigger: {{text: {said}, status: assumed}}\n"
        f"  steps: [{{who: {said}, text: {said}, status: assumed}}]\n"
        f"roles: [{{role: {said}, can: [view], status: assumed}}]\n"
        f"data: [{{what: {said}, from: {said}, to: {said}, status: assumed}}]\n"
        f"questions: [{{text: {said}, status: not_discussed}}]\n",
    )
    builder.commit("begin", by=ADA)
    builder.write(feature_path("fx"), entry.replace("{level}", "beta")).commit("beta", by=ADA)
    return builder


@pytest.mark.parametrize("name", COMMANDS)
def test_no_output_is_moved_by_what_an_entry_says(repo: RepoBuilder, name: str) -> None:
    code, out, err = readyctl(repo, *COMMANDS[name])
    assert code in {0, 1}, err
    assert out or err
    for text in (out, err):
        assert "\x1b" not in text
        if name != "check-github":
            assert not re.search(r"^\s*::", text, re.MULTILINE)
    if name == "check-github":
        commands = [line for line in out.splitlines() if line.lstrip().startswith("::")]
        assert all(re.match(r"::(?:error|warning|notice) .*title=RDY\d{3} ", line) for line in commands)
    if name in JSON:
        json.loads(out)
    if name in MARKED_UP:
        assert "<script" not in out
        assert "<img" not in out
    if "markdown" in name:
        assert not re.search(r"(?<!\\)\]\(javascript:", out)
        assert not re.search(r"(?<!\\)<(?:script|img)", out)


@pytest.mark.parametrize("audience", ["engineering", "sales", "customer"])
def test_no_page_is_moved_by_what_an_entry_says(repo: RepoBuilder, audience: str, tmp_path: Path) -> None:
    target = tmp_path / "out"
    code, _, err = readyctl(repo, "site", "build", "--output", str(target), "--audience", audience)
    assert code == 0, err
    for file in (path for path in target.rglob("*") if path.suffix in {".html", ".svg", ".atom"}):
        text = file.read_text("utf-8")
        assert "<script>alert" not in text
        assert "<img src=x" not in text
        assert ' onmouseover="alert' not in text
        assert 'href="javascript:' not in text
    for file in (path for path in target.rglob("*.json")):
        json.loads(file.read_text("utf-8"))
