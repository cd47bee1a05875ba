"""Bytes of a file -> `Report`: one module a format."""
