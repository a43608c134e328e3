"""The windows. The only folder that knows Qt."""

import builtins

_import = builtins.__import__

import PySide6.QtCore  # noqa: E402, F401  # it puts an import of its own into the place of Python's

# Qt's reads the source of each module that is imported from now on, to look for a feature that is
# not used here, and keeps it: 50 ms and 8 MB at a start.
builtins.__import__ = _import
