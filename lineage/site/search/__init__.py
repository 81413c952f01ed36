"""What search is made from: the names of everything first, and an index of all other words in small scripts."""
