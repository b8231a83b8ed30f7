"""The workflow and the action for GitHub. Both only call the program; both are made of the same steps."""

import re
import shlex
from collections.abc import Iterable, Mapping, Sequence
from textwrap import indent

from readyctl.render.escape import yaml_scalar
from readyctl.render.meeting.diff_comment import NOTHING

ACTIONS: Mapping[str, str] = {
    "CHECKOUT": "actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1",
    "PYTHON": "actions/setup-python@5fda3b95a4ea91299a34e894583c3862153e4b97 # v7.0.0",
    "UPLOAD": "actions/upload-artifact@bbbca2ddaa5d8feaa63e36b76fdaad77386f024f # v7.0.0",
    "DOWNLOAD": "actions/download-artifact@3e5f45b2cfb9172054b4087a40e8e0b5a5461e7c # v8.0.1",
}
"""The actions that are used, each by a commit that nobody can exchange, with the version that it is."""

_RANGE = {
    "BASE": "${{ github.event.pull_request.base.sha || github.event.merge_group.base_sha }}",
    "TIP": "${{ github.event.pull_request.head.sha || github.event.merge_group.head_sha }}",
}
_REQUESTED = "github.event_name == 'pull_request'"
_CHANGE = f"({_REQUESTED} || github.event_name == 'merge_group')"
_WHOLE = f"!{_CHANGE}"
_COMMENT = "readyctl-comment.md"
_TOLD = '--format github --summary "$GITHUB_STEP_SUMMARY"'

_WORKFLOW = """\
# Written by `readyctl init --ci github`; what each part is for stands in readyctl's docs/ci.md.
name: readyctl
on:
  pull_request:
  merge_group:
  push:
    branches: [<BRANCH>]
  schedule:
    - cron: "17 4 * * *" # what goes out of date without a commit
  workflow_dispatch:
permissions: {}
concurrency:
  group: readyctl-${{ github.event_name }}-${{ github.event.pull_request.number || github.ref }}
  cancel-in-progress: ${{ github.event_name == 'pull_request' }}
env:
  # Trust begins with this commit of the roster, a variable of the repository: no pull request can change it.
  READYCTL_TRUST_ROOT: ${{ vars.READYCTL_TRUST_ROOT }}
<REGISTRY>
jobs:
  check:
    name: readyctl
    runs-on: ubuntu-latest
    timeout-minutes: 15
    permissions:
      contents: read # to check it out
    outputs:
      comment: ${{ steps.comment.outcome }}
    steps:
<CHECK>
<SETUP>
<STEPS>
      - name: Keep the comment for the next job
        if: ${{ !cancelled() && steps.comment.outcome == 'success' }}
        uses: <UPLOAD>
        with:
          name: readyctl-comment
          path: ${{ runner.temp }}/readyctl-comment.md
          retention-days: 1
  comment:
    # The right to write comments is this job's alone, and nothing of the pull request runs in it. One from a
    # fork has no such right: there the summary of the job above says the same.
    name: readyctl comment
    needs: check
    if: >-
      ${{ !cancelled() && needs.check.outputs.comment == 'success' &&
      github.event.pull_request.head.repo.full_name == github.repository }}
    runs-on: ubuntu-latest
    timeout-minutes: 5
    permissions:
      pull-requests: write # to write the comment
    steps:
      - uses: <DOWNLOAD>
        with:
          name: readyctl-comment
          path: comment
<POST>
  page:
    # The page for sales, found with the run by whoever may read this repository. Before you put it on
    # GitHub Pages, see who can read those: in many plans everybody can, of a private repository too.
    name: readyctl page
    if: ${{ <WHOLE> }}
    runs-on: ubuntu-latest
    timeout-minutes: 15
    permissions:
      contents: read # to check it out
    steps:
<CHECK>
<SETUP>
      - name: The page
        run: readyctl site build --output readiness
      - uses: <UPLOAD>
        with:
          name: readiness
          path: readiness
"""

_CHECKOUT = """\
- uses: <CHECKOUT>
  with:
    fetch-depth: 0 # the whole history: in a shallow clone nobody can tell who signed
    persist-credentials: false
"""

_SETUP = """\
- uses: <PYTHON>
  with:
    python-version: "3.13"
- name: Install readyctl
  id: readyctl
  shell: bash
  run: <INSTALL>
"""

_ACTION = """\
# Written by scripts/generate.py; do not edit. Use it by a full commit, after a checkout of the whole history:
#   - uses: actions/checkout@…
#     with: {fetch-depth: 0, persist-credentials: false}
#   - uses: OWNER/readyctl@COMMIT
name: readyctl
description: Fails where a change claims of a feature what engineering has not signed.
inputs:
  registry:
    description: The registry's folder, where it is not `registry`.
    default: ""
  trust-root:
    description: The commit of the roster that trust begins with. Take it from a variable of the repository.
    default: ""
outputs:
  comment:
    description: A file with a comment in Markdown on what a pull request means for sales; empty elsewhere.
    value: ${{ steps.comment.outputs.file }}
runs:
  using: composite
  steps:
<SETUP>
<STEPS>
"""

