"""Charts: what is drawn is what the numbers say, and the table says it too."""

from decimal import Decimal

import pytest
from bs4 import BeautifulSoup
from django.template.loader import render_to_string
from django.utils import translation
from hypothesis import given, strategies as st

from palmecenter.figures.charts import Datum, columns, progress, rows, scale_step
from palmecenter.figures.numbers import kronor, kronor_unit
from tests.markup import attribute, there

AMOUNTS = st.lists(st.integers(0, 10**9), min_size=1, max_size=30)


def data(values) -> list[Datum]:
    return [Datum(str(2000 + number), value) for number, value in enumerate(values)]


def per_cent(text: str) -> float:
    assert text.endswith("%")
    return float(text[:-1])


@given(AMOUNTS)
def test_columns_are_as_high_as_their_numbers(values):
    chart = columns("c", "Title", ("Year", "Sum"), data(values))
    step = scale_step(max(values))
    top = step * (len(chart.lines) - 1)
    assert top >= max(values)
    assert top - max(values) < step or not max(values)
    for bar, value in zip(chart.bars, values, strict=True):
        assert per_cent(bar.length) == pytest.approx(100 * value / top, abs=0.01)
        assert per_cent(bar.top) + per_cent(bar.length) == pytest.approx(100, abs=0.02)


@given(AMOUNTS)
def test_columns_stand_beside_each_other_within_the_drawing(values):
    bars = columns("c", "Title", ("Year", "Sum"), data(values)).bars
    lefts = [per_cent(bar.left) for bar in bars]
    rights = [per_cent(bar.left) + per_cent(bar.width) for bar in bars]
    assert lefts[0] >= 0
    assert rights[-1] <= 100
    assert all(right < left for right, left in zip(rights, lefts[1:], strict=False))


@given(AMOUNTS)
def test_bars_are_as_long_as_their_numbers_and_the_longest_fills_the_row(values):
    bars = rows("r", "Title", ("Theme", "Sum"), data(values)).bars
    for bar, value in zip(bars, values, strict=True):
        assert per_cent(bar.length) == pytest.approx(100 * value / (max(values) or 1), abs=0.01)


@given(AMOUNTS, st.sampled_from(["sv", "en"]))
def test_the_table_behind_a_chart_has_every_number_whole_and_their_sum(values, language):
    with translation.override(language):
        chart = columns("c", "T", ("Y", "S"), data(values), unit=kronor_unit(values), full=kronor)
        soup = BeautifulSoup(
            render_to_string("components/figures/columns.html", {"chart": chart}), "lxml"
        )
    numbers = [
        int("".join(letter for letter in cell.text if letter.isdigit()))
        for cell in soup.select("td.number")
    ]
    assert numbers == [*values, sum(values)]


@given(st.integers(1, 10**12))
def test_a_scale_has_few_lines_at_round_numbers(greatest):
    step = scale_step(greatest)
    assert str(step).strip("0") in {"1", "2", "5"}
    assert 1 <= -(-greatest // step) <= 5


@pytest.mark.parametrize(
    ("language", "amount", "whole", "short"),
    [
        ("sv", 4_603_211, "4\xa0603\xa0211\xa0kr", "4,6"),
        ("en", 4_603_211, "SEK\xa04,603,211", "4.6"),
        ("sv", 95_000, "95\xa0000\xa0kr", "95"),
        ("en", 95_000, "SEK\xa095,000", "95"),
        ("en", 0, "SEK\xa00", "0"),
    ],
)
def test_a_sum_is_written_as_the_readers_language_has_it(language, amount, whole, short):
    with translation.override(language):
        assert kronor(amount) == whole
        assert kronor_unit([amount]).short(amount) == short


@pytest.mark.parametrize(
    ("language", "amount", "said"),
    [
        ("sv", 14_465_000, "14,5 miljoner kronor"),
        ("en", 14_465_000, "SEK 14.5 million"),
        ("en", 95_000, "SEK 95 thousand"),
        ("sv", 800, "800 kronor"),
    ],
)
def test_a_sum_in_running_text_names_its_unit(language, amount, said):
    with translation.override(language):
        assert kronor_unit([amount]).said(amount) == said


def test_a_little_is_not_called_nothing():
    unit = kronor_unit([3_200_000])
    with translation.override("sv"):
        assert unit.short(31_477) == "<0,1"
        assert unit.short(60_000) == "0,1"
        assert unit.short(0) == "0"


def test_a_chart_says_in_its_heading_what_it_counts_in():
    with translation.override("sv"):
        unit = kronor_unit([95_000, 3_200_000])
        assert str(unit.name) == "miljoner kronor"


def test_a_chart_of_many_years_names_only_so_many_as_fit():
    bars = columns("c", "T", ("Y", "S"), data(range(30))).bars
    assert [bar.label for bar in bars if bar.named] == [str(2000 + n) for n in range(0, 30, 3)]


@pytest.mark.parametrize(
    ("number", "room"), [(7, ""), (8, "unless-small"), (9, "unless-small"), (12, "unless-narrow")]
)
def test_every_second_of_many_years_gives_way_where_it_has_no_room(number, room):
    chart = columns("c", "T", ("Y", "S"), data(range(number)))
    html = render_to_string("components/figures/columns.html", {"chart": chart})
    soup = BeautifulSoup(html, "lxml")
    years = [str(2000 + n) for n in range(number)]
    giving_way = [year.text for year in soup.select(f"text.name.{room or 'none'}")]
    assert giving_way == (years[1::2] if room else [])
    assert [th.text for th in soup.select("tbody th")] == years


def test_a_drawing_is_one_picture_to_a_screen_reader_and_the_table_has_the_rest():
    chart = columns("c", "Budget by year", ("Year", "Sum"), data([1, 2]))
    with translation.override("en"):
        html = render_to_string("components/figures/columns.html", {"chart": chart})
    soup = BeautifulSoup(html, "lxml")
    assert attribute(soup.svg, "role") == "img"
    assert "Budget by year" in attribute(soup.svg, "aria-label")
    assert [th.text for th in soup.select("th[scope=row]")] == ["2000", "2001", "Total"]
    assert not soup.select("[style], style, script")


def test_no_data_draws_nothing_and_does_not_fail():
    assert columns("c", "T", ("Y", "S"), []).bars == []
    assert rows("r", "T", ("Y", "S"), []).bars == []


@pytest.mark.parametrize(
    ("achieved", "target", "baseline", "length", "mark", "reached"),
    [
        (41, 60, 0, "68.33%", "100.00%", False),
        (60, 60, 0, "100.00%", "100.00%", True),
        (90, 60, 0, "100.00%", "66.67%", True),
        (27, 40, 6, "61.76%", "100.00%", False),
        (3, 2, 4, "50.00%", "100.00%", False),  # a target to go down to
        (0, 60, 10, "0.00%", "100.00%", False),  # it went the wrong way
        (Decimal("0.5"), Decimal(1), 0, "50.00%", "100.00%", False),
    ],
)
def test_progress_is_measured_from_the_baseline_to_the_target(
    achieved, target, baseline, length, mark, reached
):
    result = there(progress(achieved, target, baseline))
    assert (result.length, result.target, result.reached) == (length, mark, reached)


def test_a_target_that_is_the_baseline_has_no_bar():
    assert progress(5, 5, 5) is None
