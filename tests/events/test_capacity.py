"""Who gets a place, whatever happens in whatever order."""

from hypothesis import given, strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from events.capacity import gets_place, places_left, position, promoted

SIZES = st.integers(0, 8)


@given(SIZES, SIZES, SIZES)
def test_whoever_comes_gets_a_place_only_past_all_who_wait(capacity, taken, waiting):
    if gets_place(capacity, taken, waiting):
        assert capacity - taken > waiting


@given(SIZES, SIZES, SIZES)
def test_no_more_move_up_than_wait_or_than_there_are_places(capacity, taken, waiting):
    moved = promoted(capacity, taken, waiting)
    assert 0 <= moved <= waiting
    assert moved == 0 or taken + moved <= capacity


@given(SIZES, SIZES)
def test_where_there_is_no_limit_nobody_waits(taken, waiting):
    assert places_left(None, taken) is None
    assert gets_place(None, taken, waiting)
    assert promoted(None, taken, waiting) == waiting


@given(st.sets(st.integers(1, 50), min_size=1))
def test_everybody_in_the_line_has_a_place_of_their_own(numbers):
    assert sorted(position(number, numbers) for number in numbers) == list(
        range(1, len(numbers) + 1)
    )


class Event(RuleBasedStateMachine):
    """An event, to which people come and go while its capacity changes."""

    @initialize(capacity=SIZES, reserved=st.integers(0, 3))
    def open(self, capacity, reserved):
        self.capacity, self.reserved = capacity, reserved
        self.number, self.came, self.waits = 0, [], []

    def taken(self) -> int:
        return self.reserved + len(self.came)

    @rule()
    def confirm(self):
        self.number += 1
        free = gets_place(self.capacity, self.taken(), len(self.waits))
        (self.came if free else self.waits).append(self.number)

    @rule(data=st.data())
    def leave(self, data):
        if self.came or self.waits:
            gone = data.draw(st.sampled_from(self.came + self.waits))
            self.came = [one for one in self.came if one != gone]
            self.waits = [one for one in self.waits if one != gone]
            self.move_up()

    @rule(capacity=SIZES)
    def change_capacity(self, capacity):
        self.capacity = capacity
        self.move_up()

    def move_up(self):
        count = promoted(self.capacity, self.taken(), len(self.waits))
        self.came += self.waits[:count]
        self.waits = self.waits[count:]

    @invariant()
    def nobody_waits_beside_a_free_place(self):
        if hasattr(self, "waits") and self.waits:
            assert places_left(self.capacity, self.taken()) == 0

    @invariant()
    def the_line_is_in_order(self):
        if hasattr(self, "waits"):
            assert self.waits == sorted(self.waits)


TestEvent = Event.TestCase