_POST = f"""\
- name: Write the comment, or write it over
  env:
    GH_TOKEN: ${{{{ github.token }}}}
    COMMENTS: repos/${{{{ github.repository }}}}/issues
    NUMBER: ${{{{ github.event.pull_request.number }}}}
  shell: bash
  run: |
    file=comment/{_COMMENT}
    MARKER=$(head -n 1 "$file")
    export MARKER
    mine='.[] | select(.user.login == "github-actions[bot]" and (.body // "" | startswith(env.MARKER))) | .id'
    if ! ids=$(gh api --paginate "$COMMENTS/$NUMBER/comments?per_page=100" --jq "$mine"); then
      echo "::notice::the comments cannot be read here; the summary says the same"
      exit 0
    fi
    if [ -n "$ids" ]; then
      gh api --silent --method PATCH "$COMMENTS/comments/${{ids%%[!0-9]*}}" -F body=@"$file" ||
        echo "::notice::the comment cannot be written here; the summary says the same"
    elif ! grep -qxF -- '{NOTHING}' "$file"; then
      gh api --silent --method POST "$COMMENTS/$NUMBER/comments" -F body=@"$file" ||
        echo "::notice::the comment cannot be written here; the summary says the same"
    fi
"""


def workflow(install: Sequence[str], branch: str, registry: str | None) -> str:
    """The workflow's text: what pip installs, the default branch, and the registry's folder if it is not the
    usual one.
    """
    setup = _put(_SETUP, INSTALL=_value(shlex.join(("pip", "install", *install))))
    return _put(
        _WORKFLOW,
        BRANCH=_pattern(branch),
        REGISTRY=f"  READYCTL_REGISTRY: {_value(registry)}\n" if registry else "",
        CHECK=indent(_put(_CHECKOUT), " " * 6),
        SETUP=indent(setup, " " * 6),
        STEPS=indent(_steps({}), " " * 6),
        POST=indent(_POST, " " * 6),
        WHOLE=_WHOLE,
    )


def action() -> str:
    """The action's text: it installs the readyctl that it is a part of."""
    given = {
        "READYCTL_REGISTRY": "${{ inputs.registry }}",
        "READYCTL_TRUST_ROOT": "${{ inputs.trust-root }}",
    }
    setup = _put(_SETUP, INSTALL='pip install "$GITHUB_ACTION_PATH"')
    return _put(_ACTION, SETUP=indent(setup, " " * 4), STEPS=indent(_steps(given), " " * 4))


def _put(template: str, **words: str) -> str:
    """The template with each `<WORD>` in its place, in one go; whole lines bring their own ends."""
    known = {**ACTIONS, **words}

    def put(found: re.Match[str]) -> str:
        text = known[found["word"]]
        return text if text.endswith("\n") or not text else text + found["end"]

    return re.sub(r"<(?P<word>[A-Z]+)>(?P<end>\n?)", put, template)


def _steps(given: dict[str, str]) -> str:
    """What both run; `given` is the environment that the workflow gives to all of its steps at once."""
    comment = f'"$RUNNER_TEMP/{_COMMENT}"'
    return "".join(
        (
            _step(
                "What this change claims",
                _CHANGE,
                given | _RANGE,
                [f'readyctl check --range "$BASE..$TIP" {_TOLD}'],
            ),
            _step(
                "What it means for sales, and who must sign",
                _REQUESTED,
                given | _RANGE,
                [
                    f'readyctl diff --range "$BASE..$TIP" --format comment > {comment}',
                    f'cat {comment} >> "$GITHUB_STEP_SUMMARY"',
                    f'echo "file=$RUNNER_TEMP/{_COMMENT}" >> "$GITHUB_OUTPUT"',
                ],
                name="comment",
            ),
            _step("The registry", _WHOLE, given, [f"readyctl check --no-deals {_TOLD}"]),
            _step(
                "Deals and promises, for the deals' owners",
                _WHOLE,
                given,
                [f"readyctl check --deals {_TOLD}"],
            ),
            _step(
                "What will be out of date soon", _WHOLE, given, ["readyctl stale --within 3d --format github"]
            ),
        )
    )


def _step(
    title: str, when: str, environment: Mapping[str, str], commands: Iterable[str], *, name: str = ""
) -> str:
    """A step that runs whatever became of the steps before it, once the program is installed."""
    lines = [
        f"- name: {title}",
        *([f"  id: {name}"] if name else []),
        f"  if: ${{{{ !cancelled() && steps.readyctl.outcome == 'success' && {when} }}}}",
        *(["  env:"] if environment else []),
        *(f"    {key}: {value}" for key, value in environment.items()),
        "  shell: bash",
        "  run: |",
        *(f"    {command}" for command in commands),
    ]
    return "\n".join(lines) + "\n"


_PLAIN = re.compile(
    r"(?!(?:y|n|yes|no|on|off|true|false|null)$)[a-z][\w ./=+-]*(?<! )", re.IGNORECASE | re.ASCII
)
"""What YAML, old and new, reads as this very text without quotes."""


def _pattern(branch: str) -> str:
    """A branch's name where GitHub reads patterns, in a list of YAML."""
    return _value(re.sub(r"([\\*?+\[\]!])", r"\\\1", branch))


def _value(text: str) -> str:
    """A text as a value of the workflow, which neither GitHub takes for an expression nor YAML for more."""
    inert = text.replace("${{", "${{ '${{' }}")
    return inert if _PLAIN.fullmatch(inert) else yaml_scalar(inert)
