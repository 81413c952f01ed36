"""As many trees are tried as for the properties of impact and trace."""

from tests.properties import conftest  # noqa: F401 - it sets the profile
