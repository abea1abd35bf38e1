"""`manage.py tend_registrations`: what `process_registrations` was called until December 2026.

Timetables of servers have it: what people wrote would stay unerased where nobody changed them.
"""

from .process_registrations import Command

__all__ = ["Command"]
