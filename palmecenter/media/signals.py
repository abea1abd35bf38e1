"""What the media room tells of."""

from django.dispatch import Signal

files_withdrawn = Signal()
"""Files were deleted: `addresses`, the paths under which caches may still hold them."""
