"""Posters of places: field, bridge, stairs, houses, plants, sea."""

from math import sin

from .canvas import HEIGHT, WIDTH, Canvas, turned
from .palette import Colour


def sunrise(canvas: Canvas) -> None:
    """A low sun with a halo over a ploughed field: work that starts early."""
    scheme, rng = canvas.scheme, canvas.rng
    horizon, x = rng.randint(560, 640), rng.randint(600, 1000)
    for radius in (880, 640, 420):
        canvas.disc(x, horizon, radius, scheme.light)
        canvas.disc(x, horizon, radius - 110, scheme.ground)
    canvas.disc(x, horizon, rng.randint(230, 260), scheme.accent)
    canvas.polygon([(-20, horizon), (1620, horizon), (1620, 1020), (-20, 1020)], scheme.main)
    furrows = 11
    for number in range(furrows):
        left = (number - furrows / 2) * 420 + x
        canvas.polygon([(x, horizon + 6), (left + 200, 1020), (left, 1020)], scheme.dark, wobble=1)
    canvas.strip((-20, horizon), (1620, horizon), 18, scheme.dark)


def bridge(canvas: Canvas) -> None:
    """A bridge with people meeting on it."""
    scheme, rng = canvas.scheme, canvas.rng
    deck, arches = 520, rng.choice((3, 4))
    canvas.disc(rng.randint(500, 1100), 330, 250, scheme.light)
    canvas.block(-20, 800, 1640, 220, scheme.dark)
    canvas.block(-20, deck, 1640, 330, scheme.main)
    span = WIDTH / arches
    for number in range(arches):
        centre, radius = (number + 0.5) * span, span * 0.39
        canvas.sector(centre, 800, radius, 180, 360, scheme.ground)
        canvas.block(centre - radius, 795, 2 * radius, 60, scheme.ground)
    canvas.block(-20, 845, 1640, 175, scheme.dark)
    for row in range(3):
        y = 875 + row * 46
        for number in range(-1, 9):
            x = number * 210 + row * 105
            canvas.band(x, y - 60, 108, 92, 40, 140, scheme.light)
    canvas.block(-20, deck - 26, 1640, 34, scheme.dark)
    for x, colour in ((650, scheme.dark), (770, scheme.accent), (880, scheme.dark)):
        _figure(canvas, x, deck - 24, 190, colour)
    for x in (180, 310, 1290, 1420):
        _figure(canvas, x, deck - 24, 165, scheme.dark)


def _figure(canvas: Canvas, x: float, foot: float, height: float, colour: Colour) -> None:
    canvas.disc(x, foot - height * 0.86, height * 0.14, colour)
    canvas.polygon(
        [
            (x - height * 0.2, foot),
            (x - height * 0.13, foot - height * 0.68),
            (x + height * 0.13, foot - height * 0.68),
            (x + height * 0.2, foot),
        ],
        colour,
        wobble=2,
    )


def steps(canvas: Canvas) -> None:
    """A staircase, a walker and a flag at the top: one step after another."""
    scheme, rng = canvas.scheme, canvas.rng
    count = rng.choice((5, 6))
    width, rise = 1640 / count, 560 / count
    canvas.disc(1240, 250, 210, scheme.light)
    for number in range(count):
        top = 900 - number * rise
        canvas.block(number * width - 20, top, 1660, 1100 - top, scheme.main)
        canvas.block(number * width - 20, top, width + 20, 26, scheme.dark)
    for number in range(count):
        canvas.block(number * width - 20, 900 - number * rise + 26, 22, rise + 400, scheme.dark)
    last = 900 - (count - 1) * rise
    pole = 1640 - width / 2
    canvas.strip((pole, last), (pole, last - 300), 18, scheme.dark)
    canvas.polygon(
        [(pole, last - 300), (pole - 240, last - 240), (pole, last - 160)], scheme.accent
    )
    for number in range(1, count - 1, 2):
        _figure(canvas, (number + 0.5) * width, 900 - number * rise, 230, scheme.dark)


