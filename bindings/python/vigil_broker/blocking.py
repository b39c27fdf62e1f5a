"""The same for programs that do not use asyncio: calls that wait.

Endpoints of one program can also be peers of each other, without any server in between.
"""

from __future__ import annotations

import asyncio
import queue
import threading
from typing import Any, Callable

from .client import Client, Message
from .values import from_json, to_json
from .websocket import ConnectionClosed


class Blocking:
    """Asks :meth:`Context.spawn` for an endpoint whose calls wait."""


class Context:
    """What endpoints share: a thread for their connections. To be closed, or used in ``with``."""

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="vigil-broker", daemon=True)
        self._thread.start()
        self._endpoints: list[Endpoint] = []

    def spawn(self, kind: type = Blocking) -> "Endpoint":
        """Makes an endpoint."""
        if kind is not Blocking:
            raise ValueError("without blocking there is Client, for asyncio")
        endpoint = Endpoint(self)
        self._endpoints.append(endpoint)
        return endpoint

    def close(self) -> None:
        """Closes all endpoints."""
        for endpoint in self._endpoints:
            endpoint.close()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def __enter__(self) -> "Context":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _run(self, coroutine: Any) -> Any:
        return asyncio.run_coroutine_threadsafe(coroutine, self._loop).result()


class Endpoint:
    """Publishes and subscribes. Made by :meth:`Context.spawn`."""

    def __init__(self, context: Context, capacity: int = 1024) -> None:
        self._context = context
        self._topics: list[str] = []
        self._peers: list[Endpoint] = []
        self._clients: list[Client] = []
        self._messages: queue.Queue[Message | Exception] = queue.Queue(capacity)
        self._is_closed = False

    def peer(self, other: "Endpoint | str", **options: Any) -> None:
        """Connects with another endpoint of this program, or with the server at an address.

        A server is told the topics subscribed to so far: subscribe first.
        """
        if isinstance(other, Endpoint):
            self._peers.append(other)
            other._peers.append(self)
            return
        client = self._context._run(Client.connect(other, self._topics, **options))
        self._clients.append(client)
        threading.Thread(target=self._pump, args=(client,), daemon=True).start()

    def subscribe(self, topic: str) -> None:
        """Subscribes to topics that begin so."""
        if self._clients:
            raise RuntimeError("a server is told subscriptions when it is connected: subscribe before")
        self._topics.append(topic)

    def publish(self, topic: str, value: Any) -> None:
        """Publishes a value; waits while a receiver does not keep up."""
        for peer in self._peers:
            peer._take(topic, value)
        for client in self._clients:
            self._context._run(client.publish(topic, value))

    def publish_event(self, topic: str, name: str, *args: Any) -> None:
        """Publishes an event."""
        for client in self._clients:
            self._context._run(client.publish_event(topic, name, *args))

    def receive(self, callback: Callable[[str, Any], Any] | None = None, timeout: float | None = None) -> Any:
        """Waits for the next message and returns it, or what the callback makes of its topic and value.

        ``TimeoutError`` if none came in time.
        """
        try:
            item = self._messages.get(timeout=timeout)
        except queue.Empty:
            raise TimeoutError("no message came") from None
        if isinstance(item, Exception):
            raise item
        return item if callback is None else callback(item.topic, item.value)

    def close(self) -> None:
        """Closes all connections."""
        self._is_closed = True
        for client in self._clients:
            self._context._run(client.close())
        self._clients.clear()

    def _take(self, topic: str, value: Any) -> None:
        if any(topic.startswith(prefix) for prefix in self._topics):
            self._messages.put(Message(topic, from_json(to_json(value))))  # a copy, and the types that others would get

    def _pump(self, client: Client) -> None:
        while not self._is_closed:
            item: Message | Exception
            try:
                item = self._context._run(client.receive())
            except ConnectionClosed as error:
                if not self._is_closed:
                    self._messages.put(error)
                return
            except (asyncio.CancelledError, RuntimeError):
                return  # the context is being closed
            except Exception as error:  # what the server complains about is told to whoever receives
                item = error
            self._messages.put(item)
