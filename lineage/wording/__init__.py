"""How things are put to people: phrases, quotations, suggestions."""
