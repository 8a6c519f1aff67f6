"""A photo without what a camera writes in it: place, device, moment, name, small pictures. Pure; never unpacks pixels.

A JPEG (ITU-T T.81) and a PNG (W3C) are rows of parts. Those that make the picture are copied as they are, so the
picture loses nothing; every other part stays behind, also behind the end of the file. Of the data of the camera (Exif)
only the orientation comes back, in a part that is made here.
"""

import struct
from collections.abc import Callable, Iterator
from enum import StrEnum
from zlib import crc32

MOST_PIXELS = 100_000_000
"""Width times height of a photo: twice what a telephone makes. Who opens more may see the computer stand still."""


class PictureFault(StrEnum):
    """What is wrong with a photo."""

    DAMAGED = "damaged"
    BOMB = "bomb"


class Unreadable(ValueError):
    """A photo that cannot be cleaned; `fault` says why."""

    def __init__(self, fault: PictureFault) -> None:
        super().__init__(fault)
        self.fault = fault


_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_PNG_KEPT = frozenset(
    (b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"sBIT", b"bKGD", b"pHYs")
)
_EXIF_HEAD = b"Exif\x00\x00"
_JFIF_HEAD, _JFIF_SIZE = b"JFIF\x00", 12
_START, _END, _SCAN, _APP_FIRST, _APP_LAST, _APP_EXIF, _APP_ADOBE, _COMMENT = (
    0xD8, 0xD9, 0xDA, 0xE0, 0xEF, 0xE1, 0xEE, 0xFE
)  # fmt: skip
_BARE = frozenset((0x01, *range(0xD0, 0xD8)))
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_ORIENTATION, _SHORT, _UPRIGHT, _TURNS = 0x0112, 3, 1, range(1, 9)


def clean_jpeg(content: bytes) -> bytes:
    """The same picture with its orientation and nothing else of the camera. Raises `Unreadable`."""
    return _cleaned(content, _jpeg)


def clean_png(content: bytes) -> bytes:
    """The same picture with its orientation and nothing else of the camera. Raises `Unreadable`."""
    return _cleaned(content, _png)


def _cleaned(content: bytes, clean: Callable[[bytes], bytes]) -> bytes:
    try:
        return clean(content)
    except (struct.error, IndexError) as error:
        raise Unreadable(PictureFault.DAMAGED) from error


def _jpeg(content: bytes) -> bytes:
    kept, turn, seen = [bytes((0xFF, _START))], _UPRIGHT, False
    for marker, part in _segments(content):
        if marker == _APP_EXIF and part[4:].startswith(_EXIF_HEAD):
            turn = _orientation(part[4 + len(_EXIF_HEAD) :])
        if marker in _FRAMES:
            height, width = struct.unpack_from(">HH", part, 5)
            _check_pixels(width, height)
            seen = True
        kept.append(_kept_segment(marker, part))
    if not seen:
        raise Unreadable(PictureFault.DAMAGED)
    if turn != _UPRIGHT:
        # behind the head of JFIF, which comes first
        kept.insert(2 if kept[1].startswith(b"\xff\xe0") else 1, _exif_segment(turn))
    return b"".join(kept)


def _segments(content: bytes) -> Iterator[tuple[int, bytes]]:
    """Marker and whole of every part, up to and including the end; a scan goes with the pixels behind it."""
    if content[:2] != bytes((0xFF, _START)):
        raise Unreadable(PictureFault.DAMAGED)
    place = 2
    while True:
        if content[place] != 0xFF:
            raise Unreadable(PictureFault.DAMAGED)
        while content[place + 1] == 0xFF:
            place += 1
        marker = content[place + 1]
        until = place + 2
        if marker not in _BARE and marker != _END:
            until += _length(content, until)
        if marker == _SCAN:
            until = _end_of_scan(content, until)
        yield marker, content[place:until]
        if marker == _END:
            return
        place = until


