"""Makes the code of the report's templates beforehand: run `python templates/build_ready.py` after each of the others.

For the body of every report's template, since that is what takes long: as long as all the rest of a report.
"""  # noqa: INP001  a script

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from tilsyn.output.word.paper import shipped  # noqa: E402  the folder is put on the path above
from tilsyn.output.word.ready import ready_folder, ready_name  # noqa: E402
from tilsyn.output.word.template_check import APPROVAL, PORTAL, REPORT  # noqa: E402
from tilsyn.output.word.template_parts import opened, sources  # noqa: E402
from tilsyn.output.word.word_text import environment  # noqa: E402


def made() -> dict[str, str]:
    """By the name of their files; the first line says what each is of."""
    found = {}
    for name in (REPORT, APPROVAL, PORTAL):
        template = opened(shipped(name))
        code = environment().compile(next(sources(template)).text, raw=True)
        found[ready_name(template.get_xml())] = f"# The body of {name}, made by templates/build_ready.py\n{code}\n"
    return found


if __name__ == "__main__":
    folder = ready_folder()
    folder.mkdir(exist_ok=True)
    for old in folder.glob("*.py"):
        old.unlink()
    for name, code in made().items():
        (folder / name).write_text(code, encoding="utf-8", newline="\n")
        sys.stdout.write(f"{name}\n")
