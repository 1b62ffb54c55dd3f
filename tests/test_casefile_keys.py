"""The header and the keys: what can never change once a case is written."""

from __future__ import annotations

import unicodedata

import pytest

from tilsyn.storage import keys

HEADER = b"TSN\x01" + bytes(range(12))


def test_the_header_names_its_scheme_and_is_otherwise_random() -> None:
    header = keys.new_header(bytes)
    assert header == b"TSN\x01" + bytes(12)
    assert keys.scheme_of(header) == keys.PASSPHRASE_SCHEME
    assert keys.scheme_of(keys.new_header(bytes, keys.VAULT_SCHEME)) == keys.VAULT_SCHEME


def test_what_is_no_header_has_no_scheme() -> None:
    assert keys.scheme_of(b"TSN\x01") is None
    assert keys.scheme_of(keys.SQLITE_MAGIC) is None


@pytest.mark.slow
def test_scheme_1_is_pinned_and_takes_a_passphrase_typed_on_a_mac() -> None:
    decomposed = unicodedata.normalize("NFD", "blåbær")
    assert decomposed != "blåbær"
    assert (
        keys.derive_key(decomposed, HEADER).raw.hex()
        == "d09fdab9f5c0fbf7aa22d6ec780230b96478a2cfe79c79ba85edcea35894acda"
    )


@pytest.mark.slow
def test_a_passphrase_with_bytes_that_are_no_text_is_still_one() -> None:
    assert len(keys.derive_key("\udce6", HEADER).raw) == keys.KEY_BYTES


def test_scheme_2_is_hkdf_of_the_vault_key_with_the_header() -> None:
    # RFC 5869, test case 1, its first block
    block = keys.hkdf_sha256(b"\x0b" * 22, salt=bytes(range(13)), context=bytes(range(0xF0, 0xFA)))
    assert block.hex() == "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf"
    assert keys.derive_from_vault(b"v" * 32, HEADER).raw == keys.hkdf_sha256(b"v" * 32, salt=HEADER, context=b"")


def test_a_key_is_never_shown() -> None:
    key = keys.Key(b"k" * 32, HEADER)
    assert key.raw.hex() not in repr(key)
    assert "kkkk" not in repr(key)
    assert key.pragma == f"x'{'6b' * 32}{HEADER.hex()}'"
