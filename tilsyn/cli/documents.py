"""document add, list, quote."""

from tilsyn.cli.app import group

app = group()


@app.command("document add")
def add(case: str, file: str) -> None: ...


@app.command("document list")
def listed(case: str) -> None: ...


@app.command("document quote")
def quote(case: str) -> None: ...
