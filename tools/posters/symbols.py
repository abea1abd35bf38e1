"""Posters of things: what a movement hopes for, learns from and votes with."""

from itertools import pairwise
from math import cos, pi, sin

from .canvas import Canvas, turned
from .palette import INK, PAPER


def dove(canvas: Canvas) -> None:
    """A dove with a twig, in front of the sun."""
    scheme, rng = canvas.scheme, canvas.rng
    canvas.disc(800, 500, 430, scheme.light)
    over_light = rng.random() < 0.5
    body = scheme.dark if over_light else scheme.accent
    wing = scheme.accent if over_light else scheme.dark
    canvas.leaf(
        [(330, 350), (560, 180), (900, 110), (830, 260), (800, 420), (640, 520), (470, 480)], wing
    )
    canvas.leaf(
        [
            (1250, 420),
            (1150, 400),
            (1030, 460),
            (820, 450),
            (520, 610),
            (300, 780),
            (480, 790),
            (640, 780),
            (880, 760),
            (1060, 640),
            (1150, 510),
        ],
        body,
    )
    for number in range(4):
        canvas.leaf(
            turned([(0, 0), (180, -60), (330, -30), (170, 30)], (330, 760), 150 + number * 16, 0.9),
            body,
        )
    canvas.leaf(
        [(960, 520), (820, 330), (700, 130), (560, 60), (570, 260), (640, 460), (780, 590)], body
    )
    for number in range(3):
        canvas.strip(
            (640 + number * 62, 190 + number * 90), (760 + number * 48, 470 + number * 28), 12, wing
        )
    canvas.disc(1140, 450, 13, scheme.ground)
    canvas.strip((1240, 420), (1420, 520), 12, scheme.dark)
    for number, turn in enumerate((-30, 75, -15, 60, 20)):
        canvas.leaf(
            turned(
                [(0, 0), (40, -24), (92, 0), (40, 24)],
                (1275 + number * 36, 440 + number * 20),
                turn,
            ),
            scheme.accent if body != scheme.accent else scheme.dark,
        )


def book(canvas: Canvas) -> None:
    """An open book that something grows from."""
    scheme, rng = canvas.scheme, canvas.rng
    step = rng.choice((14, 18))
    for angle in range(180, 360, step):
        canvas.wedge(800, 640, 1400, angle, angle + step / 2, scheme.light)
    canvas.strip((800, 640), (800, 150), 24, scheme.dark)
    blade = [(0, 0), (70, -62), (150, -60), (205, -8), (138, 30), (58, 40)]
    for number, y in enumerate((470, 350, 230)):
        size = 1.15 - number * 0.15
        canvas.leaf(turned(blade, (800, y), -24, size), scheme.accent)
        mirrored = [(-across, down) for across, down in blade]
        canvas.leaf(turned(mirrored, (800, y - 50), 24, size), scheme.accent)
    canvas.leaf(turned(blade, (806, 170), -90, 0.7), scheme.accent)
    outline = (
        (0, 610),
        (180, 520),
        (420, 520),
        (600, 570),
        (600, 900),
        (420, 850),
        (180, 850),
        (0, 930),
    )
    for side in (-1, 1):
        canvas.polygon([(800 + side * x * 1.06, y + 34) for x, y in outline], scheme.dark)
        canvas.polygon([(800 + side * x, y) for x, y in outline], PAPER)
        for line in range(5):
            y, length = 610 + line * 52, rng.choice((300, 360, 400)) if line < 4 else 180
            start = 110 if side > 0 else -110 - length
            tint = scheme.accent if line == 0 else INK
            canvas.strip((800 + start, y), (800 + start + length, y), 18, tint)
    canvas.polygon([(786, 610), (814, 610), (810, 966), (790, 966)], scheme.dark)


def ballot(canvas: Canvas) -> None:
    """A ballot paper on its way into the box."""
    scheme, rng = canvas.scheme, canvas.rng
    for number in range(7):
        canvas.block(number * 260 - 60, -20, 120, 1060, scheme.light)
    x = 800
    canvas.polygon(
        turned([(-170, -330), (170, -330), (170, 260), (-170, 260)], (x, 390), rng.randint(-9, 9)),
        scheme.main,
    )
    canvas.strip((x - 90, 200), (x + 90, 380), 46, scheme.ground)
    canvas.strip((x + 90, 200), (x - 90, 380), 46, scheme.ground)
    canvas.block(x - 460, 560, 920, 460, scheme.dark)
    canvas.polygon(
        [
            (x - 520, 560),
            (x - 400, 480),
            (x + 400, 480),
            (x + 520, 560),
            (x + 520, 620),
            (x - 520, 620),
        ],
        scheme.accent,
    )
    canvas.block(x - 240, 500, 480, 26, scheme.dark)
    canvas.block(x - 330, 720, 660, 150, scheme.light)
    for number in range(3):
        canvas.block(x - 280, 750 + number * 34, (520, 400, 460)[number], 16, scheme.dark)
    canvas.polygon(turned([(-170, 0), (170, 0), (170, 112), (-170, 112)], (x, 402), 0), scheme.main)


def keyhole(canvas: Canvas) -> None:
    """Light through a keyhole: what is shown, and what is kept."""
    scheme, rng = canvas.scheme, canvas.rng
    x = rng.choice((620, 980))
    canvas.block(x - 520, -20, 1040, 1060, scheme.main)
    canvas.disc(x, 440, 330, scheme.dark)
    canvas.disc(x, 370, 122, scheme.accent)
    canvas.polygon([(x - 62, 420), (x + 62, 420), (x + 116, 660), (x - 116, 660)], scheme.accent)
    canvas.polygon([(x - 112, 690), (x + 112, 690), (x + 430, 1020), (x - 430, 1020)], scheme.light)
    for side in (-1, 1):
        for number in range(4):
            canvas.disc(x + side * 440, 120 + number * 250, 22, scheme.dark)


def globe(canvas: Canvas) -> None:
    """The world in bands, and a path that links far places."""
    scheme, rng = canvas.scheme, canvas.rng
    x, y, radius = 800, 500, 400
    for number in range(6):
        canvas.block(-20, number * 190 - 40, 1640, 84, scheme.light)
    canvas.disc(x, y, radius + 34, scheme.ground)
    canvas.disc(x, y, radius, scheme.main)
    for share in (0.86, 0.5):
        left = [(x - radius * share * s, y - radius * c) for s, c in _half()]
        right = [(x + radius * share * s, y - radius * c) for s, c in _half()]
        inner = [(px + 16 if px < x else px - 16, py) for px, py in [*left, *right[::-1]]]
        canvas.polygon([*left, *right[::-1]], scheme.ground, wobble=1)
        canvas.polygon(inner, scheme.main, wobble=1)
    canvas.block(x - 8, y - radius, 16, 2 * radius, scheme.ground)
    for height in (-200, 0, 200):
        half = (radius**2 - height**2) ** 0.5
        canvas.strip((x - half, y + height), (x + half, y + height), 16, scheme.ground)
    places = [(560, 330), (720, 640), (930, 420), (1080, 650)]
    rng.shuffle(places)
    for start, end in pairwise(places):
        canvas.strip(start, end, 14, scheme.dark)
    for number, (px, py) in enumerate(places):
        canvas.disc(px, py, 46, scheme.dark)
        canvas.disc(px, py, 30, scheme.accent if number else scheme.light)


def _half() -> list[tuple[float, float]]:
    return [(sin(step * pi / 24), cos(step * pi / 24)) for step in range(25)]
