"""What the protection room tells of, for whoever has to keep it or to clear up after it."""

from django.dispatch import Signal

facts_redacted = Signal()
"""Something was taken out of a page because of its level.

`page`; `facts`, as `redaction.redact` returns them; `earlier`, the contents of the revisions that
were rewritten; `comments`, the words of those that were deleted. Sent inside the transaction: a
receiver that cannot keep it raises, and nothing is removed.
"""

level_raised = Signal()
"""The level of something that may have been public was raised: `page`, `before`; `pictures`, those
that it showed.

Of an organisation or a person also `named_in`: the rows that refer to it, or did until it was
closed. Sent inside the transaction.
"""
