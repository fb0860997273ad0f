"""Bytes to text and back, losing nothing."""

import codecs

import msgspec


class UnreadableText(Exception):
    """The bytes are no text: `offset` is the first byte that could not be decoded."""

    def __init__(self, reason: str, offset: int) -> None:
        super().__init__(reason)
        self.offset = offset


class Source(msgspec.Struct, frozen=True):
    """A decoded file: `encode(text)` gives its bytes again, unchanged parts untouched.

    Attributes:
        text: newlines untranslated, BOM removed.
        encoding: the codec it was read with.
        bom: the byte order mark it began with, or no bytes.
    """

    text: str
    encoding: str = "utf-8"
    bom: bytes = b""

    def encode(self, text: str) -> bytes:
        """`text` as bytes in this source's encoding, with its byte order mark.

        Raises:
            UnicodeEncodeError: the encoding has no such character.
        """
        return self.bom + text.encode(self.encoding)


_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def decode(data: bytes) -> Source:
    """Decode by byte order mark, else as UTF-8.

    Raises:
        UnreadableText: the bytes are in neither, or hold NUL characters (a binary file).
    """
    bom, encoding = next(((m, e) for m, e in _MARKS if data.startswith(m)), (b"", "utf-8"))
    try:
        text = data[len(bom) :].decode(encoding)
    except UnicodeDecodeError as error:
        offset = error.start + len(bom)
        raise UnreadableText(
            f"not {encoding.upper()} text: byte 0x{data[offset]:02X}", offset
        ) from None
    nul = text.find("\x00")
    if nul >= 0:
        raise UnreadableText(
            "a NUL character: this is a binary file", len(text[:nul].encode(encoding)) + len(bom)
        )
    return Source(text, encoding, bom)
