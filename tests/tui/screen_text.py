"""What a screen shows as plain text, and a driver that presses keys and waits."""

from __future__ import annotations

from textual import events
from textual.pilot import Pilot
from textual.screen import ModalScreen

from dd_toolkit.tui.app import AssessmentApp


def lines(app: AssessmentApp) -> list[str]:
    """Return the lines of the screen on top as a terminal would show them."""
    return [strip.text for strip in app.screen._compositor.render_strips(app.size)]


def text(app: AssessmentApp) -> str:
    """Return the screen on top as one text."""
    return "\n".join(line.rstrip() for line in lines(app))


def flat(app: AssessmentApp) -> str:
    """Return the screen, of a dialog what it frames, without line breaks: wrapped sentences can be found."""
    shown = lines(app)
    if isinstance(app.screen, ModalScreen):
        shown = [line[line.index("│") + 1 : line.rindex("│")] for line in shown if line.count("│") > 1]
    return " ".join(" ".join(shown).split())


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys and wait until everything that follows is done."""
    await pilot.press(*keys)
    await pilot.pause()


async def write(pilot: Pilot[None], words: str) -> None:
    """Type a text as fast as a terminal can send it."""
    names = {".": "full_stop", "-": "minus", " ": "space"}
    driver = pilot.app._driver
    assert driver is not None
    for character in words:
        event = events.Key(names.get(character, character), character)
        event.set_sender(pilot.app)
        driver.send_message(event)
    await pilot.pause()
