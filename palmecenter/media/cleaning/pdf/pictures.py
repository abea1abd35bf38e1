"""Pictures inside a PDF, cleaned as pictures are."""

import zlib

from pikepdf import Array, Dictionary, Name, Stream

from ..containers import strip_jp2, strip_jpeg


def clean_picture(stream: Stream) -> None:
    """Strip a picture that lies in the PDF as the camera's own file."""
    filters = stream.get("/Filter")
    names = [str(f) for f in filters] if isinstance(filters, Array) else [str(filters)]
    if names[-1] not in {"/DCTDecode", "/JPXDecode"}:
        return
    data = stream.read_raw_bytes()
    for name in names[:-1]:
        if name != "/FlateDecode":
            raise ValueError(f"Cannot look into a picture packed with {name}.")
        data = zlib.decompress(data)
    strip = strip_jpeg if names[-1] == "/DCTDecode" else strip_jp2
    parameters = stream.get("/DecodeParms")
    last = parameters[-1] if isinstance(parameters, Array) else parameters
    last = last if isinstance(last, Dictionary) else None
    stream.write(strip(data), filter=Name(names[-1]), decode_parms=last)
