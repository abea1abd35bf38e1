"""What tests look for in a page, in the types that they need: there it is, or the test fails."""

from typing import TypeVar

from bs4 import Tag

Found = TypeVar("Found")


def there(found: Found | None) -> Found:
    """Return what was looked for, which must have been found."""
    assert found is not None
    return found


def attribute(tag: Tag | None, name: str) -> str:
    """Return an attribute that has one value, of an element that must be there."""
    value = there(tag)[name]
    assert isinstance(value, str)
    return value
