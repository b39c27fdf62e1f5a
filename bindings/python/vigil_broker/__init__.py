"""Messaging with Vigil, Zeek and other programs that serve Broker's JSON interface over WebSocket."""

from .blocking import Blocking, Context, Endpoint
from .client import Client, Event, Message, ServerError
from .values import Count, EnumValue, Port, from_json, to_json
from .websocket import ConnectionClosed, HandshakeFailed

__all__ = [
    "Blocking", "Client", "ConnectionClosed", "Context", "Count", "Endpoint", "EnumValue", "Event", "HandshakeFailed",
    "Message", "Port", "ServerError", "from_json", "to_json",
]
