"""`readyctl feature …`: one command per module; `cli/commands.py` names them."""
