"""Photos lose what the camera wrote in them; what is seen stays the same, and the right way up."""

import struct
import tracemalloc
from collections.abc import Callable
from io import BytesIO
from typing import Any
from zlib import crc32

import pytest
from PIL import Image
from PIL.ExifTags import IFD, Base

from core.features.files import picture_rules as rules
from core.features.files.picture_rules import PictureFault, Unreadable, clean_jpeg, clean_png
from tests.photos import TRACES, exif, jpeg, opened, picture, png

pytestmark = pytest.mark.pure
Clean = Callable[[bytes], bytes]


@pytest.mark.parametrize("turn", range(9), ids=lambda turn: f"stand {turn}")
@pytest.mark.parametrize(("make", "clean"), [(jpeg, clean_jpeg), (png, clean_png)], ids=["jpg", "png"])
def test_nothing_of_the_camera_stays_but_which_way_is_up(make: Callable[[int], bytes], clean: Clean, turn: int) -> None:
    before = make(turn)
    assert any(trace in before for trace in TRACES)
    after = clean(before)
    assert not [trace for trace in TRACES if trace in after]
    found = opened(after).getexif()
    assert dict(found) == ({Base.Orientation: turn} if turn > 1 else {})
    assert not found.get_ifd(IFD.GPSInfo)
    assert opened(after).tobytes() == opened(before).tobytes()
    assert clean(after) == after


@pytest.mark.parametrize(
    "more", [{"progressive": True}, {"restart_marker_rows": 1}, {"quality": 100}, {"dpi": (300, 300)}]
)
def test_every_way_in_which_a_jpeg_is_written_gives_the_same_picture(more: dict[str, Any]) -> None:
    before = jpeg(**more)
    assert opened(clean_jpeg(before)).tobytes() == opened(before).tobytes()


@pytest.mark.parametrize("mode", ["L", "CMYK"])
def test_a_picture_in_grey_or_for_a_press_keeps_its_colours(mode: str) -> None:
    made = BytesIO()
    picture().convert(mode).save(made, "JPEG", exif=exif())
    assert opened(clean_jpeg(made.getvalue())).tobytes() == opened(made.getvalue()).tobytes()


@pytest.mark.parametrize("mode", ["RGBA", "P", "1"])
def test_a_png_with_a_palette_or_holes_stays_as_it_is(mode: str) -> None:
    made = BytesIO()
    picture().convert(mode).save(made, "PNG")
    after = opened(clean_png(made.getvalue()))
    assert (after.mode, after.tobytes()) == (mode, opened(made.getvalue()).tobytes())


def test_what_hangs_behind_the_picture_stays_behind() -> None:
    """A telephone hides a film or a second photo behind the first, each with its own data."""
    film = b"ftypmp42 kwekelaan"
    assert clean_jpeg(jpeg() + film + jpeg()) == clean_jpeg(jpeg())
    assert clean_png(png() + film) == clean_png(png())


def test_the_small_picture_of_jfif_stays_behind() -> None:
    small = b"\xff\xe0\x00\x13JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x01\x01abc"
    plain = clean_jpeg(jpeg(0))
    assert plain[2:4] == b"\xff\xe0"
    assert clean_jpeg(plain[:2] + small + plain[20:]) == plain


def sized(width: int, height: int, kind: str) -> bytes:
    """A photo that says it is so large; its pixels are those of a small one."""
    if kind == "png":
        whole, at = png(0), 8
        head = struct.pack(">II", width, height) + whole[at + 16 : at + 21]
        return whole[: at + 8] + head + struct.pack(">I", crc32(head, crc32(b"IHDR"))) + whole[at + 25 :]
    whole = jpeg(0)
    at = whole.index(b"\xff\xc0")
    return whole[: at + 5] + struct.pack(">HH", height, width) + whole[at + 9 :]


@pytest.mark.parametrize(("kind", "clean"), [("jpg", clean_jpeg), ("png", clean_png)])
def test_a_bomb_of_pixels_is_refused_one_past_the_limit(kind: str, clean: Clean) -> None:
    most = rules.MOST_PIXELS
    assert clean(sized(10_000, most // 10_000, kind))
    with pytest.raises(Unreadable) as caught:
        clean(sized(10_000, most // 10_000 + 1, kind))
    assert caught.value.fault is PictureFault.BOMB


@pytest.mark.parametrize(("whole", "clean"), [(jpeg(), clean_jpeg), (png(), clean_png)], ids=["jpg", "png"])
def test_half_a_photo_is_refused_wherever_it_breaks(whole: bytes, clean: Clean) -> None:
    for end in range(2, len(whole) - 1):
        with pytest.raises(Unreadable) as caught:
            clean(whole[:end])
        assert caught.value.fault is PictureFault.DAMAGED


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xd8",
        b"\xff\xd8\xff\xd9",
        b"\xff\xd8\xff\xe1\x00\x00",
        sized(0, 5, "jpg"),
        b"\xff\xd8" + b"\xff" * 90,
    ],
    ids=["leeg", "alleen begin", "geen beeld", "lengte nul", "geen breedte", "alleen vulling"],
)
def test_what_is_no_picture_is_refused(content: bytes) -> None:
    with pytest.raises(Unreadable):
        clean_jpeg(content)


def test_orientation_in_a_loop_or_of_another_kind_is_upright() -> None:
    for bad in (b"II*\x00\xff\xff\xff\xff", b"MM\x00*\x00\x00\x00\x00", b"XX", b"", b"II*\x00\x08\x00\x00\x00\xff\xff"):
        data = b"Exif\x00\x00" + bad
        part = b"\xff\xe1" + struct.pack(">H", len(data) + 2) + data
        plain = clean_jpeg(jpeg(0))
        assert clean_jpeg(plain[:2] + part + plain[2:]) == plain


def test_the_work_takes_no_more_than_a_few_times_the_file() -> None:
    big = BytesIO()
    Image.effect_noise((2400, 1800), 90).save(big, "JPEG", quality=95)
    content = big.getvalue()
    tracemalloc.start()
    clean_jpeg(content)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert len(content) > 1_000_000
    assert most < 3 * len(content)
