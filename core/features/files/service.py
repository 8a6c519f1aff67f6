"""The content of a file: keeping it, giving it back, erasing it. Who may have it is judged by the feature that asks."""

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from uuid import UUID

from flask import current_app
from sqlalchemy import select
from sqlalchemy.orm import undefer

from core.access.scope import scope
from core.db.clock import now
from core.db.engine import session
from core.features.files import rules
from core.features.files.models import FileBlob
from core.web.language import _
from core.web.problems import Invalid, NotFound

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class NewFile:
    """A file as it was brought, and found fit: its clean name, its kind and its content (of a photo the picture)."""

    name: str
    kind: rules.FileKind
    content: bytes

    @property
    def sha256(self) -> str:
        """The digest by which the same content is known again."""
        return digest_of(self.content)


@dataclass(frozen=True, slots=True, kw_only=True)
class BlobScope:
    """Where a blob belongs: perhaps to a case, perhaps sealed for one member."""

    case_id: UUID | None = None
    sealed_for: UUID | None = None


def digest_of(content: bytes) -> str:
    """The SHA-256 of some content, in hexadecimal."""
    return sha256(content).hexdigest()


def largest() -> int:
    """Bytes that a file of this installation may have."""
    megabytes: int = current_app.config["LARGEST_FILE_MB"]
    return megabytes * MEGABYTE


def brought(name: str, content: bytes, field: str = "file") -> NewFile:
    """The file that somebody brings, when it may come in; Invalid with a sentence at `field` otherwise."""
    try:
        if not name and not content:
            raise rules.Unfit(_("Kies een bestand."))
        rules.judge_size(len(content), largest())
        clean = rules.clean_name(name)
        kind = rules.kind_of(clean, content)
        return NewFile(name=clean, kind=kind, content=rules.cleaned(kind, content))
    except rules.Unfit as unfit:
        raise Invalid(str(unfit), errors={field: [str(unfit)]}) from unfit


def keep(content: bytes, media_type: str, where: BlobScope | None = None) -> FileBlob:
    """Store some content in the current scope and transaction."""
    place = where or BlobScope()
    blob = FileBlob(
        school_id=scope().school_id,
        case_id=place.case_id,
        sealed_for=place.sealed_for,
        media_type=media_type,
        size=len(content),
        sha256=digest_of(content),
        stored_at=now(),
        stored_by=scope().membership_id,
        content=content,
    )
    session().add(blob)
    session().flush()
    return blob


def content_of(blob_id: UUID | None) -> bytes:
    """The bytes of a blob that the reader may see; NotFound when there is none, or when they were erased."""
    statement = select(FileBlob).where(FileBlob.id == blob_id).options(undefer(FileBlob.content))
    blob = session().scalars(statement).one_or_none()
    if blob is None or blob.content is None:
        raise NotFound()
    return blob.content


def seal_with(blob_ids: Iterable[UUID], sealed_for: UUID | None) -> None:
    """Let blobs follow the seal of the note to which they belong."""
    for blob in session().scalars(select(FileBlob).where(FileBlob.id.in_(sorted(blob_ids)))):
        blob.sealed_for = sealed_for


def erase(blob_ids: Iterable[UUID | None]) -> int:
    """Erase the content of blobs; digest and size stay. Returns how many."""
    wanted = sorted({blob_id for blob_id in blob_ids if blob_id is not None})
    if not wanted:
        return 0
    statement = select(FileBlob).where(FileBlob.id.in_(wanted), FileBlob.erased_at.is_(None))
    found = session().scalars(statement).all()
    for blob in found:
        blob.content, blob.erased_at = None, now()
    session().flush()
    return len(found)
