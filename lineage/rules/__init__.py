"""The rules: one a file, each with its own documentation, all listed in `registry.py`."""
