"""The hash that names a file is SHA-256, whichever part of Python works it out; beside it BLAKE2b."""

import hashlib

from hypothesis import given
from hypothesis import strategies as st

from zitool.core.blake2 import fingerprint
from zitool.core.sha256 import hexdigest


@given(st.lists(st.binary(max_size=200), max_size=4))
def test_it_is_the_hash_of_the_pieces_together(pieces):
    """As `hashlib` has it."""
    assert hexdigest(*pieces) == hashlib.sha256(b"".join(pieces)).hexdigest()
    assert fingerprint(*pieces) == hashlib.blake2b(b"".join(pieces), digest_size=32).hexdigest()
