"""Posters of messages: called out, sent, answered."""

from .canvas import Canvas, Point, turned
from .palette import Colour


def megaphone(canvas: Canvas) -> None:
    """A loudspeaker whose sound fills the sheet."""
    scheme, rng = canvas.scheme, canvas.rng
    tilt = rng.randint(-16, -6)
    colours = (scheme.light, scheme.main, scheme.light, scheme.accent, scheme.light)
    for number in range(5):
        start = -46 + tilt + number * 20
        canvas.wedge(520, 560, 1500, start, start + 12, colours[number])
    cone = [(-90, -70), (330, -260), (330, 260), (-90, 70)]
    canvas.polygon(
        turned([(-120, 60), (0, 60), (40, 330), (-80, 330)], (430, 560), tilt), scheme.main
    )
    canvas.polygon(turned(cone, (430, 560), tilt), scheme.dark)
    canvas.polygon(
        turned([(-230, -86), (-86, -86), (-86, 86), (-230, 86)], (430, 560), tilt), scheme.accent
    )
    canvas.polygon(
        turned([(322, -290), (376, -290), (376, 290), (322, 290)], (430, 560), tilt), scheme.accent
    )
    canvas.polygon(
        turned([(30, -50), (250, -150), (250, -100), (30, -20)], (430, 560), tilt), scheme.ground
    )


def letter(canvas: Canvas) -> None:
    """Letters on their way."""
    scheme = canvas.scheme
    for number in range(5):
        y = 120 + number * 200
        canvas.strip((-50, y + 150), (1650, y - 210), 70, scheme.light)
    _envelope(canvas, (470, 640), 1.35, scheme.main, scheme.dark)
    _envelope(canvas, (1080, 400), 0.95, scheme.accent, scheme.dark)
    _envelope(canvas, (1430, 170), 0.6, scheme.dark, scheme.main)


def _envelope(canvas: Canvas, centre: Point, size: float, paper: Colour, flap: Colour) -> None:
    tilt = canvas.rng.randint(-20, -8)

    def cut(points: list[Point], colour: Colour) -> None:
        canvas.polygon(turned(points, centre, tilt, size), colour)

    cut([(-262, -172), (262, -172), (262, 172), (-262, 172)], paper)
    cut([(-262, -172), (262, -172), (0, 52)], flap)
    for side in (-1, 1):
        cut(
            [(262 * side, 172), (40 * side, 16), (10 * side, 44), (214 * side, 172)],
            canvas.scheme.ground,
        )


def speech(canvas: Canvas) -> None:
    """Voices that answer each other."""
    scheme, rng = canvas.scheme, canvas.rng
    bubbles = [
        (110, 110, 820, 420, scheme.main, 1),
        (720, 330, 780, 400, scheme.accent, -1),
        (260, 600, 640, 250, scheme.dark, 1),
    ]
    for x, y, width, height, colour, side in bubbles:
        tail = x + width * (0.2 if side > 0 else 0.8)
        canvas.block(x, y, width, height, colour)
        canvas.polygon(
            [
                (tail - 60, y + height - 6),
                (tail + 60, y + height - 6),
                (tail - side * 90, y + height + 120),
            ],
            colour,
        )
        for line in range(int(height / 90) - 1):
            length = width * rng.choice((0.55, 0.68, 0.76))
            canvas.block(
                x + 60,
                y + 62 + line * 82,
                length,
                30,
                scheme.light if colour != scheme.light else scheme.dark,
            )
