"""One timekeeper to a data folder: a second one brings the first to the front, or is refused."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLockFile, QObject, QThread, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from timekeeper.files.lock import LOCK
from timekeeper.files.places import is_another_users
from timekeeper.files.writing import born_private
from timekeeper.words.language import _

PATIENCE = 2000
PAUSE, TRIES = 100, 50  # milliseconds between calls to one that has just been started, and how many


class SingleInstance(QObject):
    """Holds the data folder for this process, and hears of others that were started.

    ``asked`` carries the file that the other was to open, None for none. A lock whose process was
    killed counts for nothing. ``wait`` lets so many milliseconds pass.
    """

    asked = Signal(object)

    def __init__(self, folder: Path, wait: Callable[[int], object] = QThread.msleep) -> None:
        super().__init__()
        self._wait = wait
        self._folder = folder
        self._lock = QLockFile(str(folder / LOCK))
        self._lock.setStaleLockTime(0)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._hear)
        whose = f"{Path.home()} {os.path.realpath(folder)}"
        # A name, not a path: Qt puts it where each system keeps such things.
        self._name = f"timekeeper-{hashlib.sha256(whose.encode()).hexdigest()[:20]}"

    def is_first(self) -> bool:
        """Take the folder; False when another holds it.

        A folder that takes no lock is free unless somebody listens, or it is another user's.
        """
        with born_private():  # Qt would let everybody read its lock
            locked = self._lock.tryLock(0) or self._take_from_a_dead_namesake()
        if not locked and (not self._takes_no_lock() or is_another_users(self._folder)):
            return False
        other = self._call()
        if other is not None:  # he began when the folder took no lock
            other.abort()
            self._lock.unlock()
            return False
        return True

    def listen(self) -> None:
        """Hear of others from now on; before there is an application, Qt would hear nothing."""
        QLocalServer.removeServer(self._name)  # what a killed process left behind
        self._server.listen(self._name)

    def _take_from_a_dead_namesake(self) -> bool:
        """Take a lock that was left before the computer died by a process with our number.

        Qt finds that number running, namely us. What somebody holds cannot be removed.
        """
        process = self._lock.getLockInfo()[0]
        if process != QCoreApplication.applicationPid() or not self._lock.removeStaleLockFile():
            return False
        return self._lock.tryLock(0)

    def _takes_no_lock(self) -> bool:
        refused = (QLockFile.LockError.PermissionError, QLockFile.LockError.UnknownError)
        # Of a folder that is write-protected, Windows says that the lock is held.
        return self._lock.error() in refused or not Path(self._lock.fileName()).exists()

    def _call(self) -> QLocalSocket | None:
        """Return a line to the one that listens, None when nobody does."""
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        return socket if socket.waitForConnected(PATIENCE) else None

    def hand_over(self, file: Path | None) -> bool:
        """Let the first one come to the front and open the file; False when it does not hear.

        Started a moment before, as by one click too many, it hears when its windows are made.
        """
        socket, tries = self._call(), TRIES
        while socket is None and tries > 0:
            self._wait(PAUSE)
            socket, tries = self._call(), tries - 1
        if socket is None:
            return False
        path = str(file.absolute()) if file is not None else ""
        socket.write(f"{path}\n".encode())
        heard = socket.waitForBytesWritten(PATIENCE)
        socket.disconnectFromServer()
        return heard

    def reason(self) -> str:
        """Return why the folder cannot be had."""
        if self._takes_no_lock() and is_another_users(self._folder):
            return _("The folder {path} belongs to another user; each user needs one.").format(
                path=self._folder
            )
        process, computer, _program = self._lock.getLockInfo()
        return _(
            "Another timekeeper (process {process} on {computer}) holds the records in {path}; "
            "two would mix them up. Close that one first."
        ).format(process=process, computer=computer, path=self._folder)

    def release(self) -> None:
        """Let others have the folder."""
        self._server.close()
        self._lock.unlock()

    def _hear(self) -> None:
        socket = self._server.nextPendingConnection()
        socket.disconnected.connect(socket.deleteLater)

        def read() -> None:
            if socket.canReadLine():
                path = bytes(socket.readLine().data()).decode().rstrip("\n")
                self.asked.emit(Path(path) if path else None)

        socket.readyRead.connect(read)
        read()
