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
    COMPREPLY=($(readyctl completion bash --words -- "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null))
}
complete -o default -F _readyctl readyctl
"""
_ZSH = """\
#compdef readyctl
# zsh completion for readyctl: put into ~/.zshrc, after compinit
#   eval "$(readyctl completion zsh)"
_readyctl() {
    local -a found
    found=("${(@f)$(readyctl completion zsh --words -- "${(@)words[2,CURRENT]}" 2>/dev/null)}")
    if [[ -n "$found" ]]; then
        _describe readyctl found
    else
        _files
    fi
}
compdef _readyctl readyctl
"""
_FISH = """\
# fish completion for readyctl: put into ~/.config/fish/completions/readyctl.fish
#   readyctl completion fish > ~/.config/fish/completions/readyctl.fish
function __readyctl_words
    set -l found (readyctl completion fish --words -- (commandline -opc)[2..] (commandline -ct) 2>/dev/null)
    if set -q found[1]
        printf '%s\\n' $found
    else
        __fish_complete_path (commandline -ct)
    end
end
complete -c readyctl -f -a '(__readyctl_words)'
"""
_POWERSHELL = """\
# PowerShell completion for readyctl: put into the file that $PROFILE names
#   readyctl completion powershell | Out-String | Invoke-Expression
Register-ArgumentCompleter -Native -CommandName readyctl -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $typed = @($commandAst.CommandElements | Select-Object -Skip 1 |
        Where-Object { $_.Extent.EndOffset -lt $cursorPosition -or $_.Extent.Text -ne $wordToComplete } |
        ForEach-Object { $_.Extent.Text })
    $asked = @('completion', 'powershell', '--words', '--') + $typed + "=$wordToComplete"
    readyctl @asked 2>$null | ForEach-Object {
        $word, $about = $_ -split "`t", 2
        if (-not $about) { $about = $word }
        [System.Management.Automation.CompletionResult]::new($word, $word, 'ParameterValue', $about)
    }
}
"""
_SCRIPTS = {"bash": _BASH, "zsh": _ZSH, "fish": _FISH, "powershell": _POWERSHELL}


class Shell(StrEnum):
    """A shell."""

    BASH = "bash"
    ZSH = "zsh"
    FISH = "fish"
    POWERSHELL = "powershell"


@command_line('eval "$(readyctl completion bash)"', "readyctl completion fish")
def command(
    *,
    shell: Annotated[Shell, typer.Argument(metavar="SHELL", help="bash, zsh, fish or powershell.")],
    words: Annotated[
        bool, typer.Option("--words", hidden=True, help="Print what may come next, as the script asks.")
    ] = False,
    typed: Annotated[list[str] | None, typer.Argument(metavar="...", hidden=True)] = None,
) -> None:
    """Print the completion script for a shell."""
    if words:
        _emit_words(shell, typed or [""])
    else:
        output.emit_exactly(_SCRIPTS[shell.value])


def _emit_words(shell: Shell, typed: list[str]) -> None:
    from readyctl.cli.completing import candidates

    if shell is Shell.POWERSHELL:  # an empty word would not come through: it stands behind a sign
        typed = [*typed[:-1], typed[-1].removeprefix("=")]
    described = candidates(typed).items()
    match shell:
        case Shell.BASH:
            lines = [word for word, _ in described]
        case Shell.ZSH:
            lines = [f"{word.replace(':', chr(92) + ':')}:{about}" for word, about in described]
        case Shell.FISH | Shell.POWERSHELL:
            lines = [f"{word}\t{about}" for word, about in described]
    output.emit_if_any("\n".join(line.rstrip(":\t") for line in lines))
