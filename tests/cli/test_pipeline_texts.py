"""The texts of pipelines: what they install, and that no name of a folder or branch becomes anything else."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from readyctl import __version__
from readyctl.cli import ci_github, ci_gitlab
from readyctl.cli.ci_files import pipeline
from readyctl.cli.ci_source import source
from readyctl.errors import UsageError
from support.runners import Ran, filled

COMMIT = "0123456789" * 4
HASH = "sha256=" + "0123456789abcdef" * 4
NAMES = st.text(
    st.characters(blacklist_categories=("C", "Z"), whitelist_characters=" "), min_size=1, max_size=20
)


@pytest.mark.parametrize(
    ("given", "installed"),
    [
        (None, f"readyctl=={__version__}"),
        ("readyctl==1.2.3", "readyctl==1.2.3"),
        (
            f"https://git.example.com/a/readyctl@{COMMIT}",
            f"readyctl @ git+https://git.example.com/a/readyctl@{COMMIT}",
        ),
        (
            f"git+ssh://git@git.example.com/a/r.git@{COMMIT}",
            f"readyctl @ git+ssh://git@git.example.com/a/r.git@{COMMIT}",
        ),
        (
            f"file:///srv/git/readyctl.git@{COMMIT}",
            f"git+file:///srv/git/readyctl.git@{COMMIT}#egg=readyctl",
        ),
        (
            f"https://example.com/w/readyctl-1.0-py3-none-any.whl#{HASH}",
            f"readyctl @ https://example.com/w/readyctl-1.0-py3-none-any.whl#{HASH}",
        ),
        ("vendor/readyctl-1.0-py3-none-any.whl", "./vendor/readyctl-1.0-py3-none-any.whl"),
        ("vendor", "--find-links ./vendor ./vendor/readyctl-1.0-py3-none-any.whl"),
        ("vendor/", "--find-links ./vendor ./vendor/readyctl-1.0-py3-none-any.whl"),
        (
            "https://packages.example.com/team/simple",
            f"--index-url https://packages.example.com/team/simple readyctl=={__version__}",
        ),
    ],
)
def test_what_is_installed_is_one_version(tmp_path: Path, given: str | None, installed: str) -> None:
    (tmp_path / "vendor").mkdir()
    (tmp_path / "vendor/readyctl-1.0-py3-none-any.whl").touch()
    found = source(given, tmp_path)
    assert (" ".join(found.words), bool(found.advice)) == (installed, True)


@pytest.mark.parametrize(
    "given",
    [
        "readyctl",
        "readyctl>=1",
        "readyctl==1.*",
        "readyctl==1 --index-url=x",
        "https://git.example.com/a/readyctl",
        "https://git.example.com/a/readyctl@main",
        "https://git.example.com/a/readyctl@0123456",
        f"http://git.example.com/a/readyctl@{COMMIT}",
        f"https://me:secret@git.example.com/a/readyctl@{COMMIT}",
        f"https://token@git.example.com/a/readyctl@{COMMIT}",
        f"https://git.example.com/a/${{{{secrets.A}}}}@{COMMIT}",
        "https://example.com/w/readyctl-1.0-py3-none-any.whl",
        f"https://@{COMMIT}",
        "readyctl-1.0-py3-none-any.whl",
        "../readyctl-1.0-py3-none-any.whl",
        "/srv/readyctl-1.0-py3-none-any.whl",
        "other-1.0-py3-none-any.whl",
        "http://packages.example.com/simple",
        "https://me:secret@packages.example.com/simple",
        "https://packages.example.com/simple?x=/readyctl",
        "git+https://packages.example.com/simple",
        ".",
        "..",
        "/",
        "several",
        "-r requirements.txt",
        "",
        " ",
    ],
)
def test_what_could_be_another_program_tomorrow_is_refused(tmp_path: Path, given: str) -> None:
    (tmp_path / "top/several").mkdir(parents=True)
    for version in ("1.0", "1.1"):
        (tmp_path / f"top/several/readyctl-{version}-py3-none-any.whl").touch()
    with pytest.raises(UsageError) as refused:
        source(given, tmp_path / "top")
    assert refused.value.help


@settings(max_examples=30)
@given(NAMES, NAMES)
@example("${{ secrets.A }}", "${{ github.token }}")
@example("'; exit 0 #", "yes")
@example("a<STEPS>b", "<INSTALL>")
@example("$(touch x)`y`", "release/*")
@example("\U0001f680", "\x85\u2028")
def test_names_of_folders_and_branches_stay_names(folder: str, branch: str) -> None:
    written: Any = yaml.load(ci_github.workflow(("readyctl==1",), branch, folder), yaml.CSafeLoader)
    shown = written["env"]["READYCTL_REGISTRY"]
    assert filled(shown, {}, Ran()) == folder
    (pattern,) = written[True]["push"]["branches"]
    assert filled(re.sub(r"\\([\\*?+\[\]!])", r"\1", pattern), {}, Ran()) == branch
    assert list(written["jobs"]) == ["check", "comment", "page"]
    jobs = yaml.load(ci_gitlab.jobs(("readyctl==1",), folder), yaml.CSafeLoader)
    assert len(jobs[".readyctl"]["before_script"]) == 2


def test_a_folder_that_no_line_can_name_is_refused() -> None:
    with pytest.raises(UsageError):
        pipeline("github", ("readyctl==1",), "main", "a\nb")


def texts() -> dict[str, str]:
    return {
        "workflow": ci_github.workflow(("readyctl==1",), "main", "docs/reg"),
        "action": ci_github.action(),
        "jobs": ci_gitlab.jobs(("readyctl==1",), "docs/reg"),
        "component": ci_gitlab.component(),
    }


def test_every_action_is_pinned_and_every_job_is_bounded() -> None:
    for name, text in texts().items():
        for used in re.findall(r"uses: (.*)", text):
            if not used.endswith(("…", "COMMIT")):
                assert re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", used), name
        assert "readyctl==" in text or "GITHUB_ACTION_PATH" in text
        assert not re.search(r"<[A-Z]+>", text)
    written = yaml.safe_load(texts()["workflow"])
    assert written["permissions"] == {}
    assert all(job["timeout-minutes"] and job["permissions"] for job in written["jobs"].values())
    assert [job["permissions"] for job in written["jobs"].values()] == [
        {"contents": "read"},
        {"pull-requests": "write"},
        {"contents": "read"},
    ]
    for job in written["jobs"].values():
        checked_out = [s for s in job["steps"] if s.get("uses", "").startswith("actions/checkout@")]
        assert all(s["with"] == {"fetch-depth": 0, "persist-credentials": False} for s in checked_out)
        assert bool(checked_out) is (job["permissions"] == {"contents": "read"})


def test_what_files_and_events_say_reaches_no_shell_as_text() -> None:
    for text in texts().values():
        for document in yaml.safe_load_all(text):
            for step in _steps(document):
                assert "${{" not in step.get("run", "")
                assert "$[[" not in "".join(step.get("script", []))


def _steps(document: Any) -> list[dict[str, Any]]:
    jobs = document.get("jobs", {}).values()
    found = [step for job in jobs for step in job["steps"]] or document.get("runs", {}).get("steps", [])
    return found or [job for job in document.values() if isinstance(job, dict) and "script" in job]
