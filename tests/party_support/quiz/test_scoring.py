"""What an answer is worth, and which questions a word draws."""

from string import ascii_lowercase

from hypothesis import given, strategies as st

from party_support.quiz.scoring import Key, Outcome, choose, mark, score, version


@st.composite
def keys(draw):
    options = draw(st.integers(2, 10))
    letters = ascii_lowercase[:options]
    return Key(options, frozenset(draw(st.sets(st.sampled_from(letters), min_size=1))))


ANSWERS = st.sets(st.text(max_size=3) | st.sampled_from(ascii_lowercase), max_size=12)


@given(keys())
def test_exactly_the_right_options_are_right(key):
    assert mark(key, key.right) is Outcome.RIGHT


@given(keys(), ANSWERS)
def test_only_exactly_the_right_options_are_right(key, answer):
    assert (mark(key, answer) is Outcome.RIGHT) == (answer == key.right)


@given(keys(), ANSWERS)
def test_an_answer_is_marked_only_when_every_option_exists_and_there_are_not_too_many(key, answer):
    sound = bool(answer) and answer <= set(key.letters)
    sound = sound and (len(answer) == 1 or key.takes_several)
    assert mark(key, answer).is_answer == sound


@given(keys(), st.data())
def test_a_part_of_several_right_options_is_partly_right(key, data):
    if key.takes_several:
        some = data.draw(
            st.sets(st.sampled_from(sorted(key.right)), min_size=1, max_size=len(key.right) - 1)
        )
        assert mark(key, some) is Outcome.PARTLY


@given(st.lists(st.sampled_from(Outcome)))
def test_a_score_counts_what_is_right_of_all_that_was_asked(outcomes):
    total = score(outcomes)
    assert (total.right, total.of) == (outcomes.count(Outcome.RIGHT), len(outcomes))


POOLS = st.lists(st.integers(1, 10_000), unique=True, min_size=1, max_size=40)
SEEDS = st.text(min_size=1, max_size=40)


@given(POOLS, SEEDS, st.data())
def test_a_word_draws_the_same_questions_whatever_order_they_are_kept_in(pool, seed, data):
    number = data.draw(st.integers(1, len(pool)))
    shuffled = data.draw(st.permutations(pool))
    drawn = choose(pool, number, seed)
    assert len(drawn) == number
    assert set(drawn) == set(choose(shuffled, number, seed))
    assert drawn == [key for key in pool if key in drawn]


@given(POOLS, SEEDS, st.data())
def test_a_shorter_test_is_part_of_a_longer_one(pool, seed, data):
    number = data.draw(st.integers(1, len(pool)))
    fewer = data.draw(st.integers(0, number))
    assert set(choose(pool, fewer, seed)) <= set(choose(pool, number, seed))


@given(POOLS, SEEDS, st.integers(10_001, 20_000), st.data())
def test_a_new_question_changes_at_most_one_of_those_drawn(pool, seed, new, data):
    number = data.draw(st.integers(1, len(pool)))
    before, after = set(choose(pool, number, seed)), set(choose([*pool, new], number, seed))
    assert len(before - after) <= 1
    assert after - before <= {new}


def test_different_words_draw_different_questions():
    pool = list(range(1, 25))
    assert len({tuple(choose(pool, 5, seed)) for seed in ("oak", "elm", "fir", "yew")}) == 4


def test_a_word_draws_what_it_has_always_drawn():
    # The addresses of circles' tests are out there: this must never change.
    assert choose(list(range(1, 25)), 5, "cirkel") == [5, 7, 13, 17, 22]


@given(st.lists(st.text(), max_size=5), st.lists(st.text(), max_size=5))
def test_a_version_tells_any_two_sets_of_questions_apart(one, other):
    clean = [[part.replace("\x1e", "") for part in parts] for parts in (one, other)]
    joined = ["\x1e".join(parts) for parts in clean]
    assert (version(clean[0]) == version(clean[1])) == (joined[0] == joined[1])
