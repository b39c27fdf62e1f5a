"""A WebSocket client (RFC 6455) on asyncio streams: as much of it as text messages need."""

from __future__ import annotations

import asyncio
import base64
import hashlib
import os
import ssl as tls
import struct
from urllib.parse import urlsplit

_MAGIC = b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11"  # section 1.3
_TEXT, _BINARY, _CLOSE, _PING, _PONG = 1, 2, 8, 9, 10
_HEADER_LIMIT = 64 * 1024


class HandshakeFailed(ConnectionError):
    """The server did not agree to speak WebSocket."""


class ConnectionClosed(ConnectionError):
    """The connection is closed; ``code`` and ``reason`` say why, as far as the other side did."""

    def __init__(self, code: int, reason: str) -> None:
        super().__init__(f"closed with code {code}{': ' + reason if reason else ''}")
        self.code = code
        self.reason = reason


class WebSocket:
    """A connection. One task may receive while others send."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, max_size: int) -> None:
        self._reader = reader
        self._writer = writer
        self._max_size = max_size
        self._sent_close = False

    @classmethod
    async def connect(
        cls, url: str, headers: dict[str, str] | None = None, *, ssl: tls.SSLContext | None = None,
        max_size: int = 16 * 2**20, timeout: float = 10,
    ) -> "WebSocket":
        """Connects to a ``ws://`` or ``wss://`` address."""
        parts = urlsplit(url)
        if parts.scheme not in ("ws", "wss") or not parts.hostname:
            raise ValueError(f"{url!r} is no ws:// or wss:// address")
        secure = parts.scheme == "wss"
        port = parts.port or (443 if secure else 80)
        context = (ssl or tls.create_default_context()) if secure else None
        reader, writer = await asyncio.wait_for(
            asyncio.open_connection(parts.hostname, port, ssl=context, limit=_HEADER_LIMIT), timeout)
        try:
            await asyncio.wait_for(_upgrade(reader, writer, parts, port, headers or {}), timeout)
        except BaseException:
            writer.close()
            raise
        return cls(reader, writer, max_size)

    async def send(self, text: str) -> None:
        """Sends a message; waits while the other side does not take what was sent before."""
        if self._sent_close:
            raise ConnectionClosed(1000, "closed here")
        self._writer.write(_frame(_TEXT, text.encode("utf-8")))
        await self._writer.drain()

    async def receive(self) -> str:
        """The next message; ``ConnectionClosed`` when there are no more."""
        parts: list[bytes] = []
        size = 0
        while True:
            try:
                final, opcode, payload = await self._read_frame(self._max_size - size)
            except (asyncio.IncompleteReadError, ConnectionResetError) as error:
                raise ConnectionClosed(1006, "the connection broke off") from error
            if opcode == _PING:
                self._writer.write(_frame(_PONG, payload))
                continue
            if opcode == _PONG:
                continue
            if opcode == _CLOSE:
                code = struct.unpack("!H", payload[:2])[0] if len(payload) >= 2 else 1005
                await self.close(code if code != 1005 else 1000)
                raise ConnectionClosed(code, payload[2:].decode("utf-8", "replace"))
            if (opcode == 0) != bool(parts) or opcode not in (0, _TEXT, _BINARY):
                await self._fail(1002, "fragments out of order")
            size += len(payload)
            parts.append(payload)
            if final:
                try:
                    return b"".join(parts).decode("utf-8")
                except UnicodeDecodeError:
                    await self._fail(1007, "a message that is no UTF-8")

    async def close(self, code: int = 1000, reason: str = "") -> None:
        """Says goodbye and closes."""
        if not self._sent_close:
            self._sent_close = True
            try:
                self._writer.write(_frame(_CLOSE, struct.pack("!H", code) + reason.encode("utf-8")[:123]))
                await asyncio.wait_for(self._writer.drain(), 2)
            except (OSError, asyncio.TimeoutError):
                pass  # there is nobody left to be polite to
        self._writer.close()

    async def _read_frame(self, room: int) -> tuple[bool, int, bytes]:
        first, second = await self._reader.readexactly(2)
        length = second & 0x7F
        if length == 126:
            length = struct.unpack("!H", await self._reader.readexactly(2))[0]
        elif length == 127:
            length = struct.unpack("!Q", await self._reader.readexactly(8))[0]
        if first & 0x70 or second & 0x80:
            await self._fail(1002, "a frame that no server sends")  # no extension was agreed on; servers do not mask
        if length > room:
            await self._fail(1009, "a message that is too long")
        if first & 8 and (length > 125 or not first & 0x80):
            await self._fail(1002, "a control frame that is too long")
        return bool(first & 0x80), first & 0x0F, await self._reader.readexactly(length)

    async def _fail(self, code: int, reason: str) -> None:
        await self.close(code, reason)
        raise ConnectionClosed(code, reason)


async def _upgrade(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, parts, port: int, headers: dict[str, str],
) -> None:
    key = base64.b64encode(os.urandom(16))
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    lines = [
        f"GET {parts.path or '/'}{'?' + parts.query if parts.query else ''} HTTP/1.1", f"Host: {host}:{port}", "Upgrade: websocket",
        "Connection: Upgrade", f"Sec-WebSocket-Key: {key.decode()}", "Sec-WebSocket-Version: 13",
    ]
    for name, value in headers.items():
        if "\r" in name + value or "\n" in name + value:
            raise ValueError("a header of one line, please")
        lines.append(f"{name}: {value}")
    writer.write("\r\n".join([*lines, "", ""]).encode("latin-1"))
    await writer.drain()
    try:
        answer = await reader.readuntil(b"\r\n\r\n")
    except (asyncio.IncompleteReadError, asyncio.LimitOverrunError) as error:
        raise HandshakeFailed("the server gave no answer") from error
    status, *fields = answer.decode("latin-1").split("\r\n")
    if not status.startswith("HTTP/1.1 101"):
        raise HandshakeFailed(f"the server refused: {status}")
    expected = base64.b64encode(hashlib.sha1(key + _MAGIC).digest()).decode()
    for field in fields:
        name, _, value = field.partition(":")
        if name.strip().lower() == "sec-websocket-accept" and value.strip() == expected:
            return
    raise HandshakeFailed("the server's answer does not fit the question")


def _frame(opcode: int, payload: bytes) -> bytes:
    # Clients mask (5.3). XOR of two large numbers is the fastest that Python has to offer.
    mask = os.urandom(4)
    size = len(payload)
    if size < 126:
        head = struct.pack("!BB", 0x80 | opcode, 0x80 | size)
    elif size < 1 << 16:
        head = struct.pack("!BBH", 0x80 | opcode, 0x80 | 126, size)
    else:
        head = struct.pack("!BBQ", 0x80 | opcode, 0x80 | 127, size)
    stream = (mask * (size // 4 + 1))[:size]
    masked = (int.from_bytes(payload, "big") ^ int.from_bytes(stream, "big")).to_bytes(size, "big")
    return head + mask + masked
