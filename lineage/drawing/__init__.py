"""Pictures of lineage: what is laid out where. The site and the SVG output both draw from here."""
