"""Posters of people: a movement, seen from the front, from behind and from above."""

from math import cos, pi, sin

from .canvas import Canvas, Point
from .palette import Colour


def crowd(canvas: Canvas) -> None:
    """People standing close, row behind row, and one who has stood up."""
    scheme, rng = canvas.scheme, canvas.rng
    rows = (
        (400, 66, 8, scheme.light),
        (560, 84, 7, scheme.main),
        (760, 106, 6, scheme.dark),
    )
    riser = rng.randint(2, 4)
    for y, size, count, colour in rows:
        gap = 1760 / count
        for place in range(count + 1):
            x = place * gap - 80 + (gap / 2 if size == 84 else 0) + rng.uniform(-16, 16)
            if size == 84 and place == riser:
                _person(canvas, x, y - 270, 96, scheme.accent, rng.choice((1, 2, 3)))
            _person(canvas, x, y + rng.uniform(-0.4, 0.4) * size, size, colour, rng.randrange(5))


def _person(canvas: Canvas, x: float, y: float, size: float, colour: Colour, hair: int) -> None:
    """A silhouette: head at (x, y) with radius `size`.

    `hair` picks bare, scarf, curls, bun or cap.
    """
    if hair == 1:
        canvas.disc(x, y, size * 1.14, colour)
        canvas.polygon(
            [
                (x - size * 1.13, y),
                (x + size * 1.13, y),
                (x + size * 1.6, y + size * 1.9),
                (x - size * 1.6, y + size * 1.9),
            ],
            colour,
        )
    elif hair == 2:
        for across, down in ((-0.8, -0.3), (-0.45, -0.85), (0.2, -1.05), (0.75, -0.6), (0.9, 0)):
            canvas.disc(x + across * size, y + down * size, size * 0.52, colour)
    elif hair == 3:
        canvas.disc(x, y - size * 1.15, size * 0.46, colour)
    elif hair == 4:
        canvas.sector(x, y - size * 0.2, size * 1.08, 180, 360, colour)
        canvas.block(x - size * 1.08, y - size * 0.28, size * 2.5, size * 0.2, colour)
    canvas.disc(x, y, size, colour)
    canvas.block(x - size * 0.4, y + size * 0.6, size * 0.8, size * 0.9, colour)
    shoulders = [(-1.9, 2.3), (-1.45, 1.62), (-0.4, 1.3), (0.4, 1.3), (1.45, 1.62), (1.9, 2.3)]
    canvas.polygon(
        [
            *((x + across * size, y + down * size) for across, down in shoulders),
            (x + size * 2, 1020),
            (x - size * 2, 1020),
        ],
        colour,
    )


def march(canvas: Canvas) -> None:
    """Banners on slanting poles over a line of heads."""
    scheme, rng = canvas.scheme, canvas.rng
    count, lean = rng.choice((4, 5)), rng.randint(150, 220)
    gap = 1640 / count
    for number in range(count):
        foot = -40 + number * gap
        head, top = foot + lean, 60 + (number % 2) * 110
        canvas.strip((foot - 40, 1000), (head, top), 18, scheme.dark)
        width, height = gap * 1.02, 330
        slope = lean / (1000 - top) * height
        canvas.polygon(
            [
                (head, top),
                (head + width, top + 50),
                (head + width - slope - 80, top + 50 + height / 2),
                (head + width - slope, top + 50 + height),
                (head - slope, top + height),
            ],
            (scheme.main, scheme.accent, scheme.light)[number % 3],
        )
    for row, colour in enumerate((scheme.main, scheme.dark)):
        y, size, gap = 660 + row * 150, 78 + row * 20, 205 + row * 40
        for place in range(10):
            x = place * gap - 60 + row * 90 + rng.uniform(-16, 16)
            _person(canvas, x, y + rng.uniform(-26, 26), size, colour, rng.randrange(5))


