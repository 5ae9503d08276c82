"""A multipart/form-data body (RFC 7578), taken apart by its boundary."""

import re
from collections import namedtuple

from values import File

Part = namedtuple("Part", "name filename content_type data")

CONTENT_TYPE = re.compile(r'multipart/form-data; ?boundary="?([^";]{1,70})"?')
DISPOSITION = re.compile(r'form-data; name="([^"]+)"(?:; filename="([^"]*)")?')
LINE = re.compile(r"([A-Za-z-]+): (.*)")
FIRST_BYTES = {
    "image/jpeg": re.compile(rb"\xff\xd8\xff"),
    "image/png": re.compile(rb"\x89PNG\r\n\x1a\n"),
    "video/mp4": re.compile(rb"....ftyp(?!qt  )", re.DOTALL),
    "video/quicktime": re.compile(rb"....ftypqt  ", re.DOTALL),
}


def part_of(piece):
    head, separator, data = piece.partition(b"\r\n\r\n")
    lines = [LINE.fullmatch(line) for line in head.decode("utf-8").split("\r\n")[1:]]
    if not separator or not piece.startswith(b"\r\n") or not all(lines):
        raise ValueError("a part without its head")
    headers = {line.group(1).lower(): line.group(2) for line in lines}
    disposition = DISPOSITION.fullmatch(headers.get("content-disposition", ""))
    if not disposition or len(headers) < len(lines):
        raise ValueError("a part without its name")
    return Part(*disposition.groups(), headers.get("content-type"), data)


def parts_of(content_type, body):
    """The body's parts in order. ValueError where it is not such a body."""
    match = CONTENT_TYPE.fullmatch(content_type)
    if not match:
        raise ValueError("another type, or no boundary")
    first, *pieces = (b"\r\n" + body).split(b"\r\n--" + match.group(1).encode())
    if first or not pieces or pieces.pop() not in (b"--", b"--\r\n"):
        raise ValueError("something before the first part or after the last")
    return [part_of(piece) for piece in pieces]


def _wrong_file(part, types):
    if part.filename is None:
        return "is no file"
    if not part.filename:
        return "has no filename"
    if part.content_type not in types:
        return f"is of none of the types {', '.join(types)}"
    if not part.data:
        return "has no bytes"
    return None if FIRST_BYTES[part.content_type].match(part.data) else "is not of the type it names"


def wrong_part(part, rule):
    """What is wrong with a part, in words, or nothing."""
    if isinstance(rule, File):
        return _wrong_file(part, rule.types)
    if part.filename is not None:
        return "is a file"
    try:
        return rule.wrong(rule.read(part.data.decode("utf-8")))
    except UnicodeDecodeError:
        return "is not UTF-8"
