"""A client of Broker's JSON interface, for asyncio."""

from __future__ import annotations

import asyncio
import json
import ssl as tls
from typing import Any, AsyncIterator, Iterable, NamedTuple

from .values import Count, from_json, to_json
from .websocket import ConnectionClosed, WebSocket

_VERSION, _EVENT = Count(1), Count(1)


class ServerError(Exception):
    """The server could make nothing of a message; ``code`` and ``context`` are its words."""

    def __init__(self, code: str, context: str) -> None:
        super().__init__(f"{code}: {context}")
        self.code = code
        self.context = context


class Event(NamedTuple):
    """An event of Zeek's: its full name, its arguments, and what accompanies it by number (1 is the network time)."""

    name: str
    args: list[Any]
    metadata: dict[int, Any]


class Message(NamedTuple):
    """A value, and what it is about."""

    topic: str
    value: Any

    @property
    def event(self) -> Event | None:
        """The event that the value is, if it is one."""
        match self.value:
            case [1, 1, [str(name), list(args), *rest]]:
                extra = rest[0] if rest and isinstance(rest[0], list) else []
                return Event(name, args, {entry[0]: entry[1] for entry in extra if isinstance(entry, list) and len(entry) == 2})
        return None


class Client:
    """A connection to a server. Made with :meth:`connect`; to be used in ``async with``.

    Messages that nobody has taken yet wait in a queue. When it is full nothing more is read from the server, which
    then slows down or lets go of this client, as it was told to: memory stays bounded.
    """

    def __init__(self, socket: WebSocket, endpoint: str, version: str, capacity: int) -> None:
        self._socket = socket
        self._queue: asyncio.Queue[Message | Exception] = asyncio.Queue(capacity)
        self._end: Exception | None = None
        self._reader = asyncio.create_task(self._read())
        #: Who the server says this client is, or who it is itself.
        self.endpoint = endpoint
        #: The version of the server.
        self.version = version

    @classmethod
    async def connect(
        cls, url: str = "ws://127.0.0.1:27759/v1/messages/json", topics: Iterable[str] = (), *,
        token: str | None = None, application: str = "vigil-broker", ssl: tls.SSLContext | None = None,
        capacity: int = 1024, max_size: int = 16 * 2**20, timeout: float = 10,
    ) -> "Client":
        """Connects, subscribes to topics that begin with the given ones, and waits until the server has agreed."""
        headers = {"X-Application-Name": application}
        if token is not None:
            headers["Authorization"] = f"Bearer {token}"
        socket = await WebSocket.connect(url, headers, ssl=ssl, max_size=max_size, timeout=timeout)
        try:
            await socket.send(json.dumps(list(topics)))
            answer = _document(await asyncio.wait_for(socket.receive(), timeout))
            if answer.get("type") != "ack":
                raise ServerError(str(answer.get("code", "unspecified")), str(answer.get("context", "no agreement")))
        except BaseException:
            await socket.close()
            raise
        return cls(socket, str(answer.get("endpoint", "")), str(answer.get("version", "")), capacity)

    async def publish(self, topic: str, value: Any) -> None:
        """Publishes a value; waits while the server does not take what was sent before."""
        await self._socket.send(json.dumps({"type": "data-message", "topic": topic, **to_json(value)}, ensure_ascii=False))

    async def publish_event(self, topic: str, name: str, *args: Any, metadata: dict[int, Any] | None = None) -> None:
        """Publishes an event. Arguments have to be of the types that scripts declare: ``Count(5)`` for a count."""
        content = [name, list(args)]
        if metadata:
            content.append([[Count(key), value] for key, value in metadata.items()])
        await self.publish(topic, [_VERSION, _EVENT, content])

    async def receive(self) -> Message:
        """The next message. ``ServerError`` if the server complains, ``ConnectionClosed`` when there are no more."""
        if self._end is not None and self._queue.empty():
            raise self._end
        item = await self._queue.get()
        if isinstance(item, ConnectionClosed):
            self._end = item
        if isinstance(item, Exception):
            raise item
        return item

    async def __aiter__(self) -> AsyncIterator[Message]:
        while True:
            try:
                yield await self.receive()
            except ConnectionClosed:
                return

    async def close(self) -> None:
        """Says goodbye and closes."""
        self._reader.cancel()
        await self._socket.close()
        self._end = self._end or ConnectionClosed(1000, "closed here")
        if self._queue.empty():
            self._queue.put_nowait(self._end)  # somebody may be waiting for a message that will not come

    async def __aenter__(self) -> "Client":
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    async def _read(self) -> None:
        while True:
            item: Message | Exception
            # What is handed over is new and was never raised here: its traceback would be of this task.
            try:
                item = _message(_document(await self._socket.receive()))
            except ConnectionClosed as error:
                await self._queue.put(ConnectionClosed(error.code, error.reason))
                return
            except ValueError as error:
                item = ValueError(str(error))
            await self._queue.put(item)


def _document(text: str) -> dict[str, Any]:
    document = json.loads(text)
    if not isinstance(document, dict):
        raise ValueError("the server sent something that is no message")
    return document


def _message(document: dict[str, Any]) -> Message | ServerError:
    if document.get("type") == "error":
        return ServerError(str(document.get("code", "")), str(document.get("context", "")))
    return Message(str(document.get("topic", "")), from_json(document))
