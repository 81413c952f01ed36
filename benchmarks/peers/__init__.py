"""Other people's tools, given the same model to make a site of."""
