"""What differs in meaning between two compiled trees, how much it matters, and whom it concerns (question Q6)."""
