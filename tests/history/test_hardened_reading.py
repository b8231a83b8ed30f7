"""The answer is a function of the commit, the clock and the pin: nothing around them changes it."""

import hashlib
import struct
from pathlib import Path

import pytest

from readyctl.errors import CannotTell
from support.people import ADA, PAT
from support.repo import RepoBuilder
from support.texts import ROSTER, feature, feature_path, lead, roster
from support.verdicts import Judgement, agreed, by_product, readyctl

FX, FY = feature_path("fx"), feature_path("fy")
SHIPPED, BETA = feature("fx", "shipped"), feature("fx", "beta")


@pytest.fixture
def story(repo: RepoBuilder) -> RepoBuilder:
    """fx is signed by Ada and carried over a merge; fy is Pat's alone."""
    repo.write(FX, BETA).write(FY, feature("fy", "shipped")).commit("entries", by=PAT)
    repo.branch("side").write(FX, SHIPPED).commit("ship fx", by=ADA)
    repo.checkout("main").write(FY, feature("fy", "beta")).commit("fy", by=PAT)
    repo.merge("side", by=PAT)
    return repo


def is_as_told(judgement: Judgement) -> bool:
    """Whether the verdicts are those of the story."""
    return judgement["fx"].signed and not judgement["fy"].signed


def test_the_story(story: RepoBuilder) -> None:
    assert is_as_told(agreed(story))


# -- other histories than the stored one ---------------------------------------------------------------------


def test_replacement_refs_change_nothing(story: RepoBuilder) -> None:
    before = agreed(story)
    entry = story.rev("main~1^")
    forged = story.commit_tree(entry, story.rev(f"{entry}~1"), by=ADA)
    story.git("replace", entry, forged)
    story.git("replace", story.rev(f"main:{FY}"), story.blob(feature("fy", "shipped")))
    assert "ada@" in story.git("log", "-1", "--format=%ae", entry)
    assert agreed(story) == before


def test_grafts_change_nothing(story: RepoBuilder) -> None:
    before = agreed(story)
    info = story.top / ".git" / "info"
    info.mkdir(exist_ok=True)
    (info / "grafts").write_text(f"{story.rev('main')} {story.rev('main^1')}\n{story.rev('main^1')}\n")
    story.git("config", "advice.graftFileDeprecated", "false")
    assert len(story.git("rev-list", "main").split()) == 2
    assert agreed(story) == before


