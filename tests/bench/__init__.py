"""`make bench`: what a page costs. Numbers to compare and judge by, never asserted in a test."""
