"""JPEG, WebP and JPEG 2000 without metadata, the picture itself untouched.

Only the parts that a decoder needs are copied (allow-lists), and nothing after the end of the
picture, so that what nobody has heard of yet is left out too. The picture's data is not decoded:
no quality is lost, and cleaning twice gives the same bytes as cleaning once.
"""

import re
from collections.abc import Iterator

from .segments import ColourProfile, is_sound

# JPEG, ITU-T T.81 table B.1.
_SOI, _EOI, _SOS = b"\xff\xd8", b"\xff\xd9", 0xDA
_APP0, _APP2, _APP14 = 0xE0, 0xE2, 0xEE
_STANDALONE = {0x01, *range(0xD0, 0xD9)}
_FRAMES_TABLES_SCANS = {*range(0xC0, 0xC8), *range(0xC9, 0xD0), _SOS, 0xDB, 0xDC, 0xDD}
# In a scan, FF is data when followed by 00 or a restart marker; anything else ends it.
_END_OF_SCAN = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")


def strip_jpeg(data: bytes, *, profiled: bool = True) -> bytes:
    """Return a JPEG with its picture, colour profile and resolution, and nothing else.

    Unless `profiled`, the colour profile goes too.

    EXIF, XMP, IPTC, comments, thumbnails, further pictures (MPO) and whatever follows the end are
    left out. Raises ValueError when the data is no JPEG, or a part of it is not as long as it says.
    """
    if not data.startswith(_SOI):
        raise ValueError("A JPEG starts with FFD8.")
    return _SOI + b"".join(_jpeg_parts(data, ColourProfile() if profiled else None)) + _EOI


def _jpeg_parts(data: bytes, profile: ColourProfile | None) -> Iterator[bytes]:
    position = len(_SOI)
    # Bytes between segments belong to nothing; decoders skip them, and so do we.
    while (position := data.find(b"\xff", position)) != -1 and position + 1 < len(data):
        marker = data[position + 1]
        if marker == _EOI[1]:
            return
        if marker in {0x00, 0xFF}:
            position += 1
            continue
        if marker in _STANDALONE:
            position += 2
            continue
        end = position + 2 + int.from_bytes(data[position + 2 : position + 4], "big")
        yield _wanted_segment(marker, data[position:end], profile)
        position = max(end, position + 2)
        if marker == _SOS:
            found = _END_OF_SCAN.search(data, position)
            if not found:
                raise ValueError("The picture has no end: nobody knows where its data stop.")
            yield data[position : found.start()]
            position = found.start()


def _wanted_segment(marker: int, segment: bytes, profile: ColourProfile | None) -> bytes:
    """Return the segment as it may be kept; empty when it may not."""
    payload = segment[4:]
    if marker in _FRAMES_TABLES_SCANS:
        if not is_sound(marker, payload):
            raise ValueError(f"A segment of kind {marker:X} is not as long as it says.")
        return segment
    if marker == _APP0 and payload.startswith(b"JFIF\0") and len(payload) >= 12:
        # Version and resolution; the thumbnail that may follow is cut off, its size set to 0 × 0.
        return b"\xff\xe0\x00\x10" + payload[:12] + b"\0\0"
    if profile and marker == _APP2 and payload.startswith(b"ICC_PROFILE\0"):
        piece = profile.take(payload)
        return b"\xff\xe2" + (len(piece) + 2).to_bytes(2, "big") + piece if piece else b""
    if marker == _APP14 and payload.startswith(b"Adobe") and len(payload) >= 12:
        # How the colours are coded. Without it a CMYK picture turns into its negative.
        return b"\xff\xee\x00\x0e" + payload[:12]
    return b""


# WebP, RFC 9649: a RIFF file of chunks. Bits of the VP8X chunk's first byte.
_WEBP_CHUNKS = {b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ICCP"}
_WEBP_METADATA = 0x08 | 0x04  # it has EXIF, it has XMP
_WEBP_PROFILE = 0x20


def webp_chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield name and content of the chunks of a WebP.

    Raises ValueError when the data is no WebP.
    """
    if data[:4] != b"RIFF" or data[8:12] != b"WEBP":
        raise ValueError("A WebP starts with RIFF….WEBP.")
    end = min(len(data), 8 + int.from_bytes(data[4:8], "little"))
    position = 12
    while position + 8 <= end:
        size = int.from_bytes(data[position + 4 : position + 8], "little")
        yield data[position : position + 4], data[position + 8 : min(position + 8 + size, end)]
        position += 8 + size + size % 2


def _webp_chunk(name: bytes, content: bytes) -> bytes:
    return name + len(content).to_bytes(4, "little") + content + b"\0" * (len(content) % 2)


def strip_webp(data: bytes, *, profiled: bool = True) -> bytes:
    """Return a still WebP with its picture, transparency and colour profile, and nothing else.

    Unless `profiled`, the colour profile goes too. Raises ValueError when the data is no WebP.
    """
    kept = bytearray(b"WEBP")
    wanted = _WEBP_CHUNKS - (set() if profiled else {b"ICCP"})
    gone = _WEBP_METADATA | (0 if profiled else _WEBP_PROFILE)
    for name, content in webp_chunks(data):
        if name not in wanted:
            continue
        if name == b"VP8X" and content:
            kept += _webp_chunk(name, bytes([content[0] & ~gone]) + content[1:])
        else:
            kept += _webp_chunk(name, content)
    return b"RIFF" + len(kept).to_bytes(4, "little") + bytes(kept)


# JPEG 2000, ISO/IEC 15444-1 annex I: boxes of length, type and content.
_JP2_BOXES = {b"jP  ", b"ftyp", b"rreq", b"jp2h", b"jp2c", b"jpch", b"jplh"}


def strip_jp2(data: bytes) -> bytes:
    """Return a JPEG 2000 file without XML, UUID and unknown boxes; a bare codestream as it is.

    Raises ValueError when the data is neither.
    """
    if data.startswith(b"\xff\x4f\xff\x51"):
        return data
    if data[4:8] != b"jP  ":
        raise ValueError("JPEG 2000 starts with a signature box or a codestream.")
    kept = bytearray()
    position = 0
    while position + 8 <= len(data):
        size = int.from_bytes(data[position : position + 4], "big")
        if size == 1:  # the length follows as 64 bits
            size = int.from_bytes(data[position + 8 : position + 16], "big")
        end = position + size if size >= 8 else len(data)
        if data[position + 4 : position + 8] in _JP2_BOXES:
            kept += data[position:end]
        position = end
    return bytes(kept)
