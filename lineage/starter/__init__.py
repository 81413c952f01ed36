"""The tree that `lineage init` starts with. It checks clean, and says in comments what may be said."""
