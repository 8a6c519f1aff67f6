"""Passwords: at least 15 characters, Argon2id as OWASP advises (19 MiB, 2 passes, 1 lane; about 32 ms here)."""

import re
import threading
import unicodedata
from pathlib import Path

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

SHORTEST, LONGEST = 15, 128
_COMMON = Path(__file__).with_name("common_passwords.txt")
_HASHER = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
_SEATS = threading.BoundedSemaphore(2)
_PATIENCE = 5.0


class TooBusy(RuntimeError):
    """More passwords are being checked than this process can carry; ask to try again."""


class Hashing:
    """One of the two seats for hashing in this process: a flood of sign-ins may not stop everybody's work."""

    def __enter__(self) -> None:
        if not _SEATS.acquire(timeout=_PATIENCE):
            raise TooBusy("Het is nu te druk om aan te melden. Probeer het over een minuut opnieuw.")

    def __exit__(self, *exc: object) -> None:
        _SEATS.release()


def hash_password(password: str) -> str:
    """The hash to keep. Judge the password first with `objections`."""
    with Hashing():
        return _HASHER.hash(_normal(password))


def verify(kept: str | None, password: str) -> bool:
    """Whether the password fits. Without a kept hash the same work is done, for nothing."""
    normal = _normal(password) if len(password) <= LONGEST else ""
    with Hashing():
        try:
            _HASHER.verify(kept if kept is not None else _NOBODY, normal)
        except (VerificationError, InvalidHashError):
            return False
    return kept is not None and bool(normal)


def needs_rehash(kept: str) -> bool:
    """Whether the hash was made with other parameters than today's."""
    return _HASHER.check_needs_rehash(kept)


def objections(password: str, *, about: tuple[str, ...] = ()) -> list[str]:
    """Dutch sentences why this password will not do; empty when it will. `about`: the person's name and mail."""
    found = []
    if len(password) < SHORTEST:
        found.append(f"Kies een wachtwoord van minstens {SHORTEST} tekens. Vier gewone woorden achter elkaar is goed.")
    if len(password) > LONGEST:
        found.append(f"Kies een wachtwoord van hoogstens {LONGEST} tekens.")
    if "\x00" in password or not _encodable(password):
        found.append("Dit wachtwoord bevat een teken dat niet gebruikt kan worden.")
    elif _is_common(password):
        found.append("Dit wachtwoord wordt te vaak gebruikt. Kies een ander.")
    if any(part in password.casefold() for part in _parts(about)):
        found.append("Gebruik je naam of mailadres niet in je wachtwoord.")
    return found


def _normal(password: str) -> str:
    return unicodedata.normalize("NFKC", password.encode("utf-8", "replace").decode("utf-8"))


def _encodable(password: str) -> bool:
    try:
        password.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _is_common(password: str) -> bool:
    """Whether it is on the list, or is one short piece repeated, or is nothing but a listed word and digits."""
    plain = password.casefold()
    if len(set(plain)) < 5 or re.fullmatch(r"(.{1,7})\1+.{0,6}", plain):
        return True
    letters = re.sub(r"[\W\d_]+", "", plain)
    return plain in _LIST or letters in _LIST or not letters


def _parts(about: tuple[str, ...]) -> set[str]:
    return {part for text in about for part in re.split(r"[\W_]+", text.casefold()) if len(part) >= 4}


_LIST = frozenset(_COMMON.read_text(encoding="utf-8").split())
_NOBODY = _HASHER.hash("niemand heeft dit wachtwoord")
