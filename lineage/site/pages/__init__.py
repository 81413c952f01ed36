"""One module a page: what it shows, and how that is found in a compilation."""