def test_a_graft_file_named_by_the_environment_changes_nothing(
    story: RepoBuilder, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    before = agreed(story)
    (tmp_path / "grafts").write_text(f"{story.rev('main')}\n")
    monkeypatch.setenv("GIT_GRAFT_FILE", str(tmp_path / "grafts"))
    assert agreed(story) == before


def poison(graph: Path) -> None:
    """Make every commit of a commit-graph file a root, checksum and all."""
    data = bytearray(graph.read_bytes()[:-20])
    for entry in range(data[6]):
        name, start = data[8 + 12 * entry :][:4], struct.unpack(">Q", data[12 + 12 * entry :][:8])[0]
        end = struct.unpack(">Q", data[24 + 12 * entry :][:8])[0]
        if bytes(name) == b"CDAT":
            for place in range(start, end, 36):
                data[place + 20 : place + 28] = struct.pack(">II", 0x70000000, 0x70000000)
    graph.chmod(0o644)
    graph.write_bytes(bytes(data) + hashlib.sha1(data).digest())  # noqa: S324 - git's own checksum


def test_a_poisoned_commit_graph_changes_nothing(story: RepoBuilder) -> None:
    before = agreed(story)
    story.git("commit-graph", "write", "--reachable")
    poison(story.top / ".git" / "objects" / "info" / "commit-graph")
    assert story.git("rev-list", "--count", "main") == "1"
    assert agreed(story) == before


def test_a_tag_or_branch_called_head_is_not_head(story: RepoBuilder) -> None:
    before = agreed(story)
    story.git("update-ref", "refs/tags/HEAD", "main~1")
    story.git("update-ref", "refs/heads/HEAD", "main~1")
    assert agreed(story) == before


def test_names_that_look_like_options_run_nothing(story: RepoBuilder) -> None:
    before = agreed(story)
    story.git("update-ref", "refs/heads/--output=x", "main~1")
    story.git("update-ref", "refs/heads/-h", "main")
    story.git("symbolic-ref", "HEAD", "refs/heads/-h")
    assert agreed(story) == before
    assert not (story.top / "x").exists()


# -- other places --------------------------------------------------------------------------------------------


def test_a_clone_and_a_mirror_of_a_bundle_give_the_same_answer(story: RepoBuilder) -> None:
    before = agreed(story)
    assert agreed(story.clone("clone")) == before
    story.git("gc", "--quiet")
    assert agreed(story) == before
    bundle = story.top.parent / "all.bundle"
    story.git("bundle", "create", "--quiet", str(bundle), "main")
    target = story.top.parent / "unbundled"
    story.git("clone", "--quiet", "-b", "main", str(bundle), str(target))
    assert agreed(RepoBuilder(target, create=False)) == before


def test_a_linked_work_tree_gives_the_same_answer(story: RepoBuilder) -> None:
    before = agreed(story)
    story.git("worktree", "add", "--quiet", "--detach", str(story.top.parent / "linked"), "main")
    assert agreed(RepoBuilder(story.top.parent / "linked", create=False)) == before


def test_a_subfolder_is_as_good_a_place_to_stand(story: RepoBuilder) -> None:
    assert by_product(story.top / "registry" / "features") == by_product(story.top)


def test_alternates_and_a_shared_clone_give_the_same_answer(story: RepoBuilder) -> None:
    before = agreed(story)
    target = story.top.parent / "shared"
    story.git("clone", "--quiet", "--shared", str(story.top), str(target))
    assert agreed(RepoBuilder(target, create=False)) == before


def test_a_dirty_index_and_work_tree_change_no_verdict_of_head(story: RepoBuilder) -> None:
    before = agreed(story)
    story.write(FY, "id: [staged\n").write(ROSTER, roster(lead(PAT))).put(FX, "unstaged: 1\n")
    story.git("update-index", "--assume-unchanged", FY)
    assert by_product(story.top) == before


# -- configuration, attributes, environment ------------------------------------------------------------------


def hostile(marker: Path) -> dict[str, str]:
    """Settings that lie about content and people, or run a program that leaves a mark."""
    program = f"touch {marker}; cat"
    return {
        "core.fsmonitor": f"touch {marker}; false",
        "core.pager": program,
        "core.editor": program,
        "core.sshCommand": program,
        "core.askPass": program,
        "core.hooksPath": str(marker.parent / "hooks"),
        "core.alternateRefsCommand": program,
        "core.quotePath": "true",
        "core.autocrlf": "true",
        "core.ignoreCase": "true",
        "core.commitGraph": "true",
        "core.useReplaceRefs": "true",
        "core.abbrev": "4",
        "core.notesRef": "refs/notes/x",
        "core.precomposeUnicode": "true",
        "diff.external": program,
        "diff.yaml.textconv": program,
        "diff.yaml.command": program,
        "diff.renames": "copies",
        "diff.noprefix": "true",
        "diff.orderFile": "/dev/null",
        "diff.ignoreSubmodules": "all",
        "diff.relative": "true",
        "filter.lie.clean": program,
        "filter.lie.smudge": program,
        "filter.lie.process": program,
        "gpg.program": program,
        "gpg.ssh.program": program,
        "i18n.logOutputEncoding": "UTF-16",
        "i18n.commitEncoding": "ISO-8859-1",
        "log.showSignature": "true",
        "log.follow": "true",
        "log.mailmap": "true",
        "log.date": "relative",
        "log.showRoot": "false",
        "log.diffMerges": "first-parent",
        "format.pretty": "%aE lies",
        "color.ui": "always",
        "column.ui": "always",
        "grep.lineNumber": "true",
        "mailmap.file": str(marker.parent / "mailmap"),
        "interactive.diffFilter": program,
        "pager.log": program,
        "alias.cat-file": f"!touch {marker}",
        "alias.rev-list": f"!touch {marker}",
        "uploadpack.packObjectsHook": program,
        "user.name": PAT.name,
        "user.email": PAT.email,
        "status.showUntrackedFiles": "all",
        "submodule.recurse": "true",
        "blame.ignoreRevsFile": "/dev/null",
    }


def test_no_local_configuration_changes_the_answer_or_runs_anything(story: RepoBuilder) -> None:
    attributes = "*.yaml diff=yaml filter=lie text eol=crlf working-tree-encoding=UTF-16 ident export-subst\n"
    story.put(".gitattributes", attributes)
    (story.top / ".git" / "info").mkdir(exist_ok=True)
    (story.top / ".git" / "info" / "attributes").write_text(attributes)
    before = agreed(story)
    marker = story.top.parent / "marker"
    (story.top.parent / "mailmap").write_text(f"{ADA} {PAT}\n{PAT} {ADA}\n")
    hooks = story.top.parent / "hooks"
    hooks.mkdir()
    for name in (
        "post-checkout",
        "pre-commit",
        "reference-transaction",
        "fsmonitor-watchman",
        "post-index-change",
    ):
        (hooks / name).write_text(f"#!/bin/sh\ntouch {marker}\n")
        (hooks / name).chmod(0o755)
    for key, value in hostile(marker).items():
        story.git("config", key, value)
    assert by_product(story.top) == before
    assert readyctl(story, "check").returncode == 1
    assert readyctl(story, "check", "--staged").returncode in {0, 1}
    assert readyctl(story, "diff", "HEAD~1", "HEAD").returncode == 0
    assert not marker.exists()


@pytest.mark.parametrize(
    "variables",
    [
        {"GIT_DIR": "/nonexistent", "GIT_WORK_TREE": "/nonexistent"},
        {"GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "core.commitGraph", "GIT_CONFIG_VALUE_0": "true"},
        {"GIT_CONFIG_PARAMETERS": "'core.bare=true'"},
        {"GIT_REPLACE_REF_BASE": "refs/heads/"},
        {"GIT_NAMESPACE": "x"},
        {"GIT_EXTERNAL_DIFF": "false", "GIT_PAGER": "false", "GIT_TRACE": "1", "GIT_TRACE2": "1"},
        {"GIT_LITERAL_PATHSPECS": "0", "GIT_ICASE_PATHSPECS": "1"},
        {"GIT_SHALLOW_FILE": "/dev/null"},
        {"GIT_ATTR_SOURCE": "HEAD", "GIT_DIFF_OPTS": "--unified=0", "GIT_FLUSH": "0"},
        {"GIT_CEILING_DIRECTORIES": "/", "GIT_COMMON_DIR": "/nonexistent"},
        {"LC_ALL": "de_DE.UTF-8", "LANGUAGE": "de", "TZ": "Pacific/Kiritimati"},
    ],
    ids=lambda variables: next(iter(variables)),
)
def test_no_inherited_variable_changes_the_answer(
    story: RepoBuilder, monkeypatch: pytest.MonkeyPatch, variables: dict[str, str]
) -> None:
    before = agreed(story)
    for key, value in variables.items():
        monkeypatch.setenv(key, value)
    assert by_product(story.top) == before


# -- cannot tell ---------------------------------------------------------------------------------------------


def refuses(repo: RepoBuilder, *args: str) -> str:
    """`check` says that it cannot tell; the text."""
    done = readyctl(repo, *(args or ("check",)))
    assert done.returncode == 3, (done.returncode, done.stdout, done.stderr)
    return done.stdout + done.stderr


@pytest.mark.parametrize("depth", [1, 2, 3])
def test_a_shallow_clone_is_refused_with_the_remedy(story: RepoBuilder, depth: int) -> None:
    text = refuses(story.clone("shallow", "--depth", str(depth)))
    assert "fetch-depth: 0" in text


def test_what_is_wrong_with_the_history_is_told_before_what_is_wrong_with_a_file(story: RepoBuilder) -> None:
    (story.top / ".git" / "shallow").write_text(f"{story.head}\n")
    story.remove_object(story.rev(f"HEAD:{FX}"))
    assert "fetch-depth: 0" in refuses(story, "check", "--at", "HEAD", "--no-cache")


def test_a_shallow_clone_that_was_filled_up_is_as_good_as_any(story: RepoBuilder) -> None:
    before = agreed(story)
    shallow = story.clone("shallow", "--depth", "1")
    shallow.git("fetch", "--quiet", "--unshallow")
    assert agreed(shallow) == before


@pytest.mark.parametrize(
    "what",
    [f"side:{FX}", f"side~1:{FX}", f"main~1:{FY}", f"main:{ROSTER}", "side~1", "main^1", "side^{tree}",
     "side:registry/features", "main~2:registry"],
)  # fmt: skip
def test_a_missing_object_ends_the_run(story: RepoBuilder, what: str) -> None:
    story.remove_object(story.rev(what))
    with pytest.raises(CannotTell):
        by_product(story.top)


def test_check_says_which_object_is_missing(story: RepoBuilder) -> None:
    name = story.rev(f"side~1:{FX}")
    story.remove_object(name)
    assert name[:10] in refuses(story)


def test_a_missing_object_of_another_path_is_not_missed(story: RepoBuilder) -> None:
    story.write("docs/big.txt", "big\n").commit("docs", by=PAT)
    story.remove_object(story.rev("main:docs/big.txt"))
    assert is_as_told(by_product(story.top))


@pytest.mark.parametrize("kind", ["blob:none", "tree:0"])
def test_a_partial_clone_is_refused_and_fetches_nothing(story: RepoBuilder, kind: str) -> None:
    story.git("config", "uploadpack.allowFilter", "true")
    partial = story.clone("partial", f"--filter={kind}")
    missing = ("rev-list", "--objects", "--all", "--missing=print")
    objects = partial.git("count-objects", "-v")
    before = partial.git(*missing)
    refuses(partial)
    assert partial.git(*missing) == before
    assert partial.git("count-objects", "-v") == objects


def test_a_folder_outside_any_repository_is_refused(tmp_path: Path) -> None:
    nowhere = RepoBuilder(tmp_path / "nowhere", create=False)
    nowhere.top.mkdir()
    nowhere.put(FX, SHIPPED).put(ROSTER, roster(lead(ADA)))
    refuses(nowhere)


def test_a_corrupt_object_is_never_an_answer(story: RepoBuilder) -> None:
    name = story.rev(f"side:{FX}")
    path = story.top / ".git" / "objects" / name[:2] / name[2:]
    path.chmod(0o644)
    path.write_bytes(b"garbage")
    with pytest.raises(CannotTell):
        by_product(story.top)


def test_the_answer_says_cannot_tell_on_every_surface(story: RepoBuilder) -> None:
    shallow = story.clone("shallow", "--depth", "1")
    for command in (["feature", "list"], ["feature", "show", "fx"], ["explain", "fx"]):
        assert "fetch-depth: 0" in refuses(shallow, *command)


def test_before_the_first_commit_everything_is_unsigned(tmp_path: Path) -> None:
    repo = RepoBuilder(tmp_path / "repo")
    repo.put(FX, SHIPPED).put(ROSTER, roster(lead(ADA)))
    done = readyctl(repo, "check")
    assert done.returncode == 1, done.stderr
    assert "fx.yaml" in done.stdout


def test_two_processes_give_byte_for_byte_the_same_answer(story: RepoBuilder) -> None:
    first, second = (readyctl(story, "feature", "list", "--json", PYTHONHASHSEED=seed) for seed in "12")
    assert first.stdout == second.stdout
    assert first.stdout.startswith("{")
