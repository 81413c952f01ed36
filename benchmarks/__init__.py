"""How fast it is, measured against what any such program has to do: see `run`."""
