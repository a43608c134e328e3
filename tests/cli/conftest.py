from tests.commands import command, day, home, rehearsed

__all__ = ["command", "day", "home", "rehearsed"]
