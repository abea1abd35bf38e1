"""Checking one's knowledge: of a chapter, or of the whole manual."""
