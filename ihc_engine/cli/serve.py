"""``ihc-engine serve``: the API on this machine."""

from __future__ import annotations

import gc
from ipaddress import ip_address
from typing import Annotated

import typer

from ihc_engine.cli.failure import fail, usable_input


def serve(
    host: Annotated[str, typer.Option(help="Address to listen on; loopback only, since there are no keys yet.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535, help="Port to listen on.")] = 8000,
) -> None:
    """Serve the API on this machine; its reference is at /openapi.json."""
    if not _is_loopback(host):
        raise fail(
            f"--host {host}: only loopback addresses (127.0.0.1, ::1, localhost) are served, since anyone could call the API"
        )
    try:
        import uvicorn

        from ihc_engine.service import create_app
    except ModuleNotFoundError as missing:
        raise fail(f"the API needs {missing.name}; install it with: pip install 'ihc-engine[service]'") from missing
    with usable_input():
        app = create_app()
        gc.freeze()  # the knowledge stays: collecting garbage among it again and again would cost pauses of a third of a second
        typer.echo(
            f"API on http://{f'[{host}]' if ':' in host else host}:{port}/v1, reference at /openapi.json, ctrl-c ends it",
            err=True,
        )
        uvicorn.run(app, host=host, port=port, log_level="warning")


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
