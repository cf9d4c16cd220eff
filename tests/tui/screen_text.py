"""What a screen shows as plain text, and a driver that presses keys and waits."""

from __future__ import annotations

from textual import events
from textual.pilot import Pilot
from textual.screen import ModalScreen

from dd_toolkit.tui.app import AssessmentApp
from dd_toolkit.tui.keys import KeysInOrder


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
    await burst(pilot, *((names.get(character, character), character) for character in words))


async def burst(pilot: Pilot[None], *keys: tuple[str, str | None]) -> None:
    """Send keys, each by name and character, all at once as a slow line delivers them."""
    driver = pilot.app._driver
    assert driver is not None
    for name, character in keys:
        event = events.Key(name, character)
        event.set_sender(pilot.app)
        driver.send_message(event)
    await pilot.pause()
    await all_heard(pilot)


async def all_heard(pilot: Pilot[None]) -> None:
    """Wait until every key that was sent is heard to its end, however busy the machine is; 5 s at most."""
    app = pilot.app
    assert isinstance(app, KeysInOrder)
    for _ in range(250):
        if not app._waiting and not app._is_hearing:
            break
        await pilot.pause(0.02)
    await pilot.pause()
