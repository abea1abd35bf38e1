"""Languages by their tags: what they are called, how they are written, what is no tag."""

import pytest
from django.core.exceptions import ValidationError

from palmecenter.languages.names import LanguageName, canonical_tag, language_name, validate_tag


@pytest.mark.parametrize(
    ("tag", "reader", "name", "own_name", "direction"),
    [
        ("my", "sv", "burmesiska", "မြန်မာ", "ltr"),
        ("ar", "en", "Arabic", "العربية", "rtl"),
        ("sr-Latn", "en", "Serbian (Latin)", "srpski (latinica)", "ltr"),
        # The script decides, not the language.
        ("pa-Arab", "en", "Punjabi (Arabic)", "پنجابی (عربی)", "rtl"),
        ("pa", "en", "Punjabi", "ਪੰਜਾਬੀ", "ltr"),
        # CLDR does not know it.
        ("xyz", "sv", "xyz", "xyz", "ltr"),
    ],
)
def test_a_language_has_a_name_for_the_reader_and_one_of_its_own(
    tag, reader, name, own_name, direction
):
    assert language_name(tag, reader) == LanguageName(tag, name, own_name, direction)


def test_a_name_that_says_the_same_twice_is_known():
    assert language_name("ar", "sv").is_named_twice
    assert not language_name("sv", "sv").is_named_twice
    assert not language_name("xyz", "sv").is_named_twice


@pytest.mark.parametrize(
    ("typed", "tag"), [("SR-latn-rs", "sr-Latn-RS"), (" my ", "my"), ("pt_br", "pt-BR")]
)
def test_a_tag_is_brought_into_its_usual_form_and_taken(typed, tag):
    assert canonical_tag(typed) == tag
    validate_tag(tag)


@pytest.mark.parametrize("typed", ["english", "e", "sv-", "sr-latn", "my/..", "my\n", ""])
def test_what_is_no_tag_is_refused(typed):
    with pytest.raises(ValidationError):
        validate_tag(typed)
