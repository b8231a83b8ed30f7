"""The command line: parse, ask, render, exit. The only place that imports typer."""
