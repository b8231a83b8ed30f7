"""What the commands of every day import once their answers are kept: no more than is named here."""

import subprocess
import sys
from pathlib import Path

import pytest

from support.cli import registry
from support.people import ADA
from support.repo import RepoBuilder
from support.texts import ROSTER, SETTINGS, feature, feature_path, settings

CODE = """import sys
from readyctl.__main__ import main
main(sys.argv[1:])
print(*sorted(sys.modules), file=sys.stderr)"""
OTHERS = {"pydantic", "yaml", "ruamel", "git", "jinja2", "markdown_it", "questionary", "rich", "typer"}
OPENED = """
    __main__ adapters adapters.cache adapters.cache.footprints adapters.cache.program adapters.cache.store
    adapters.git adapters.git.door adapters.git.moments adapters.git.repository adapters.git.tracked
    adapters.registry adapters.registry.files adapters.registry.locate cli cli.app cli.commands cli.dates
    cli.options cli.output core core.entry core.entry.days core.entry.path core.trust core.trust.commit
    core.trust.guards errors render render.escape render.lines render.painting workspace workspace.reading
    workspace.reading.memory workspace.reading.moment workspace.reading.moment_files workspace.reading.opening
    core.text core.text.dates workspace.reading.passing_by workspace.reading.remembering
"""
TOLD = OPENED + "cli.again "
"""What is imported for an answer that was given before, whatever was asked; then what each one's options are
made of.
"""
LIST = """
    cli.dates cli.feature cli.feature.listing core.entry.days core.entry.keypath core.feature
    core.feature.choosing core.level core.level.kind core.level.table core.trust.assurance
    core.trust.signoff
"""
CHECK = "cli.check cli.findings_options cli.gate core.text core.text.closest core.text.folding"
STALE = """
    cli.dates cli.feature cli.feature.stale cli.feature.stale_formats cli.findings_options cli.gate
    core.entry.days
"""
LOG = "cli.history cli.history.log"
EXPLAIN = """
    cli.feature cli.feature.explain core.entry.diagnostic core.entry.keypath
    core.text core.text.folding rules rules.catalogue rules.rule
"""
WHOSE = """
    adapters.git.headers adapters.git.own_configuration adapters.registry.identity cli.meeting
    workspace.reading.asking
"""
ASK = """
    cli.dates cli.elsewhere cli.feature cli.feature.ask core.entry.days core.entry.diagnostic
    core.entry.document core.entry.keypath core.entry.last core.entry.schema_words core.entry.subject
    core.feature core.feature._naming core.feature._pairs core.feature._vocabulary core.feature.ask
    core.feature.assessing core.feature.places
    core.feature.carriers core.feature.fate core.feature.inventory core.feature.knowledge
    core.feature.left_behind core.feature.names core.feature.telling
    core.feature.permission core.feature.plain core.feature.said core.feature.shared_ids core.feature.view
    core.feature.windows
    core.feature.wording core.feature.written core.level core.level.kind core.level.table core.text
    core.text.closest core.text.counting core.text.folding core.text.look_alikes core.text.words
    core.trust.assurance core.trust.signoff render.feature render.feature.ask render.statement
    render.statement.asked workspace.reading.elsewhere workspace.reading.kept_inventory
    workspace.reading.kept_names workspace.reading.kept_rows workspace.reading.location
"""
HOOK = """
    __main__ adapters adapters.cache adapters.cache.footprints adapters.cache.program adapters.cache.store
    adapters.git adapters.git.door adapters.git.headers adapters.git.moments
    adapters.git.own_configuration adapters.git.repository adapters.git.tracked
    adapters.git.untouched adapters.git.walk adapters.registry adapters.registry.files
    adapters.registry.identity adapters.registry.locate adapters.registry.pending cli cli.app cli.commands
    cli.committing cli.gate cli.output core core.entry core.entry.days core.entry.diagnostic
    core.entry.document core.entry.keypath core.entry.path
    core.trust core.trust.commit core.trust.graph core.trust.guards core.trust.lineage
    errors render render.escape render.lines render.painting workspace workspace.reading
    workspace.reading.memory workspace.reading.moment workspace.reading.moment_files workspace.reading.opening
    core.text core.text.dates workspace.reading.passing_by workspace.reading.remembering
    workspace.reading.staged
"""


