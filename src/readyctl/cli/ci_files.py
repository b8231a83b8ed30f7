"""The pipelines that `readyctl init --ci` writes, and the merge settings that keep signatures."""

import shlex

from readyctl.render.escape import yaml_scalar

_CHECKOUT_NOTE = "the whole history: in a shallow clone nobody can tell who signed"

_GITHUB = f"""\
# Written by `readyctl init --ci github`.
name: readyctl
on:
  pull_request:
  push:
    branches: [main]
  schedule:
    - cron: "17 4 * * *"
permissions:
  contents: read
jobs:
  check:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
        with:
          fetch-depth: 0 # {_CHECKOUT_NOTE}
      - uses: actions/setup-python@v5
        with:
          python-version: "3.13"
      - run: python -m pip install readyctl
      - name: What this pull request claims
        if: github.event_name == 'pull_request'
        env:
          BASE: ${{{{ github.event.pull_request.base.sha }}}}
          TIP: ${{{{ github.event.pull_request.head.sha }}}}
        run: RANGE
      - name: Everything
        if: github.event_name != 'pull_request'
        run: EVERYTHING
      - name: What will be out of date soon
        if: github.event_name != 'pull_request'
        run: SOON
  page:
    # The page for sales, found with the run by whoever may read this repository. Before you put it on
    # GitHub Pages, see who can read those: in many plans everybody can, of a private repository too.
    if: github.event_name != 'pull_request'
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
        with:
          fetch-depth: 0 # {_CHECKOUT_NOTE}
      - uses: actions/setup-python@v5
        with:
          python-version: "3.13"
      - run: python -m pip install readyctl
      - run: PAGE
      - uses: actions/upload-artifact@v4
        with:
          name: readiness
          path: readiness
"""

_GITLAB = f"""\
# Written by `readyctl init --ci gitlab`. Include it from .gitlab-ci.yml:
#   include: {{local: .gitlab/readyctl.gitlab-ci.yml}}
# and add a pipeline schedule for every night.
readyctl:
  image: python:3.13
  variables:
    GIT_DEPTH: "0" # {_CHECKOUT_NOTE}
  rules:
    - if: $CI_PIPELINE_SOURCE == "merge_request_event"
    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH
  before_script:
    - python -m pip install readyctl
  script:
    - |
      if [ "$CI_PIPELINE_SOURCE" = merge_request_event ]; then
        range="$CI_MERGE_REQUEST_DIFF_BASE_SHA..$CI_COMMIT_SHA"
        RANGE > readyctl.json
      else
        EVERYTHING > readyctl.json
      fi
  artifacts:
    when: always
    reports:
      codequality: readyctl.json

# The page for sales, found with the job by whoever may read this project. A job called `pages` would
# publish it; before that, see who can read your Pages.
readyctl-page:
  image: python:3.13
  variables:
    GIT_DEPTH: "0" # {_CHECKOUT_NOTE}
  rules:
    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH
  before_script:
    - python -m pip install readyctl
  script:
    - PAGE
  artifacts:
    expose_as: readiness
    paths: [readiness/]
"""

_TEMPLATES = {
    "github": (".github/workflows/readyctl.yml", _GITHUB),
    "gitlab": (".gitlab/readyctl.gitlab-ci.yml", _GITLAB),
}
_RANGES = {"github": '"$BASE..$TIP"', "gitlab": '"$range"'}


def pipeline(forge: str, named: str | None) -> tuple[str, str]:
    """The file's path from the top and its text; `named` is the registry's folder where it has to be told."""
    path, text = _TEMPLATES[forge]
    where = f" --registry {shlex.quote(named)}" if named else ""
    commands = {
        "PAGE": f"readyctl site build --output readiness{where}",
        "SOON": f"readyctl stale --within 3d --format {forge}{where}",
        "EVERYTHING": f"readyctl check --format {forge}{where}",
        "RANGE": f"readyctl check --range {_RANGES[forge]} --format {forge}{where}",
    }
    plain = forge == "gitlab" or not where or where.replace("'", "") == where
    for word, command in commands.items():
        text = text.replace(word, command if plain else yaml_scalar(command))
    return path, text


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
