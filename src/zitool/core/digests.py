"""Digests of files: the SHA-256 that names one, and the BLAKE2b by which it is known to be as it was."""

from __future__ import annotations

# As `random` of the standard library does it: `hashlib` loads OpenSSL, which takes ten times as long as to
# hash a workbook.
try:
    from _sha2 import sha256 as _sha256  # type: ignore[import-not-found]  # Python 3.12 and later
except ImportError:
    try:
        from _sha256 import sha256 as _sha256  # type: ignore[import-not-found]
    except ImportError:
        from hashlib import sha256 as _sha256
try:
    from _blake2 import blake2b
except ImportError:
    from hashlib import blake2b

sha256 = _sha256
"""Takes bytes with ``update`` as they come; `hexdigest` is for those that are there at once."""
_begun = {"with": _sha256}
LONG = 100
"""Digests of one process for which OpenSSL pays."""


def expect_many() -> None:
    """Hash with OpenSSL from now on: for so many that its five times the speed is worth loading it."""
    from hashlib import sha256 as by_openssl  # noqa: PLC0415 - see above

    _begun["with"] = by_openssl


def hexdigest(*pieces: bytes) -> str:
    """Return the hexadecimal SHA-256 of some bytes, one piece after the other."""
    total = _begun["with"]()
    for piece in pieces:
        total.update(piece)
    return str(total.hexdigest())


def fingerprint(*pieces: bytes) -> str:
    """Return the hexadecimal BLAKE2b (256 bits) of some bytes: as safe, at a quarter of the cost."""
    total = blake2b(digest_size=32)
    for piece in pieces:
        total.update(piece)
    return total.hexdigest()