@pytest.mark.parametrize(
    ("command", "ours", "others"),
    [
        (["--version"], "__main__", set()),
        (["ask", "fx"], OPENED + ASK, {"typer"}),
        (["feature", "list"], TOLD + LIST, {"typer"}),
        (["check"], TOLD + CHECK, {"typer"}),
        (["stale"], TOLD + STALE, {"typer"}),
        (["log", "fx"], TOLD + LOG, {"typer"}),
        (["explain", "fx"], TOLD + EXPLAIN, {"typer"}),
        (["inbox"], TOLD + WHOSE + "cli.meeting.inbox cli.meeting.inbox_format", {"typer"}),
        ([], TOLD + WHOSE + "cli.meeting.status", {"typer"}),
        (["hooks", "run", "pre-commit"], HOOK, set()),
    ],
)
def test_a_command_imports_what_it_runs(
    command: list[str], ours: str, others: set[str], tmp_path: Path
) -> None:
    repo = registry(tmp_path)
    env = repo.env | repo.identity(ADA) | {"COVERAGE_PROCESS_START": ""}
    for _ in range(2):
        done = subprocess.run(
            [sys.executable, "-c", CODE, *command],
            cwd=repo.top,
            env=env,
            capture_output=True,
            text=True,
            check=False,
        )
    loaded = set(done.stderr.splitlines()[-1].split())
    assert {name.removeprefix("readyctl.") for name in loaded if name.startswith("readyctl.")} <= set(
        ours.split()
    )
    assert loaded & OTHERS <= others


def test_the_hook_looks_at_a_plain_file_without_what_reads_schemas(tmp_path: Path) -> None:
    repo = registry(tmp_path)
    repo.write(feature_path(), feature(level="committed", summary="Matches more."))
    repo.git("add", "--all")
    done = subprocess.run(
        [sys.executable, "-c", CODE, "hooks", "run", "pre-commit"],
        cwd=repo.top,
        env=repo.env | repo.identity(ADA) | {"COVERAGE_PROCESS_START": "", "GIT_INDEX_FILE": ".git/index"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr.splitlines()[0] == "this commit signs: fx"
    assert set(done.stderr.splitlines()[-1].split()) & OTHERS == {"yaml"}


def test_a_cold_check_reads_plain_files_without_schemas_and_the_parser(tmp_path: Path) -> None:
    repo = RepoBuilder(tmp_path / "repo")
    repo.write(SETTINGS, settings())
    repo.write(feature_path(), feature())
    repo.write(ROSTER, f"engineers:\n  - {{name: {ADA.name}, emails: [{ADA.email}], lead: true}}\n")
    repo.write(feature_path("old"), "id: old\nname: Old matching\nreplaced_by: fx\n")
    repo.write(feature_path("odd"), feature("odd", name="Odd one") + "levle: shipped\n")
    repo.commit(by=ADA, at="2026-01-05")
    done = subprocess.run(
        [sys.executable, "-c", CODE, "check"],
        cwd=repo.top,
        env=repo.env | {"COVERAGE_PROCESS_START": "", "READYCTL_NO_CACHE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "odd.yaml:6:1: error: unknown key 'levle'" in done.stdout
    assert "roster.yaml:2:3: warning" in done.stdout
    assert set(done.stderr.splitlines()[-1].split()) & OTHERS == {"typer"}


def test_the_program_ends_with_what_is_to_be_done_at_the_end_and_frees_nothing_one_by_one() -> None:
    code = (
        "import atexit, sys; from readyctl.__main__ import main; atexit.register(print, 'last', flush=True);"
        "sys.argv = ['readyctl', 'levels', '--no-such']; main(); print('never')"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stdout.endswith("last\n")
    assert "never" not in done.stdout
    assert done.returncode == 2
