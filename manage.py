#!/usr/bin/env python
"""Django's command line for the Palme Center's site."""

import os
import sys


def main() -> None:
    """Run the given command, with production's settings unless told otherwise."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "palmecenter.settings.production")
    from django.core.management import execute_from_command_line

    from palmecenter.errors.entry_points import run_command

    run_command(execute_from_command_line, sys.argv)


if __name__ == "__main__":
    main()
