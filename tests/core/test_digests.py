"""The hash that names a file is SHA-256, whichever part of Python works it out; beside it BLAKE2b."""

import hashlib
import subprocess
import sys

from hypothesis import given
from hypothesis import strategies as st

from zitool.core.digests import fingerprint, hexdigest


@given(st.lists(st.binary(max_size=200), max_size=4))
def test_it_is_the_hash_of_the_pieces_together(pieces):
    """As `hashlib` has it."""
    assert hexdigest(*pieces) == hashlib.sha256(b"".join(pieces)).hexdigest()
    assert fingerprint(*pieces) == hashlib.blake2b(b"".join(pieces), digest_size=32).hexdigest()


def test_openssl_is_loaded_for_many_and_not_for_few():
    """One workbook does not wait for it, those of a long batch are hashed by it, to the same digests."""
    code = (
        "import sys; from zitool.core.digests import expect_many, hexdigest;"
        "few = hexdigest(b'x'); early = 'hashlib' in sys.modules;"
        "expect_many(); print(few == hexdigest(b'x'), early, 'hashlib' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.split() == ["True", "False", "True"]
