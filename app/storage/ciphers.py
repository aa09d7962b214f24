"""Authenticated encryption by name, so that an office bound to national algorithms (国密) can choose SM4.

Every cipher takes a secret of 32 bytes, a nonce of 12, and binds what is given as `bound` to the text.
"""

from typing import Protocol

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers import Cipher as BlockCipher
from cryptography.hazmat.primitives.ciphers import algorithms, modes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

_TAG_BYTES = 16
NONCE_BYTES = 12


class TamperedValue(Exception):
    """A sealed value was changed, cut, or moved to another row or column; or its key is another."""


class Cipher(Protocol):
    """What the vault asks of an algorithm."""

    def encrypt(self, nonce: bytes, text: bytes, bound: bytes) -> bytes:
        """The encrypted text with its tag."""

    def decrypt(self, nonce: bytes, sealed: bytes, bound: bytes) -> bytes:
        """The text. Raises TamperedValue."""


class Aes256Gcm:
    """AES-256 in Galois/counter mode (NIST SP 800-38D)."""

    def __init__(self, secret: bytes) -> None:
        self._cipher = AESGCM(secret)

    def encrypt(self, nonce: bytes, text: bytes, bound: bytes) -> bytes:
        return self._cipher.encrypt(nonce, text, bound)

    def decrypt(self, nonce: bytes, sealed: bytes, bound: bytes) -> bytes:
        try:
            return self._cipher.decrypt(nonce, sealed, bound)
        except InvalidTag:
            raise TamperedValue from None


class Sm4Gcm:
    """SM4 (GB/T 32907-2016) in Galois/counter mode; its key is the first half of the secret."""

    def __init__(self, secret: bytes) -> None:
        self._algorithm = algorithms.SM4(secret[:16])

    def encrypt(self, nonce: bytes, text: bytes, bound: bytes) -> bytes:
        encryptor = BlockCipher(self._algorithm, modes.GCM(nonce)).encryptor()
        encryptor.authenticate_additional_data(bound)
        return encryptor.update(text) + encryptor.finalize() + encryptor.tag

    def decrypt(self, nonce: bytes, sealed: bytes, bound: bytes) -> bytes:
        if len(sealed) < _TAG_BYTES:
            raise TamperedValue
        mode = modes.GCM(nonce, sealed[-_TAG_BYTES:])
        decryptor = BlockCipher(self._algorithm, mode).decryptor()
        decryptor.authenticate_additional_data(bound)
        try:
            return decryptor.update(sealed[:-_TAG_BYTES]) + decryptor.finalize()
        except InvalidTag:
            raise TamperedValue from None


CIPHERS: dict[str, type[Aes256Gcm] | type[Sm4Gcm]] = {"aes-256-gcm": Aes256Gcm, "sm4-gcm": Sm4Gcm}