def houses(canvas: Canvas) -> None:
    """A street where somebody is at home in every house."""
    scheme, rng = canvas.scheme, canvas.rng
    canvas.disc(rng.choice((330, 1270)), 260, 150, scheme.accent)
    x, number = -30, 0
    colours = (scheme.main, scheme.light, scheme.dark)
    while x < WIDTH:
        width, height = rng.choice((210, 250, 290)), rng.randint(330, 640)
        wall = colours[number % 3]
        window = scheme.ground if wall != scheme.light else scheme.dark
        top = HEIGHT - 90 - height
        canvas.block(x, top, width, height + 20, wall)
        if number % 2 == 0:
            peak = x + width / 2
            canvas.polygon([(x - 6, top + 4), (peak, top - 130), (x + width + 6, top + 4)], wall)
        columns = 2 if width < 250 else 3
        gap = width / (columns * 2 + 1)
        for row in range(int((height - 150) / 95)):
            for column in range(columns):
                lit = rng.random() < 0.13
                canvas.block(
                    x + gap * (1 + 2 * column),
                    top + 50 + row * 95,
                    gap,
                    56,
                    scheme.accent if lit else window,
                )
        canvas.block(x + width / 2 - 28, HEIGHT - 190, 56, 110, window)
        x, number = x + width, number + 1
    canvas.block(-20, HEIGHT - 92, 1640, 120, scheme.dark)


def plants(canvas: Canvas) -> None:
    """Cut leaves on coloured fields."""
    scheme, rng = canvas.scheme, canvas.rng
    fields = (scheme.light, scheme.ground, scheme.main, scheme.dark)
    shift = rng.randrange(4)
    for number in range(4):
        canvas.block(number * 400 - 5, -10, 410, 1020, fields[(number + shift) % 4])
    for number in range(4):
        field = fields[(number + shift) % 4]
        paper = {
            scheme.light: scheme.dark,
            scheme.ground: scheme.main,
            scheme.main: scheme.light,
            scheme.dark: scheme.light if number % 2 else scheme.accent,
        }[field]
        _plant(canvas, number * 400 + 200, paper, rng.choice((5, 6, 7)))


def _plant(canvas: Canvas, x: float, colour: Colour, pairs: int) -> None:
    canvas.strip((x, 940), (x, 130), 20, colour)
    shape = [(0, 0), (60, -52), (130, -50), (178, -6), (120, 26), (50, 34)]
    spread = 740 / pairs
    for pair in range(pairs):
        y = 890 - pair * spread
        scale = 0.98 - 0.07 * pair
        canvas.leaf(turned(shape, (x, y), -28, scale), colour)
        mirrored = [(-across, down) for across, down in shape]
        canvas.leaf(turned(mirrored, (x, y - spread * 0.3), 28, scale), colour)
    canvas.leaf(turned(shape, (x, 160), -90, 0.7), colour)


def waves(canvas: Canvas) -> None:
    """A paper boat on a high sea."""
    scheme, rng = canvas.scheme, canvas.rng
    x = rng.randint(640, 960)
    canvas.disc(rng.choice((300, 1300)), 250, 140, scheme.accent)
    _sea(canvas, 560, 46, 0.0, scheme.light)
    canvas.polygon([(x - 20, 610), (x - 20, 220), (x - 190, 560)], scheme.dark)
    canvas.polygon([(x + 10, 560), (x + 10, 160), (x + 230, 560)], scheme.main)
    canvas.polygon([(x - 330, 590), (x + 330, 590), (x + 210, 740), (x - 210, 740)], scheme.accent)
    _sea(canvas, 690, 52, 1.7, scheme.main)
    _sea(canvas, 840, 44, 3.9, scheme.dark)


def _sea(canvas: Canvas, top: float, height: float, phase: float, colour: Colour) -> None:
    crest = [(x, top + height * sin(x / 130 + phase)) for x in range(-20, 1640, 20)]
    canvas.polygon([*crest, (1620, 1020), (-20, 1020)], colour, wobble=1.5)
