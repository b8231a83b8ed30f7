"""`readyctl handoff …`: one command per module; `cli/commands.py` names them."""
