"""`make mutate`: which changes are made, which tests are run for them, and what they notice."""

from random import Random
from textwrap import dedent

import pytest

from tools.mutate.changes import Change, changes_in
from tools.mutate.copies import copy_of_the_tree, try_in
from tools.mutate.rooms import ROOMS, ROOT
from tools.mutate.traces import Traces


def lines_made(source: str) -> set[str]:
    """Return the changed lines of every change that can be made in a source."""
    source = dedent(source)
    before = source.splitlines()
    return {
        line.strip()
        for change in changes_in("a.py", source)
        for line in change.made_in(source).splitlines()
        if line not in before
    }


@pytest.mark.parametrize(
    ("source", "made"),
    [
        ("x = not a", {"x = a"}),
        ("x = a and b", {"x = (a or b)", "x = (a)", "x = (b)"}),
        ("x = a < b", {"x = a <= b"}),
        ("x = a is not b", {"x = a is b"}),
        ("x = å not in b  # ö", {"x = å in b  # ö"}),
        ("x = 7", {"x = 8", "x = 6"}),
        ("x = True", {"x = False"}),
        ("x = [a, b]", {"x = [b]", "x = [a]"}),
        ("x = (a,)", {"x = ()"}),
        ("x = {a: b, c: d}", {"x = {c: d}", "x = {a: b}"}),
        ("x = [y for y in z if y]", {"x = [y for y in z if True]", "x = []"}),
        (
            "pages.filter(live=True)",
            {"pass", "pages.filter(live=False)", "pages.filter()", "pages"},
        ),
        ("x = a[:b]", {"x = a"}),
        ("x = a - b", {"x = a + b"}),
        ("raise ValueError(x)", {"pass"}),
        ("x.y = z", {"pass"}),
        ("@atomic\ndef f():\n  return a", {"return None", ""}),
        ("with atomic():\n  f(a)", {"if True:", "pass"}),
        ("if a:\n  f = g(b)", {"if not a:", "if False:"}),
    ],
)
def test_each_kind_of_code_is_changed_in_its_ways(source: str, made: set[str]) -> None:
    assert lines_made(source) - {"x = []"} == made - {"x = []"}


@pytest.mark.parametrize(
    "source",
    [
        '"""What it is: 7 and not 8."""',
        "name = models.CharField(_('name'), verbose_name='7', help_text=a and b)",
        "from a import b, c",
        "log.warning('Page %s', 7)",
        "Row = dict[str, int]",
        "x = _('7')",
        "def f(a: tuple[int, str]) -> dict[str, int]:\n  g = a",
        "class A:\n  def __str__(self):\n    return self.a and self.b",
        "@property\ndef f(self):\n  g = a",
        "if TYPE_CHECKING:\n  x = 7",
        "x = f'{7}'",
    ],
)
def test_what_nobody_could_notice_is_left_alone(source: str) -> None:
    given = {"name = models.CharField(_('name'), verbose_name='7', help_text=a and b)"}
    assert lines_made(source) - given == set()


def test_a_change_knows_its_function_and_its_lines_and_can_be_read_as_a_patch() -> None:
    source = dedent(
        """
        class A:
            limit = 7

            def f(self):
                def g():
                    return not self.x
                return g
        """
    ).lstrip()
    changes = changes_in("a.py", source)
    [inside] = [one for one in changes if "return self.x" in one.made_in(source)]
    assert (inside.function, inside.first, inside.last) == ("A.f", 6, 6)
    assert {one.function for one in changes if one.first == 2} == {""}
    patch = inside.diff(source).splitlines()
    assert "-            return not self.x" in patch
    assert "+            return self.x" in patch


@pytest.mark.parametrize("name", ROOMS)
def test_every_room_has_code_that_can_be_changed_and_tests(name: str) -> None:
    room = ROOMS[name]
    assert all(any(ROOT.glob(pattern)) for pattern in room.tests)
    assert room.test_files()
    file = Random(name).choice(room.code_files())  # noqa: S311 - any of them
    assert changes_in(str(file.relative_to(ROOT)), file.read_text()) or file.stat().st_size < 2000


def test_the_tests_that_come_to_a_change_are_run_the_quick_ones_first() -> None:
    traces = Traces(
        lines={
            "": {"a.py": {1}},
            "tests/t.py::slow": {"a.py": {5}},
            "tests/t.py::quick": {"a.py": {5, 9}},
            "tests/t.py::elsewhere": {"b.py": {5}},
            "tests/shared.py::": {"a.py": {9}},
        },
        seconds={
            "tests/t.py::slow": 9,
            "tests/t.py::quick": 1,
            "tests/t.py::elsewhere": 0.1,
            "tests/shared.py::one": 2,
        },
    )

    def at(first: int, last: int) -> Change:
        return Change("a.py", 0, 0, "", "f", first, last)

    assert traces.come_to(at(4, 6)) == ["tests/t.py::quick", "tests/t.py::slow"]
    assert traces.come_to(at(9, 9)) == ["tests/t.py::quick", "tests/shared.py::one"]
    assert traces.come_to(at(2, 3)) == []
    assert [traces.is_before(at(line, line)) for line in (1, 5)] == [True, False]
    near = ["tests/t.py::quick", "tests/shared.py::one", "tests/t.py::slow"]
    assert traces.come_near(at(1, 1)) == near
    nowhere = Change("c.py", 0, 0, "", "", 1, 1)
    assert traces.come_near(nowhere)[0] == "tests/t.py::elsewhere"
    assert traces.within(near, 4) == near[:2]
    assert traces.within(near, 0.5) == near[:1]


def test_a_change_in_a_copy_is_noticed_and_the_tree_stays_as_it_is() -> None:
    name = "palmecenter/listing/parsing.py"
    source = (ROOT / name).read_text()
    tests = ["tests/listing/test_parsing.py::test_a_year_a_month_and_a_day_are_periods"]
    harmful = next(one for one in changes_in(name, source) if one.text == "not (match is None)")
    with copy_of_the_tree() as copy:
        harmless = Change(name, 0, 0, "# A comment.\n", "", 1, 1)
        assert try_in(copy, harmless, tests, 1) == ""
        noticed = try_in(copy, harmful, tests, 1)
        assert (copy / name).read_text() == source
    assert "test_a_year_a_month" in noticed
    assert (ROOT / name).read_text() == source