def hands(canvas: Canvas) -> None:
    """Raised hands: a vote, or a claim."""
    scheme, rng = canvas.scheme, canvas.rng
    for angle in range(0, 360, 20):
        canvas.wedge(800, 1050, 1700, angle, angle + 9, scheme.light)
    papers = [
        (scheme.main, scheme.dark),
        (scheme.dark, scheme.accent),
        (scheme.accent, scheme.main),
    ]
    shift = rng.randrange(3)
    for number, x in enumerate((190, 500, 810, 1120, 1430)):
        skin, sleeve = papers[(number + shift) % 3]
        wrist = (500, 420, 560)[number % 3] + rng.randint(-40, 40)
        _hand(canvas, x, wrist, 1.0, skin, sleeve, left=number % 2 == 0)


def _hand(
    canvas: Canvas, x: float, wrist: float, size: float, skin: Colour, sleeve: Colour, left: bool
) -> None:
    side = -1 if left else 1
    canvas.block(x - 58 * size, wrist - 20, 116 * size, 700, skin)
    canvas.block(x - 86 * size, wrist + 190 * size, 172 * size, 800, sleeve)
    palm = wrist - 60 * size
    canvas.polygon(
        [
            (x - 92 * size, palm - 85 * size),
            (x + 92 * size, palm - 85 * size),
            (x + 84 * size, palm + 40 * size),
            (x + 56 * size, palm + 90 * size),
            (x - 56 * size, palm + 90 * size),
            (x - 84 * size, palm + 40 * size),
        ],
        skin,
    )
    lengths = (104, 156, 168, 120) if left else (120, 168, 156, 104)
    for finger, (length, spread) in enumerate(zip(lengths, (-16, -5, 5, 17), strict=True)):
        base = x + (finger - 1.5) * 48 * size
        tip = (base + spread * 1.6 * size, palm - (85 + length) * size)
        canvas.finger((base, palm - 60 * size), tip, 44 * size, skin)
    thumb = (x + side * 170 * size, palm - 78 * size)
    canvas.finger((x + side * 62 * size, palm + 26 * size), thumb, 50 * size, skin)


def circle(canvas: Canvas) -> None:
    """A study circle from above: everybody sits in the front row."""
    scheme, rng = canvas.scheme, canvas.rng
    count, centre = rng.choice((8, 9)), (800.0, 500.0)
    canvas.disc(*centre, 770, scheme.light)
    special, turn = rng.randrange(count), rng.uniform(0, 40)
    angles = [(turn + number * 360 / count) * pi / 180 for number in range(count)]
    for number, angle in enumerate(angles):
        _seat(canvas, centre, angle, scheme.accent if number == special else scheme.dark)
    canvas.disc(*centre, 330, scheme.main)
    for angle in angles:
        _sheet(canvas, centre, angle)
    canvas.disc(*centre, 76, scheme.accent)


def _seat(canvas: Canvas, centre: Point, angle: float, colour: Colour) -> None:
    """Shoulders, arms and head, seen from above, facing the table."""
    shoulders = [(400, -96), (396, 96), (450, 128), (500, 0), (450, -128)]
    canvas.leaf([_at(centre, angle, *corner) for corner in shoulders], colour)
    for side in (-1, 1):
        elbow, hand = ((440, 98), (332, 84)) if side > 0 else ((440, -98), (332, -84))
        canvas.finger(_at(centre, angle, *elbow), _at(centre, angle, *hand), 44, colour)
    head = canvas.scheme.main if canvas.scheme.main != colour else canvas.scheme.ground
    canvas.disc(*_at(centre, angle, 428, 0), 58, head)


def _sheet(canvas: Canvas, centre: Point, angle: float) -> None:
    corners = ((300, -44), (300, 44), (196, 44), (196, -44))
    canvas.polygon([_at(centre, angle, *corner) for corner in corners], canvas.scheme.ground)


def _at(centre: Point, angle: float, distance: float, aside: float) -> Point:
    """A place `distance` out from the centre along `angle` (radians), `aside` to its right."""
    return (
        centre[0] + cos(angle) * distance - sin(angle) * aside,
        centre[1] + sin(angle) * distance + cos(angle) * aside,
    )
