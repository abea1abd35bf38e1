"""Posters without a picture: blocks, rings and columns, as a printer lays them."""

from .canvas import Canvas


def blocks(canvas: Canvas) -> None:
    """Wood type without letters: stacked lines of different weight."""
    scheme, rng = canvas.scheme, canvas.rng
    colours = (scheme.main, scheme.dark, scheme.accent, scheme.light)
    y, number = 70, rng.randrange(4)
    for height in rng.sample((210, 130, 90, 190, 60), 5):
        x = 90
        while x < 1480:
            width = rng.choice((140, 220, 300, 460))
            if 1510 - (x + width) < 150:
                width = 1510 - x
            canvas.block(x, y, width, height, colours[number % 4])
            x += width + 26
            number += rng.choice((1, 1, 2))
        y += height + 45


def echo(canvas: Canvas) -> None:
    """Rings that spread from a corner, as from a voice or a stone in water."""
    scheme, rng = canvas.scheme, canvas.rng
    x, y = rng.choice((-40, 240)), rng.choice((1040, 760))
    colours = (scheme.light, scheme.main, scheme.light, scheme.dark, scheme.main, scheme.light)
    for number, colour in enumerate(colours):
        radius = 1560 - number * 225
        canvas.disc(x, y, radius, colour)
        canvas.disc(x, y, radius - rng.choice((70, 100, 130)), scheme.ground)
    canvas.disc(x, y, 190, scheme.accent)


def growth(canvas: Canvas) -> None:
    """Columns of coins that become a wall."""
    scheme, rng = canvas.scheme, canvas.rng
    canvas.disc(1230, 260, 190, scheme.light)
    for column, count in enumerate((2, 3, 5, 6, 8)):
        x = 150 + column * 270
        for number in range(count):
            y = 850 - number * 92
            colour = (scheme.main, scheme.dark)[(number + column) % 2]
            if number == count - 1:
                colour = scheme.accent
            canvas.block(x + rng.uniform(-9, 9), y, 224, 74, colour)
    canvas.block(-20, 936, 1640, 90, scheme.dark)
