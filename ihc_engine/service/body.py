"""What every route with a body asks of a request."""

from __future__ import annotations

from fastapi import Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect


def refuse_unknown_parameters(request: Request, known: tuple[str, ...]) -> None:
    """A misspelt parameter would leave the answer at its default, unnoticed."""
    names = [name for name, _ in request.query_params.multi_items()]
    there = f"there are {' and '.join(known)}" if known else "there are none"
    wrong = {name: f"no such parameter; {there}" for name in names if name not in known}
    wrong |= {name: "stands twice; keep one" for name in known if names.count(name) > 1}
    if wrong:
        raise RequestValidationError([{"loc": ("query", name), "msg": message} for name, message in wrong.items()])


async def body_of(request: Request, longest: int, content: str) -> bytes:
    """The request's JSON, refused when it is longer than so many bytes, compressed or something else."""
    # a body of no stated type is refused as well: a page of another site may send one without being asked
    media_type = request.headers.get("content-type", "").split(";")[0].strip().lower()
    if media_type != "application/json":
        raise HTTPException(415, f"{media_type or 'a body of no stated type'} is not read; send {content} as application/json")
    coding = request.headers.get("content-encoding", "identity").strip().lower()
    if coding != "identity":
        raise HTTPException(415, f"a body in content-encoding {coding[:40]} is not read; send it uncompressed")
    chunks, size = [], 0
    try:
        async for chunk in request.stream():
            size += len(chunk)
            if size > longest:
                raise HTTPException(413, f"the body is longer than {longest} bytes; send {content}")
            chunks.append(chunk)
    except ClientDisconnect as gone:  # nobody hears this; without it the log would hold a traceback
        raise HTTPException(400, "the body ended early") from gone
    return b"".join(chunks)
