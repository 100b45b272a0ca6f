"""Sample forms of invented bodies, for the demonstration, the manual and the tests."""
