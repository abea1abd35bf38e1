"""Note the language of titles that publications have in one language alone, where they are live."""

from django.db import migrations

CODES = ("sv", "en")


def language_of_title(page, editions) -> str:
    """Return it as `publications.editions.language_of_title` does."""
    headings = {code: getattr(page, f"heading_{code}") for code in CODES}
    said = {code: words for code, words in headings.items() if words}
    titles: dict[str, str] = {}
    for edition in editions:
        titles[edition.language] = titles.get(edition.language) or edition.title
    for tag, title in titles.items():
        titles[tag] = title or headings.get(tag.partition("-")[0]) or ""
    languages = {tag for tag, title in titles.items() if set(said.values()) == {title}}
    language = languages.pop() if len(languages) == 1 else ""
    return "" if list(said) == [language.partition("-")[0]] else language


def note(apps, schema_editor) -> None:
    """Note it in the rows; revisions say it when they are published."""
    pages = apps.get_model("publications", "PublicationPage")
    editions = apps.get_model("publications", "Edition")
    for page in pages.objects.all():
        own = editions.objects.filter(page_id=page.pk).order_by("sort_order")
        if language := language_of_title(page, own):
            pages.objects.filter(pk=page.pk).update(title_language=language)


class Migration(migrations.Migration):
    dependencies = [
        ("pages", "0004_language_of_titles"),
        ("publications", "0002_moderators_handle_orders"),
    ]

    operations = [migrations.RunPython(note, migrations.RunPython.noop, elidable=True)]
