"""Texts and the places in them: YAML that is read strictly, and what can be said of it."""
