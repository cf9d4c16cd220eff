"""Arguments and options that several verbs share, each declared once.

Help texts are codes of the catalogue; `app` puts them into words. Nothing is read or checked here.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Assessment = Annotated[str, typer.Argument(metavar="ASSESSMENT", help="cli.help.assessment")]
QuestionId = Annotated[str, typer.Argument(metavar="QUESTION", help="cli.help.question")]
AsJson = Annotated[bool, typer.Option("--json", help="cli.help.json")]
Out = Annotated[Path | None, typer.Option("--out", metavar="FILE", help="cli.help.out")]
