"""The lineage graph: what an arrow means step by step, walks over it, and cycles in it."""
