"""The table with the content of files: attachments that people bring, and papers that the house makes."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from core.db.base import Base, CaseTouching, Sealable, owned_by
from core.db.types import PlainText, UtcDateTime, Uuid, WholeNumber


class FileBlob(CaseTouching, Sealable, Base):
    """The bytes of one file, written once. `sha256` and `size` stay when `content` is erased at `erased_at`.

    A blob of a case is hidden with the case, one of a sealed note with the note. The content is read only when it is
    asked for: lists never carry it.
    """

    __tablename__ = "file_blob"
    __table_args__ = (owned_by("membership", "stored_by"),)

    media_type: Mapped[str] = mapped_column(PlainText(100))
    size: Mapped[int] = mapped_column(WholeNumber())
    sha256: Mapped[str] = mapped_column(PlainText(64))
    stored_at: Mapped[datetime] = mapped_column(UtcDateTime())
    stored_by: Mapped[UUID | None] = mapped_column(Uuid())
    erased_at: Mapped[datetime | None] = mapped_column(UtcDateTime())
    content: Mapped[bytes | None] = mapped_column(LargeBinary(), deferred=True)
