"""What stands on a paper, read back with poppler's pdftotext and pdfinfo."""

import subprocess


def words_on(content: bytes) -> str:
    """The text in reading order, with single spaces, without the foot of each page."""
    page = ("-x", "0", "-y", "0", "-W", "596", "-H", "787")
    return " ".join(_ask("pdftotext", *page, "-", "-", given=content).split())


def facts_of(content: bytes) -> dict[str, str]:
    """What pdfinfo tells of the file."""
    lines = (line.partition(":") for line in _ask("pdfinfo", "-", given=content).splitlines())
    return {name: said.strip() for name, _colon, said in lines}


def metadata_of(content: bytes) -> str:
    """The metadata of the file as XML."""
    return _ask("pdfinfo", "-meta", "-", given=content)


def _ask(*command: str, given: bytes) -> str:
    done = subprocess.run(command, input=given, capture_output=True, check=True)
    return done.stdout.decode()
