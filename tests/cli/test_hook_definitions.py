"""The definitions for the pre-commit framework name commands that exist and files that they read."""

import re
from pathlib import Path

import pytest
import yaml

from readyctl.adapters.decks.deck import FORMATS
from readyctl.adapters.documents.reading import READERS
from readyctl.cli.commands import find

TOP = Path(__file__).parent.parent.parent
HOOKS = {hook["id"]: hook for hook in yaml.safe_load((TOP / ".pre-commit-hooks.yaml").read_text("utf-8"))}


@pytest.mark.parametrize("hook", HOOKS.values(), ids=lambda hook: hook["id"])
def test_each_hook_calls_a_command_that_exists(hook: dict[str, str]) -> None:
    program, command, *_ = hook["entry"].split()
    assert program == "readyctl"
    assert find(command) is not None
    assert hook["language"] == "python"
    assert hook["require_serial"]


@pytest.mark.parametrize(("hook", "known"), [("readyctl-doc", READERS), ("readyctl-deck", FORMATS)])
def test_hooks_for_files_take_only_what_can_be_read(hook: str, known: dict[str, str]) -> None:
    endings = re.findall(r"[a-z]+", HOOKS[hook]["files"])
    assert endings
    assert {f".{ending}" for ending in endings} <= set(known)
