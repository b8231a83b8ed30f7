"""Imitated runners: they carry out the steps of a written pipeline with bash, in a real repository.

What a runner decides (conditions, expressions, which job runs when) is imitated; what a step runs is not, but
for `pip`, which only says what it was asked to install. Steps that use an action are left out.
"""

import os
import re
import stat
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from support.people import ADA
from support.repo import RepoBuilder

Told = Mapping[str, Any]


@dataclass
class Ran:
    """What became of a job: each step's outcome, the log, the summary, what it gives to other jobs."""

    outcomes: dict[str, str] = field(default_factory=dict)
    log: str = ""
    summary: str = ""
    outputs: dict[str, str] = field(default_factory=dict)

    @property
    def green(self) -> bool:
        return "failure" not in self.outcomes.values()


def programs(folder: Path) -> Path:
    """A folder for PATH with readyctl as it is here, and with a pip that only tells."""
    folder.mkdir(parents=True, exist_ok=True)
    scripts = {"readyctl": f'exec {sys.executable} -m readyctl "$@"', "pip": 'echo "pip $*"'}
    for name, text in scripts.items():
        file = folder / name
        file.write_text(f"#!/bin/sh\n{text}\n", "utf-8")
        file.chmod(file.stat().st_mode | stat.S_IXUSR)
    return folder


def github(repo: RepoBuilder, job: Told, event: Told, files: Path, **env: str) -> Ran:
    """Carry out a job of a workflow, or the steps of an action. `event` is the context `github`."""
    ran = Ran()
    context: dict[str, Any] = {"github": event, "vars": {}, "inputs": {}, "steps": {}, "needs": {}}
    context["runner"] = {"temp": str(files)}
    for number, step in enumerate(job["steps"]):
        name = step.get("id") or step.get("name") or str(number)
        if "run" not in step or not holds(step.get("if", "success()"), context, ran):
            context["steps"][name] = {"outcome": "skipped"}
            continue
        summary, output = (files / f"{what}{number}" for what in ("summary", "output"))
        summary.touch()
        output.touch()
        told = {key: filled(str(value), context, ran) for key, value in step.get("env", {}).items()}
        runner = {
            "CI": "true",
            "GITHUB_ACTIONS": "true",
            "GITHUB_EVENT_NAME": event["event_name"],
            "GITHUB_STEP_SUMMARY": str(summary),
            "GITHUB_OUTPUT": str(output),
            "GITHUB_ACTION_PATH": "/action",
            "RUNNER_TEMP": str(files),
        }
        code, said = _bash(repo, step["run"], runner | told | env)
        ran.log += said
        ran.summary += summary.read_text("utf-8")
        ran.outputs |= dict(line.split("=", 1) for line in output.read_text("utf-8").splitlines())
        ran.outcomes[name] = "failure" if code else "success"
        context["steps"][name] = {"outcome": ran.outcomes[name], "outputs": ran.outputs}
    return ran


def gitlab(repo: RepoBuilder, jobs: Told, name: str, variables: Mapping[str, str], path: str) -> Ran:
    """Carry out one job, with what it extends, where its rules let it run."""
    base = jobs[jobs[name]["extends"]] if "extends" in jobs[name] else {}
    job = {**base, **jobs[name]}
    ran = Ran()
    if not any(_rule(rule["if"], variables) for rule in job["rules"]):
        return ran
    text = "\n".join([*job.get("before_script", []), *job["script"]])
    given = {**base.get("variables", {}), **job.get("variables", {})}
    code, ran.log = _bash(repo, text, {"CI": "true", **given, **variables, "PATH": path})
    ran.outcomes[name] = "failure" if code else "success"
    return ran


def _bash(repo: RepoBuilder, script: str, env: Mapping[str, str]) -> tuple[int, str]:
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
        cwd=repo.top,
        env=repo.identity(ADA) | dict(env),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout


def holds(condition: str, context: Told, ran: Ran) -> bool:
    """Whether a condition holds; one that does not ask how the job stands holds only where all is green."""
    inner = re.sub(r"^\s*\$\{\{|\}\}\s*$", "", condition)
    asks = re.search(r"\b(cancelled|always|success|failure)\(", inner)
    return bool(_value(inner, context, ran)) and (bool(asks) or ran.green)


def filled(text: str, context: Told, ran: Ran) -> str:
    """A text with its expressions in it."""
    return re.sub(r"\$\{\{(.*?)\}\}", lambda found: str(_value(found[1], context, ran) or ""), text)


def _value(expression: str, context: Told, ran: Ran) -> Any:
    tokens = re.findall(r"'(?:[^']|'')*'|&&|\|\||[=!]=|[!()]|[A-Za-z_][\w.-]*(?:\(\))?", expression)
    assert "".join(tokens) == re.sub(r"\s+(?=(?:[^']*'[^']*')*[^']*$)", "", expression), expression
    return eval(" ".join(_python(tokens, context, ran)))  # noqa: S307 - of values alone, made below


def _python(tokens: list[str], context: Told, ran: Ran) -> Iterator[str]:
    words = {"&&": "and", "||": "or", "!": "not", "success()": str(ran.green), "cancelled()": "False"}
    for token in tokens:
        if token in words or token in {"==", "!=", "(", ")"}:
            yield words.get(token, token)
        elif token.startswith("'"):
            yield repr(token[1:-1].replace("''", "'"))
        else:
            found: Any = context
            for part in token.split("."):
                found = found.get(part) if isinstance(found, Mapping) else None
            yield repr(found)


def _rule(condition: str, variables: Mapping[str, str]) -> bool:
    """A rule of GitLab's: comparisons of variables with variables and texts, and variables that are there."""

    def value(word: str) -> str | None:
        return word[1:-1] if word.startswith('"') else variables.get(word[1:])

    for part in condition.split(" && "):
        left, equals, right = part.partition(" == ")
        if (value(left) != value(right)) if equals else not value(left):
            return False
    return True


def path_with(*folders: Path) -> str:
    """PATH with these folders in front."""
    return os.pathsep.join([*map(str, folders), os.environ["PATH"]])
