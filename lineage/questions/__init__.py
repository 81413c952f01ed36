"""The questions that a compilation answers, one a file. `import lineage` offers them as functions."""
