from tests.commands import command, home

__all__ = ["command", "home"]
