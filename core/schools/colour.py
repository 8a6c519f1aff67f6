"""Whether a school's colour can be read, and cannot be taken for the colour of 'not met'."""

from colorsys import rgb_to_hls

LEAST_CONTRAST = 4.5
_BAD_FROM, _BAD_TO = 350, 20
_STRONG = 0.25


def contrast_on_white(colour: str) -> float:
    """The contrast ratio (WCAG 2.2) of `#rrggbb` on white: 1.0 to 21.0."""
    return 1.05 / (_luminance(colour) + 0.05)


def hue_and_chroma(colour: str) -> tuple[int, float]:
    """The hue in degrees and the chroma (0 to 1) of `#rrggbb`."""
    red, green, blue = _parts(colour)
    hue, _lightness, _saturation = rgb_to_hls(red, green, blue)
    return round(hue * 360) % 360, max(red, green, blue) - min(red, green, blue)


def wrong_with(colour: str) -> tuple[str, ...]:
    """Dutch sentences with the measured and the wanted figure; empty when the colour may be used."""
    found = []
    contrast = contrast_on_white(colour)
    if contrast < LEAST_CONTRAST:
        found.append(
            f"De kleur {colour} heeft een contrast van {_figure(contrast)} op wit. Dat moet ten minste "
            f"{_figure(LEAST_CONTRAST)} zijn, anders is de tekst slecht te lezen."
        )
    hue, chroma = hue_and_chroma(colour)
    if chroma >= _STRONG and (hue >= _BAD_FROM or hue <= _BAD_TO):
        found.append(
            f"De kleur {colour} lijkt op het rood van 'niet in orde': de tint is {hue} graden. Kies een tint buiten "
            f"{_BAD_FROM} tot {_BAD_TO} graden."
        )
    return tuple(found)


def _parts(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def _luminance(colour: str) -> float:
    linear = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in _parts(colour))
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def _figure(number: float) -> str:
    return f"{number:.2f}".rstrip("0").rstrip(".").replace(".", ",")
