"""Every format of findings: complete, in order, stable, and valid for the reader it is made for."""

import datetime as dt
import json
from dataclasses import dataclass

import jsonschema
import pytest
from defusedxml.ElementTree import fromstring
from msgspec.structs import replace

from readyctl.core.entry.diagnostic import Diagnostic, Position, Severity
from readyctl.core.entry.rule_page import RulePage
from readyctl.core.statement.text_kind import ReadText, Taken, TextKind
from readyctl.core.statement.waivers import WaivedFinding
from readyctl.render.entry import json_v1, markdown, sarif
from readyctl.render.entry.formats import FORMATS
from readyctl.render.entry.report import fingerprints
from readyctl.render.published import as_json
from readyctl.rules.catalogue import NAMES, page, rule_page


@dataclass(frozen=True)
class Looked:
    as_of: dt.date = dt.date(2026, 11, 22)
    revision: str | None = "3f2c" * 10
    entries: int = 12
    of: str = "entry"
    texts: tuple[ReadText, ...] = ()
    named: tuple[str, ...] = ()
    waived: tuple[WaivedFinding, ...] = ()
    docs: str | None = None

    def page(self, code: str) -> RulePage | None:
        return rule_page(code)


UNSIGNED = Diagnostic(
    code="RDY201",
    rule="unsigned-level",
    severity=Severity.ERROR,
    path="registry/features/payments/x.yaml",
    subject="x",
    message="the level is 'committed' and counts as 'planned'",
    help="an engineer confirms it with 'readyctl feature sign x'",
    position=Position(5, 8),
    key="level",
)
IN_A_DOCUMENT = Diagnostic(
    code="RDY601",
    rule="unfounded-claim",
    severity=Severity.WARNING,
    path="MSA (final).docx",
    subject="x",
    message="says more than 'planned' allows",
    place="section 12.2, paragraph 3",
)
HOSTILE = replace(
    UNSIGNED,
    subject="x",
    path="registry/features/a,b:c/x.yaml",
    message="\x1b[31mred\x1b[0m ::error::run\r\n::error file=a,line=1::<b>|`x`|[a](b) \u202e 100%",
    help="",
)


def test_text_shows_place_code_and_help_and_counts() -> None:
    assert FORMATS["text"]([UNSIGNED, IN_A_DOCUMENT], Looked()).splitlines() == [
        (
            "registry/features/payments/x.yaml:5:8: error: the level is 'committed' and counts as 'planned' "
            "[RDY201 unsigned-level]"
        ),
        "  help: an engineer confirms it with 'readyctl feature sign x'",
        (
            "MSA (final).docx, section 12.2, paragraph 3: warning: says more than 'planned' allows "
            "[RDY601 unfounded-claim]"
        ),
        "1 error, 1 warning in 12 entries, as of 2026-11-22",
    ]


@pytest.mark.parametrize("name", ["text", "github"])
def test_nothing_is_said_where_there_is_nothing(name: str) -> None:
    assert FORMATS[name]([], Looked()) == ""


