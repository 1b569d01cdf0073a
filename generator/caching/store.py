"""A key-value store in one SQLite file, in which a keyed checksum protects each value."""

import contextlib
import sqlite3
from collections.abc import Iterable
from hashlib import blake2b
from pathlib import Path

NAME = "remembered.sqlite3"
SCHEMA = "CREATE TABLE IF NOT EXISTS parts (name TEXT PRIMARY KEY, sum BLOB, content BLOB)"
MOST_WAITING = 1_000  # values that wait in memory before they are handed to SQLite


class SqliteStore:
    """A store in `folder`. It never raises.

    Values that are damaged, or were written by another `program` (see `program_digest`), count as missing. If the file
    cannot be used, the store is empty and keeps nothing.
    """

    def __init__(self, folder: Path, program: bytes) -> None:
        self._file, self._program = folder / NAME, program
        self._put: dict[str, bytes] = {}
        self._names: set[str] = set()
        self._connection = self._open() or (self._begin_anew() and self._open())

    def get(self, name: str) -> bytes | None:
        """Return the value of `name`, or None if it is missing, damaged or from another program."""
        if not self._connection:
            return None
        try:
            row = self._connection.execute("SELECT sum, content FROM parts WHERE name = ?", (name,)).fetchone()
        except sqlite3.Error:
            return None
        if row is None or not isinstance(row[1], bytes) or row[0] != self._sum(name, row[1]):
            return None
        return row[1]

    def put(self, name: str, content: bytes) -> None:
        """Remember a value; `save` writes it to the disk."""
        self._names.add(name)
        self._put[name] = content
        if len(self._put) >= MOST_WAITING:
            self._insert()

    def save(self, prefix: str, names: Iterable[str]) -> None:
        """Commit all new values in one transaction; delete old ones whose name begins with `prefix`, except `names`."""
        self._insert()
        if not self._connection:
            return
        try:
            kept = {*names, *self._names}
            there = self._connection.execute("SELECT name FROM parts WHERE name GLOB ?", (f"{prefix}*",)).fetchall()
            gone = [name for name in there if name[0] not in kept]
            self._connection.executemany("DELETE FROM parts WHERE name = ?", gone)
            self._connection.commit()
        except sqlite3.Error:
            self.close()

    def _insert(self) -> None:
        rows = [(name, self._sum(name, content), content) for name, content in self._put.items()]
        self._put.clear()
        if not self._connection:
            return
        try:
            self._connection.executemany("INSERT OR REPLACE INTO parts VALUES (?, ?, ?)", rows)
        except sqlite3.Error:
            self.close()

    def close(self) -> None:
        """Close the file; from now on the store is empty and keeps nothing."""
        if self._connection:
            self._connection.close()
        self._connection = None

    def _open(self) -> sqlite3.Connection | None:
        connection = None
        try:
            # Losing the file does no harm, so wait neither for the disk nor for another build that is using it.
            connection = sqlite3.connect(self._file, timeout=0)
            connection.execute("PRAGMA synchronous = OFF")
            connection.execute(SCHEMA)
            connection.execute("SELECT count(*) FROM parts WHERE name = ''").fetchone()
            return connection
        except sqlite3.Error:
            if connection:
                connection.close()
            return None

    def _begin_anew(self) -> bool:
        """Delete a file that is damaged or not a database; return False if another build is using it."""
        try:
            with self._file.open("rb") as stream:
                is_database = stream.read(16) == b"SQLite format 3\x00"
            if is_database:
                with contextlib.closing(sqlite3.connect(self._file, timeout=0)) as connection:
                    connection.execute("PRAGMA quick_check").fetchone()
        except sqlite3.OperationalError:
            return False
        except (sqlite3.Error, OSError):
            pass
        with contextlib.suppress(OSError):
            self._file.unlink()
        return True

    def _sum(self, name: str, content: bytes) -> bytes:
        return blake2b(
            content, digest_size=16, key=self._program, person=blake2b(name.encode(), digest_size=16).digest()
        ).digest()
