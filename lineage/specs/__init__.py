"""What a spec tree says: the nouns, how they are read, and the project they make together."""
