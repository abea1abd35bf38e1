"""On PostgreSQL: text-search configurations that keep every word, and an index that queries use."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

LANGUAGES = {"palmecenter_sv": "swedish", "palmecenter_en": "english"}

# PostgreSQL's own configurations drop stop words: "Om oss" could never be found.
CONFIGURATION = """
CREATE TEXT SEARCH DICTIONARY {name}_stem (TEMPLATE = snowball, LANGUAGE = {language});
CREATE TEXT SEARCH CONFIGURATION {name} (COPY = {language});
ALTER TEXT SEARCH CONFIGURATION {name} ALTER MAPPING REPLACE {language}_stem WITH {name}_stem;
"""
NO_CONFIGURATION = """
DROP TEXT SEARCH CONFIGURATION {name};
DROP TEXT SEARCH DICTIONARY {name}_stem;
"""
# Wagtail indexes both columns, but asks for their concatenation.
INDEX = "CREATE INDEX search_title_and_body ON wagtailsearch_indexentry USING gin ((title || body))"


def make(apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
    if schema_editor.connection.vendor == "postgresql":
        for name, language in LANGUAGES.items():
            schema_editor.execute(CONFIGURATION.format(name=name, language=language))
        schema_editor.execute(INDEX)


def unmake(apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP INDEX search_title_and_body")
        for name in LANGUAGES:
            schema_editor.execute(NO_CONFIGURATION.format(name=name))


class Migration(migrations.Migration):
    dependencies = [
        ("search", "0001_initial"),
        ("wagtailsearch", "0010_add_text_fields"),
    ]
    operations = [migrations.RunPython(make, unmake)]