def _length(content: bytes, place: int) -> int:
    """Of the part, its own two bytes included."""
    (length,) = struct.unpack_from(">H", content, place)
    if length < 2 or place + length > len(content):
        raise Unreadable(PictureFault.DAMAGED)
    return int(length)


def _end_of_scan(content: bytes, place: int) -> int:
    """Where the next part begins: at a marker that is neither a stuffed byte nor a restart."""
    while True:
        place = content.find(b"\xff", place)
        if place < 0 or place + 1 >= len(content):
            raise Unreadable(PictureFault.DAMAGED)
        follows = content[place + 1]
        if follows not in (0x00, 0xFF) and follows not in _BARE:
            return place
        place += 1 if follows == 0xFF else 2


def _kept_segment(marker: int, part: bytes) -> bytes:
    """The part as it goes on; empty when it stays behind. JFIF goes on without its small picture."""
    if marker == _APP_FIRST and part[4:].startswith(_JFIF_HEAD):
        units = part[4 + len(_JFIF_HEAD) : 4 + _JFIF_SIZE]
        return b"\xff\xe0\x00\x10" + _JFIF_HEAD + units.ljust(7, b"\x00")[:7] + b"\x00\x00"
    if marker == _APP_ADOBE and part[4:9] == b"Adobe":
        return b"\xff\xee\x00\x0e" + part[4:16]
    return b"" if _APP_FIRST <= marker <= _APP_LAST or marker == _COMMENT else part


def _exif_segment(turn: int) -> bytes:
    data = _EXIF_HEAD + _exif(turn)
    return bytes((0xFF, _APP_EXIF)) + struct.pack(">H", len(data) + 2) + data


def _exif(turn: int) -> bytes:
    """Data of a camera (TIFF) that say the orientation alone."""
    return struct.pack(">2sHIHHHIHHI", b"MM", 42, 8, 1, _ORIENTATION, _SHORT, 1, turn, 0, 0)


def _orientation(tiff: bytes) -> int:
    """How a photo must be turned (1 to 8) by the data of the camera; upright when these cannot be read."""
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2], "")
    if not order:
        return _UPRIGHT
    try:
        (place,) = struct.unpack_from(f"{order}I", tiff, 4)
        (count,) = struct.unpack_from(f"{order}H", tiff, place)
        for number in range(count):
            tag, kind, _count, value = struct.unpack_from(f"{order}HHIH", tiff, place + 2 + 12 * number)
            if (tag, kind) == (_ORIENTATION, _SHORT):
                return value if value in _TURNS else _UPRIGHT
    except struct.error:
        return _UPRIGHT
    return _UPRIGHT


def _png(content: bytes) -> bytes:
    kept, turn = [_SIGNATURE], _UPRIGHT
    for kind, data in _chunks(content):
        if kind == b"IHDR":
            _check_pixels(*struct.unpack_from(">II", data))
        elif kind == b"eXIf":
            turn = _orientation(data)
        if kind in _PNG_KEPT:
            kept.append(_chunk(kind, data))
    if turn != _UPRIGHT:
        kept.insert(2, _chunk(b"eXIf", _exif(turn)))
    return b"".join(kept)


def _chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Kind and data of every part, from the head up to and including the end."""
    place, kind = len(_SIGNATURE), b""
    while kind != b"IEND":
        length, kind = struct.unpack_from(">I4s", content, place)
        data = content[place + 8 : place + 8 + length]
        (check,) = struct.unpack_from(">I", content, place + 8 + length)
        first = place == len(_SIGNATURE)
        if check != crc32(data, crc32(kind)) or first != (kind == b"IHDR"):
            raise Unreadable(PictureFault.DAMAGED)
        yield kind, data
        place += 12 + length


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I4s", len(data), kind) + data + struct.pack(">I", crc32(data, crc32(kind)))


def _check_pixels(width: int, height: int) -> None:
    if width == 0 or height == 0:
        raise Unreadable(PictureFault.DAMAGED)
    if width * height > MOST_PIXELS:
        raise Unreadable(PictureFault.BOMB)