def test_json_is_as_promised_and_fits_its_published_schema() -> None:
    written = json.loads(FORMATS["json"]([UNSIGNED, IN_A_DOCUMENT], Looked()))
    assert written["schema"] == "readyctl.check/1"
    assert written["as_of"] == "2026-11-22"
    assert written["revision"] == "3f2c" * 10
    assert written["summary"] == {"error": 1, "warning": 1, "entries": 12}
    assert written["diagnostics"][0] == {
        "code": "RDY201",
        "rule": "unsigned-level",
        "severity": "error",
        "path": "registry/features/payments/x.yaml",
        "line": 5,
        "column": 8,
        "subject": "x",
        "message": UNSIGNED.message,
        "help": UNSIGNED.help,
    }
    assert written["diagnostics"][1]["line"] is None
    assert written["diagnostics"][1]["place"] == "section 12.2, paragraph 3"
    schema = json_v1.CheckV1.model_json_schema(by_alias=True)
    jsonschema.validate(written, schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(written | {"summary": {}}, schema)


@pytest.mark.parametrize("found", [[], [UNSIGNED], [UNSIGNED, IN_A_DOCUMENT, HOSTILE]])
def test_json_told_in_pieces_is_the_answer_as_a_whole(found: list[Diagnostic]) -> None:
    whole = as_json(json_v1.published(found, Looked()), ascii_only=True)
    assert FORMATS["json"](found, Looked()) == whole
    assert all(part.endswith("\n") for part in json_v1.parts(found * 400, Looked()))


def test_github_shows_ten_of_a_kind_worst_first_and_logs_the_rest() -> None:
    errors = [replace(UNSIGNED, subject=str(n), message=f"number {n}") for n in range(12)]
    lines = FORMATS["github"]([*errors, IN_A_DOCUMENT], Looked()).splitlines()
    assert sum(line.startswith("::error ") for line in lines) == 10
    assert lines[0] == (
        "::error file=registry/features/payments/x.yaml,line=5,col=8,title=RDY201 unsigned-level::"
        "number 0%0Aan engineer confirms it with 'readyctl feature sign x'"
    )
    assert lines[10].startswith(
        "::warning file=MSA (final).docx,title=RDY601 unfounded-claim::section 12.2, par"
    )
    assert lines[11] == "2 more, which GitHub would not show:"
    assert "number 11" in lines[13]
    assert lines[14] == "12 errors, 1 warning in 12 entries, as of 2026-11-22"


def test_no_finding_can_add_a_command_of_its_own() -> None:
    many = [replace(HOSTILE, subject=str(n)) for n in range(11)]
    for line in FORMATS["github"](many, Looked()).splitlines():
        assert not line.startswith("::") or line.startswith(
            "::error file=registry/features/a%2Cb%3Ac/x.yaml,"
        )
        assert "\x1b" not in line
    assert "::error file=a" not in FORMATS["github"]([HOSTILE], Looked()).split("\n")


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_no_format_lets_control_characters_through(name: str) -> None:
    written = FORMATS[name]([HOSTILE], Looked())
    assert not any(char in written for char in "\x1b\r\u202e")


def test_gitlab_issue_starts_with_the_code_and_has_a_stable_fingerprint() -> None:
    moved = replace(UNSIGNED, position=Position(9, 1), message="other words")
    (first,) = json.loads(FORMATS["gitlab"]([UNSIGNED], Looked()))
    (second,) = json.loads(FORMATS["gitlab"]([moved], Looked()))
    assert first["description"].startswith("RDY201 unsigned-level: the level is")
    assert first["check_name"] == "unsigned-level"
    assert first["severity"] == "major"
    assert first["location"] == {"path": UNSIGNED.path, "lines": {"begin": 5}}
    assert first["fingerprint"] == second["fingerprint"]
    assert json.loads(FORMATS["gitlab"]([], Looked())) == []


def test_fingerprints_are_unique() -> None:
    same = [UNSIGNED, replace(UNSIGNED, message="again"), replace(UNSIGNED, key="delivery.date")]
    assert len(set(fingerprints(same))) == 3


def test_sarif_names_rules_places_and_levels() -> None:
    written = json.loads(FORMATS["sarif"]([UNSIGNED, IN_A_DOCUMENT], Looked()))
    run = written["runs"][0]
    assert written["version"] == "2.1.0"
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["RDY201", "RDY601"]
    first, second = run["results"]
    assert (first["ruleId"], first["ruleIndex"], first["level"]) == ("RDY201", 0, "error")
    physical = first["locations"][0]["physicalLocation"]
    assert physical["region"] == {"startLine": 5, "startColumn": 8}
    assert second["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "MSA%20%28final%29.docx"}
    }
    assert second["locations"][0]["logicalLocations"][0]["fullyQualifiedName"] == "section 12.2, paragraph 3"
    assert first["partialFingerprints"]["readyctl/v1"]


def test_sarif_keeps_the_worst_of_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sarif, "MOST", 2)
    many = [UNSIGNED, replace(UNSIGNED, key="b"), IN_A_DOCUMENT]
    run = json.loads(FORMATS["sarif"](many, Looked()))["runs"][0]
    assert [result["level"] for result in run["results"]] == ["error", "error"]
    assert run["properties"]["left_out"] == 1


