"""The pipelines that `readyctl init --ci` writes, and the merge settings that keep signatures."""

from readyctl.cli import ci_github, ci_gitlab
from readyctl.errors import UsageError


def pipeline(forge: str, requirement: str, branch: str, registry: str | None) -> tuple[str, str]:
    """The file's path from the top and its text: what pip installs, the default branch, and the registry's
    folder where it has to be told. Raises `UsageError` for a folder that no pipeline can name.
    """
    if registry is not None and not registry.isprintable():
        raise UsageError(f"no pipeline can name the folder {registry!r}", help="give it a name of one line")
    if forge == "github":
        return ".github/workflows/readyctl.yml", ci_github.workflow(requirement, branch, registry)
    return ".gitlab/readyctl.gitlab-ci.yml", ci_gitlab.jobs(requirement, registry)


MERGE_SETTINGS: dict[str, str] = {
    "github": """\
merge settings that keep signatures:
  - allow merge commits; they carry signatures over
  - squash and rebase make a new commit, judged like any other: allow them only if engineers sign on main
    afterwards, or in a pull request of their own
  - make the readyctl job a required check on main, and require branches to be up to date
  - the merge button's commit has noreply@github.com as committer; `forge_committers: []` in roster.yaml
    closes that door""",
    "gitlab": """\
merge settings that keep signatures:
  - merge method "Merge commit"; it carries signatures over
  - squashing and rebasing make a new commit, judged like any other: allow them only if engineers sign on the
    default branch afterwards, or in a merge request of their own
  - let pipelines must succeed, and add a nightly pipeline schedule
  - add the address that your instance commits with to forge_committers in roster.yaml, or sign on the
    branch""",
}
"""By forge: what to set so that a merge does not lose what engineering signed."""
