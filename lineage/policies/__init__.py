"""The organisation's own rules over the graph: `Policies` documents, what breaks them, and waivers."""
