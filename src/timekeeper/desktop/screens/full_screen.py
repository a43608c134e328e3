"""Which windows of other programs fill a screen, as X11 and Windows tell it."""

from __future__ import annotations

import ctypes
import os
import struct
import sys
from collections.abc import Iterator

from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication, QScreen

from timekeeper.desktop.screens.connected import real_size

_NO_WORDS = 1_024  # of a property, at most
_WINDOW, _ATOM, _CARDINAL = 33, 4, 6  # types of properties, as the X protocol numbers them
_CAPTION, _STYLE, _CLOAKED, _LONGEST_NAME = 0x00C00000, -16, 14, 256
_DESKTOPS = ("Progman", "WorkerW")  # they fill all screens, and show no slides


def pixels_of(screen: QScreen) -> QRect:
    """Return the screen's place in the window system's own pixels."""
    return QRect(screen.geometry().topLeft(), real_size(screen))


def windows_filling(place: QRect) -> frozenset[int] | None:
    """Return what other programs' windows fill this place; None where no system tells it.

    A window that is but maximised is none of them. Two programs' windows are never the same.
    """
    platform = QGuiApplication.platformName()
    try:
        if platform == "xcb":
            return frozenset(_x11_windows(place))
        if platform == "windows":
            return frozenset(_windows_windows(place))
    except (OSError, AttributeError, ValueError, struct.error):
        pass
    return None


class _Cookie(ctypes.Structure):
    _fields_ = (("sequence", ctypes.c_uint),)


class _Roots(ctypes.Structure):
    _fields_ = (("data", ctypes.c_void_p), ("rem", ctypes.c_int), ("index", ctypes.c_int))


class _X11:
    """A connection of its own to the X server: Qt's is Qt's, and an error here ends nothing."""

    def __init__(self) -> None:
        self._xcb, self._free = ctypes.CDLL("libxcb.so.1"), ctypes.CDLL(None).free
        self._free.argtypes = (ctypes.c_void_p,)
        for name, result in (
            ("xcb_connect", ctypes.c_void_p),
            ("xcb_get_setup", ctypes.c_void_p),
            ("xcb_setup_roots_iterator", _Roots),
        ):
            getattr(self._xcb, name).restype = result
        self._connection = ctypes.c_void_p(self._xcb.xcb_connect(None, None))
        if self._xcb.xcb_connection_has_error(self._connection):
            self.close()
            raise OSError
        setup = ctypes.c_void_p(self._xcb.xcb_get_setup(self._connection))
        root = self._xcb.xcb_setup_roots_iterator(setup).data
        self.root = ctypes.c_uint32.from_address(root).value

    def close(self) -> None:
        self._xcb.xcb_disconnect(self._connection)

    def atom(self, name: str) -> int:
        told = self._ask("intern_atom", 12, 0, ctypes.c_uint16(len(name)), name.encode())
        return int(struct.unpack_from("=I", told, 8)[0]) if told else 0

    def numbers(self, window: int, name: str, kind: int) -> tuple[int, ...]:
        """Return what a property of a window holds; nothing of a window that has gone."""
        asked = 0, window, self.atom(name), kind, 0, _NO_WORDS
        told = self._ask("get_property", 32 + 4 * _NO_WORDS, *asked)
        if not told or told[1] != 32:  # noqa: PLR2004  # of other widths is none of those asked for
            return ()
        return struct.unpack_from(f"={struct.unpack_from('=I', told, 16)[0]}I", told, 32)

    def place(self, window: int) -> QRect:
        size = self._ask("get_geometry", 24, window)
        corner = self._ask("translate_coordinates", 16, window, self.root, 0, 0)
        if not size or not corner:
            return QRect()
        return QRect(*struct.unpack_from("=hh", corner, 12), *struct.unpack_from("=HH", size, 16))

    def _ask(self, what: str, length: int, *arguments: object) -> bytes:
        """Return so many bytes of the answer at most; none where the server refuses it."""
        ask, answer = getattr(self._xcb, f"xcb_{what}"), getattr(self._xcb, f"xcb_{what}_reply")
        ask.restype, answer.restype = _Cookie, ctypes.c_void_p
        told = answer(self._connection, ask(self._connection, *arguments), None)
        if not told:
            return b""
        try:
            # An answer is 32 bytes, and as many words more as it says itself.
            whole = 32 + 4 * ctypes.c_uint32.from_address(told + 4).value
            return ctypes.string_at(told, min(length, whole))
        finally:
            self._free(told)


def _x11_windows(place: QRect) -> Iterator[int]:
    server = _X11()
    try:
        full = server.atom("_NET_WM_STATE_FULLSCREEN")
        for window in server.numbers(server.root, "_NET_CLIENT_LIST", _WINDOW):
            process = next(iter(server.numbers(window, "_NET_WM_PID", _CARDINAL)), 0)
            fills = full in server.numbers(window, "_NET_WM_STATE", _ATOM)
            if fills and process != os.getpid() and server.place(window).contains(place):
                # The server gives the number of a window that has gone to the next program's.
                yield window | process << 32
    finally:
        server.close()


def _windows_windows(place: QRect) -> list[int]:
    """Return the windows without a caption that fill the place.

    It could not be tried where this was written.
    """
    found: list[int] = []
    if sys.platform == "win32":
        from ctypes import wintypes  # noqa: PLC0415  # of no use elsewhere

        user, manager = ctypes.windll.user32, ctypes.windll.dwmapi

        def look(window: int, _more: int) -> bool:
            process, rect = wintypes.DWORD(), wintypes.RECT()
            cloaked, name = wintypes.DWORD(), ctypes.create_unicode_buffer(_LONGEST_NAME)
            user.GetWindowThreadProcessId(window, ctypes.byref(process))
            user.GetWindowRect(window, ctypes.byref(rect))
            user.GetClassNameW(window, name, _LONGEST_NAME)
            manager.DwmGetWindowAttribute(window, _CLOAKED, ctypes.byref(cloaked), 4)
            lies = QRect(rect.left, rect.top, rect.right - rect.left, rect.bottom - rect.top)
            if (
                user.IsWindowVisible(window)
                and not cloaked.value
                and process.value != os.getpid()
                and name.value not in _DESKTOPS
                and user.GetWindowLongW(window, _STYLE) & _CAPTION != _CAPTION
                and lies.contains(place)
            ):
                found.append(window)
            return True

        kind = ctypes.WINFUNCTYPE(wintypes.BOOL, wintypes.HWND, wintypes.LPARAM)
        user.EnumWindows(kind(look), 0)
    return found
