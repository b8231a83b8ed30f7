"""`readyctl completion`: the script for a shell, and the words that it asks for."""

from enum import StrEnum
from typing import Annotated

import typer

from readyctl.cli import output
from readyctl.cli.options import command_line

_BASH = """\
# bash completion for readyctl: put into ~/.bashrc
#   eval "$(readyctl completion bash)"
_readyctl() {
    local IFS=$'\\n'
    COMPREPLY=($(readyctl completion words -- "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null))
}
complete -o default -F _readyctl readyctl
"""
_ZSH = """\
#compdef readyctl
# zsh completion for readyctl: put into ~/.zshrc, after compinit
#   eval "$(readyctl completion zsh)"
_readyctl() {
    local -a found
    found=("${(@f)$(readyctl completion words -- "${(@)words[2,CURRENT]}" 2>/dev/null)}")
    compadd -- $found
}
compdef _readyctl readyctl
"""
_FISH = """\
# fish completion for readyctl: put into ~/.config/fish/completions/readyctl.fish
#   readyctl completion fish > ~/.config/fish/completions/readyctl.fish
complete -c readyctl -f -a \\
    '(readyctl completion words -- (commandline -opc)[2..] (commandline -ct) 2>/dev/null)'
"""
_SCRIPTS = {"bash": _BASH, "zsh": _ZSH, "fish": _FISH}


class Shell(StrEnum):
    """A shell, or `words`: what the scripts call to learn what may come next."""

    BASH = "bash"
    ZSH = "zsh"
    FISH = "fish"
    WORDS = "words"


@command_line('eval "$(readyctl completion bash)"', "readyctl completion fish")
def command(
    *,
    shell: Annotated[Shell, typer.Argument(metavar="SHELL", help="bash, zsh or fish.")],
    words: Annotated[list[str] | None, typer.Argument(metavar="...", hidden=True)] = None,
) -> None:
    """Print the completion script for a shell."""
    if shell is Shell.WORDS:
        from readyctl.cli.completing import candidates

        output.emit_if_any("\n".join(candidates(words or [""])))
    else:
        output.emit_exactly(_SCRIPTS[shell.value])