DOCUMENTED = Looked(docs="https://docs.example.com/readyctl")
PAGE = "https://docs.example.com/readyctl/rules/RDY201.html"


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_every_format_leads_to_a_rules_page_where_the_documentation_is_and_only_there(name: str) -> None:
    assert PAGE in FORMATS[name]([UNSIGNED], DOCUMENTED)
    assert "/rules/" not in FORMATS[name]([UNSIGNED], Looked())


def test_each_format_has_the_page_in_its_own_place() -> None:
    assert json.loads(FORMATS["json"]([UNSIGNED], DOCUMENTED))["diagnostics"][0]["url"] == PAGE
    (issue,) = json.loads(FORMATS["gitlab"]([UNSIGNED], DOCUMENTED))
    assert issue["description"].endswith(f"; see {PAGE}")
    assert f"| [RDY201 unsigned-level]({PAGE}) |" in FORMATS["markdown"]([UNSIGNED], DOCUMENTED)
    assert FORMATS["github"]([UNSIGNED], DOCUMENTED).splitlines()[0].endswith(f"%0A{PAGE}")
    text = FORMATS["text"]([UNSIGNED, replace(UNSIGNED, key="b")], DOCUMENTED).splitlines()
    assert [line for line in text if PAGE in line] == [f"RDY201: {PAGE}"]


def test_sarif_tells_each_rule_whole_with_and_without_an_address() -> None:
    unknown = replace(UNSIGNED, code="RDY999", rule="of-later")
    for looked in (Looked(), DOCUMENTED):
        driver = json.loads(FORMATS["sarif"]([UNSIGNED, unknown], looked))["runs"][0]["tool"]["driver"]
        known, later = driver["rules"]
        assert known["fullDescription"]["text"].startswith("A level above planned, or a new id, that engin")
        assert known["help"]["markdown"] == page("RDY201")
        assert known["help"]["text"].endswith(PAGE if looked.docs else "readyctl help RDY201")
        assert (known.get("helpUri"), driver.get("informationUri")) == (looked.docs and PAGE, looked.docs)
        assert later["help"] == {"text": "readyctl help RDY999"}


@pytest.mark.parametrize("code", sorted(NAMES))
def test_each_rule_has_a_description_that_github_shows_whole(code: str) -> None:
    found = replace(UNSIGNED, code=code, rule=NAMES[code])
    (rule,) = json.loads(FORMATS["sarif"]([found], Looked()))["runs"][0]["tool"]["driver"]["rules"]
    told = rule_page(code)
    assert told is not None
    assert told.does
    assert rule["fullDescription"]["text"].startswith(f"{told.summary} {told.does[:20]}")
    assert len(rule["fullDescription"]["text"]) <= sarif.SHOWN


def test_junit_fails_errors_only() -> None:
    root = fromstring(FORMATS["junit"]([HOSTILE, IN_A_DOCUMENT], Looked()))
    suite = root[0]
    assert (suite.get("tests"), suite.get("failures")) == ("2", "1")
    assert suite[0].get("classname") == "RDY201.unsigned-level"
    assert suite[0].find("failure") is not None
    assert suite[1].find("failure") is None
    assert "12 entries" in FORMATS["junit"]([], Looked())


def cases(*found: Diagnostic, looked: Looked | None = None) -> list[tuple[str, str, str]]:
    """Suite, class and name of each case: by these GitLab and Jenkins know it again."""
    (suite,) = fromstring(FORMATS["junit"](found, looked or Looked()))
    return [(suite.get("name", ""), case.get("classname", ""), case.get("name", "")) for case in suite]


