"""The jobs and the component for GitLab. Both only call the program, and are made of the same text."""

import re
import shlex
from collections.abc import Sequence

from readyctl import __version__
from readyctl.render.escape import yaml_scalar
from readyctl.render.meeting.diff_comment import NOTHING

_FILE = """\
# Written by `readyctl init --ci gitlab`; what each part is for stands in readyctl's docs/ci.md.
# Include it from .gitlab-ci.yml:
#   include: {local: .gitlab/readyctl.gitlab-ci.yml}
# and add a pipeline schedule for every night: some things go out of date without a commit.
"""

_COMPONENT = f"""\
# Written by scripts/generate.py; do not edit. A component of GitLab's catalogue.
spec:
  inputs:
    install:
      description: What pip installs - a git URL with a commit, a wheel, or a version of a name that is held.
      default: readyctl=={__version__}
    registry:
      description: The registry's folder, from the top.
      default: registry
    stage:
      description: The stage of the jobs.
      default: test
---
"""

_JOBS = f"""\
.readyctl:
<STAGE>
  image: python:3.13
  interruptible: true
  timeout: 15 minutes
  variables:
    GIT_DEPTH: "0" # the whole history: in a shallow clone nobody can tell who signed
<GIVEN>
  before_script:
<BEFORE>

readyctl:
  extends: .readyctl
  rules:
    - if: $CI_PIPELINE_SOURCE == "merge_request_event"
    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH
  script:
    - |
      if [ "$CI_PIPELINE_SOURCE" != merge_request_event ]; then
        readyctl check --no-deals --format gitlab --output-file readyctl.json
      else
        if [ "$CI_MERGE_REQUEST_EVENT_TYPE" = merge_train ]; then
          range="$CI_MERGE_REQUEST_TARGET_BRANCH_SHA..$CI_COMMIT_SHA"
        else
          range="$CI_MERGE_REQUEST_DIFF_BASE_SHA..${{CI_MERGE_REQUEST_SOURCE_BRANCH_SHA:-$CI_COMMIT_SHA}}"
        fi
        readyctl diff --range "$range" --format comment > readyctl-comment.md
        readyctl check --range "$range" --format gitlab --output-file readyctl.json
      fi
  artifacts:
    when: always
    paths: [readyctl-comment.md]
    reports:
      codequality: readyctl.json

# Promises that do not hold are for the deals' owners, whoever changed the registry.
readyctl-deals:
  extends: .readyctl
  rules:
    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH
  script:
    - readyctl check --deals --format gitlab --output-file readyctl-deals.json
  artifacts:
    when: always
    reports:
      codequality: readyctl-deals.json

# One note on the merge request, written over again. It runs where READYCTL_COMMENT_TOKEN is set, a token of
# this project with the scope `api`; without it the file readyctl-comment.md of the job above says the same.
readyctl-comment:
<STAGE>
  image: python:3.13
  needs: [readyctl]
  timeout: 5 minutes
  allow_failure: true
  variables:
    GIT_STRATEGY: none
  rules:
    - if: $CI_PIPELINE_SOURCE == "merge_request_event" && $READYCTL_COMMENT_TOKEN
      when: always
  script:
    - |
      python -I - <<'END'
      import json, os, pathlib, urllib.parse, urllib.request
      text = pathlib.Path("readyctl-comment.md").read_text("utf-8")
      first = text.partition("\\n")[0]
      said = os.environ
      notes = "{{CI_API_V4_URL}}/projects/{{CI_PROJECT_ID}}/merge_requests/{{CI_MERGE_REQUEST_IID}}/notes"
      notes = notes.format_map(said)
      def call(method, url, fields=None):
          data = urllib.parse.urlencode(fields).encode() if fields else None
          head = {{"PRIVATE-TOKEN": said["READYCTL_COMMENT_TOKEN"]}}
          with urllib.request.urlopen(urllib.request.Request(url, data, head, method=method)) as answer:
              return json.load(answer), answer.headers.get("x-next-page")
      me = call("GET", said["CI_API_V4_URL"] + "/user")[0]["id"]
      mine, page = [], "1"
      while page:
          found, page = call("GET", notes + "?per_page=100&page=" + page)
          mine += [n["id"] for n in found if n["author"]["id"] == me and n["body"].startswith(first)]
      if mine:
          call("PUT", f"{{notes}}/{{mine[0]}}", {{"body": text}})
      elif "{NOTHING}" not in text.splitlines():
          call("POST", notes, {{"body": text}})
      END

# The page for sales, found with the job by whoever may read this project. A job called `pages` would
# publish it; before that, see who can read your Pages.
readyctl-page:
  extends: .readyctl
  rules:
    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH
  script:
    - readyctl site build --output readiness
  artifacts:
    expose_as: readiness
    paths: [readiness/]
"""


def jobs(install: Sequence[str], registry: str | None) -> str:
    """The file's text: what pip installs, and the registry's folder if it is not the usual one."""
    export = _item(f"export READYCTL_REGISTRY={shlex.quote(registry)}") if registry else ""
    return _FILE + _put(stage="", given="", before=export + _item(shlex.join(("pip", "install", *install))))


def component() -> str:
    """The component's text. Its inputs come in as variables, so that no shell reads them as its own."""
    given = "    READYCTL_INSTALL: $[[ inputs.install ]]\n    READYCTL_REGISTRY: $[[ inputs.registry ]]\n"
    stage = "  stage: $[[ inputs.stage ]]\n"
    return _COMPONENT + _put(stage=stage, given=given, before=_item('pip install "$READYCTL_INSTALL"'))


def _put(*, stage: str, given: str, before: str) -> str:
    words = {"STAGE": stage, "GIVEN": given, "BEFORE": before}
    return re.sub(r"<(STAGE|GIVEN|BEFORE)>\n", lambda found: words[found[1]], _JOBS)


def _item(command: str) -> str:
    """A command as an item of a script, whatever is in it."""
    plain = re.fullmatch(r"[\w \"'$./=@+-]+", command, re.ASCII)
    return f"    - {command if plain else yaml_scalar(command)}\n"
