"""Small photos as a telephone makes them: with place, device, moment and the way it was held."""

from io import BytesIO
from typing import Any

from PIL import Image, PngImagePlugin
from PIL.ExifTags import GPS, IFD, Base

TRACES = (b"Kamerafoon", b"kwekelaan", b"2026:11:25", b"Lijsterbes", b"volgnummer-7")
PIXELS = [(20 * x, 10 * y, 90) for y in range(9) for x in range(12)]


def picture() -> Image.Image:
    """Twelve by nine points, each of its own colour."""
    made = Image.new("RGB", (12, 9))
    made.putdata(PIXELS)
    return made


def exif(turn: int = 6) -> Image.Exif:
    """What a telephone writes: place, device, moment, and how it was held."""
    found = Image.Exif()
    found[Base.Make], found[Base.Model], found[Base.Artist] = "Kamerafoon", "volgnummer-7", "Lijsterbes"
    found[Base.DateTime] = "2026:11:25 14:03:22"
    if turn:
        found[Base.Orientation] = turn
    found.get_ifd(IFD.GPSInfo).update({GPS.GPSLatitudeRef: "N", GPS.GPSLatitude: (51.0, 48.0, 7.0)})
    found.get_ifd(IFD.Exif).update({Base.UserComment: b"kwekelaan"})
    return found


def jpeg(turn: int = 6, **more: Any) -> bytes:
    """A JPEG with everything in it; `turn` is the orientation of Exif, 0 for none."""
    made = BytesIO()
    picture().save(made, "JPEG", exif=exif(turn), comment=b"Lijsterbes", icc_profile=b"Kamerafoon " * 9, **more)
    return made.getvalue()


def png(turn: int = 6) -> bytes:
    """A PNG with everything in it."""
    texts = PngImagePlugin.PngInfo()
    texts.add_text("Author", "Lijsterbes")
    texts.add_itxt("Place", "kwekelaan", zip=False)
    made = BytesIO()
    picture().save(made, "PNG", exif=exif(turn), pnginfo=texts)
    return made.getvalue()


def opened(content: bytes) -> Image.Image:
    """The photo as a reader sees it."""
    found = Image.open(BytesIO(content))
    found.load()
    return found