def test_a_junit_case_is_called_the_same_whatever_was_said_when_and_where_in_the_file() -> None:
    later = replace(
        UNSIGNED, message="by commit 3f2c3f2c3f2c on 2027-01-01", position=Position(9, 1), help=""
    )
    assert cases(UNSIGNED) == cases(later, looked=Looked(as_of=dt.date(2027, 1, 1), revision=None))
    assert cases(UNSIGNED) == [
        ("readyctl check", "RDY201.unsigned-level", "registry/features/payments/x.yaml: level")
    ]
    assert cases(IN_A_DOCUMENT) == [("readyctl check", "RDY601.unfounded-claim", "MSA (final).docx: x")]
    assert cases() == cases(looked=Looked(as_of=dt.date(2027, 1, 1), entries=13))


def test_no_two_junit_cases_are_called_the_same() -> None:
    found = [UNSIGNED, replace(UNSIGNED, message="again"), replace(UNSIGNED, code="RDY202"), HOSTILE]
    assert len(set(cases(*found))) == 4
    assert cases(*found)[1][2] == "registry/features/payments/x.yaml: level (2)"


def test_junit_says_everything_in_the_text_and_names_the_file_since_gitlab_reads_no_more() -> None:
    (suite,) = fromstring(FORMATS["junit"]([UNSIGNED], Looked()))
    assert suite[0].get("file") == UNSIGNED.path
    assert (suite[0].findtext("failure") or "").splitlines() == [
        f"{UNSIGNED.path}:5:8", UNSIGNED.message, UNSIGNED.help,
    ]  # fmt: skip


def test_a_junit_suite_of_documents_is_no_check_of_the_registry() -> None:
    read = ReadText("MSA.docx", Taken(TextKind.CONTRACT, "its name"), 1)
    assert cases(IN_A_DOCUMENT, looked=Looked(texts=(read,)))[0][0] == "readyctl check of documents"


def test_markdown_cells_cannot_break_out() -> None:
    table = FORMATS["markdown"]([HOSTILE], Looked())
    row = table.splitlines()[-1]
    assert row.replace("\\|", "").count("|") == 6
    assert "\\<b\\>" in row
    assert "\\[a\\](b)" in row


@pytest.mark.parametrize("room", [0, 300, 600, 1000, 1100])
def test_markdown_stays_below_the_room_that_there_is(room: int) -> None:
    table = markdown.render([replace(UNSIGNED, key=str(n), path="ä" * 9) for n in range(9)], Looked(), room)
    assert len(table.encode()) <= max(room, 250)
    assert table.endswith(" more, for which there is no room here.\n")


def test_one_entry_is_one() -> None:
    looked = Looked(entries=1)
    assert all(
        "1 entries" not in FORMATS[name](found, looked) for name in FORMATS for found in ([], [UNSIGNED])
    )


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_every_format_names_every_finding(name: str) -> None:
    written = FORMATS[name](
        [replace(UNSIGNED, message=f"number {n};", key=str(n)) for n in range(30)], Looked()
    )
    assert all(f"number {n};" in written for n in range(30))


def test_words_that_were_told_of_a_feature_before_are_pointed_to() -> None:
    words = replace(IN_A_DOCUMENT, help="say instead", say="X is planned.")
    found = [
        words,
        replace(words, place="section 12.2, paragraph 4"),
        replace(words, subject="y", say="Y is planned."),
        replace(words, say="X is planned, without a date."),
    ]
    shown = FORMATS["text"](found, Looked())
    assert [line.strip() for line in shown.splitlines() if line.startswith(" ")] == [
        "help: say instead:",
        "X is planned.",
        "help: say instead: the same as at MSA (final).docx, section 12.2, paragraph 3",
        "help: say instead:",
        "Y is planned.",
        "help: say instead:",
        "X is planned, without a date.",
    ]
