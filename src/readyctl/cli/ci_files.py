"""The pipelines that `readyctl init --ci` writes, and the merge settings that keep signatures."""

import shlex
from collections.abc import Sequence

from readyctl.cli import ci_github, ci_gitlab
from readyctl.errors import UsageError


def pipeline(forge: str, install: Sequence[str], branch: str, registry: str | None) -> tuple[str, str]:
    """The file's path from the top and its text: what stands after `pip install`, the default branch, and
    the registry's folder where it has to be told. Raises `UsageError` for a folder that no pipeline can name.
    """
    if registry is not None and not registry.isprintable():
        raise UsageError(f"no pipeline can name the folder {registry!r}", help="give it a name of one line")
    if forge == "github":
        return ".github/workflows/readyctl.yml", ci_github.workflow(install, branch, registry)
    return ".gitlab/readyctl.gitlab-ci.yml", ci_gitlab.jobs(install, registry)


_TRUST = """\
  - keep where trust begins in the forge's settings, where no change can move it: set the variable
    READYCTL_TRUST_ROOT to what `git log --diff-filter=A --format=%H -- {roster}` prints"""
_MERGE_SETTINGS: dict[str, str] = {
    "github": """\
merge settings that keep signatures:
  - allow merge commits; they carry signatures over
  - squash and rebase make a new commit, judged like any other: allow them only if engineers sign on {branch}
    afterwards, or in a pull request of their own
  - make the readyctl job a required check on {branch}, and require branches to be up to date
  - the merge button's commit has noreply@github.com as committer; `forge_committers: []` in the roster
    closes that door""",
    "gitlab": """\
merge settings that keep signatures:
  - merge method "Merge commit"; it carries signatures over
  - squashing and rebasing make a new commit, judged like any other: allow them only if engineers sign on
    {branch} afterwards, or in a merge request of their own
  - let pipelines must succeed, and add a nightly pipeline schedule
  - add the address that your instance commits with to forge_committers in the roster, or sign on the
    branch""",
}


def merge_settings(forge: str, branch: str, roster: str) -> str:
    """What to set on a forge so that a merge does not lose what engineering signed: for the branch that
    everybody's work ends up on, and the roster's path from the top.
    """
    return f"{_MERGE_SETTINGS[forge]}\n{_TRUST}".format(branch=branch, roster=shlex.quote(f":/{roster}"))
