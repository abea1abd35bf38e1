"""Mosaics: public facts that tell together what a protection level hides.

Each of them may be harmless. Nobody can say for certain which two harm, so nothing is taken away
here: what may tell together is shown to whoever raises a level or publishes, before it is done, and
in a report. This room knows no facts; sections, search and lists bring finders of their own.
"""
