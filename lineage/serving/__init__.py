"""A site that is being worked on: watched, served on this machine alone, and shown anew as it changes."""
