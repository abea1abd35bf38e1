"""The order in which a booklet is laid."""

import pytest

from palmecenter.printing.booklet import sides


@pytest.mark.parametrize("pages", [1, 4, 5, 12, 31])
def test_a_folded_booklet_reads_in_order(pages):
    laid = sides(pages)
    assert len(laid) % 2 == 0
    shown = [page for side in laid for page in side if page is not None]
    assert sorted(shown) == list(range(pages))
    # The outermost sheet carries the first page at right, the second at its back, left.
    assert laid[0][1] == 0
    if pages > 1:
        assert laid[1][0] == 1
    # Folded, the pages that face each other in the middle stand on one side.
    left, right = laid[-1]
    assert right is None or left is None or right == left + 1
