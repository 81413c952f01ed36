"""A second, brute-force reading of what an arrow means.

It is written from the table of steps in the design alone and shares no line with ``lineage``: no parser, no model, no
graph. It is slow and plain on purpose, so that a person can hold it beside the table and see that they say the same.
"""

from tests.oracle.answers import Answer, Oracle

__all__ = ["Answer", "Oracle"]
