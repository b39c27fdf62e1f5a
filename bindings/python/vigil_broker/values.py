"""Values of Broker's data model as Python values, and their JSON form (version 1).

=============  ===========================================
Broker         Python
=============  ===========================================
none           ``None``
boolean        ``bool``
count          ``Count``, an ``int`` from 0 to 2**64 - 1
integer        ``int``
real           ``float``
string         ``str`` (``bytes`` are taken as well)
address        ``ipaddress.IPv4Address``, ``IPv6Address``
subnet         ``ipaddress.IPv4Network``, ``IPv6Network``
port           ``Port``
timestamp      ``datetime.datetime`` with a time zone
timespan       ``datetime.timedelta``
enum-value     ``EnumValue``
set            ``set`` (``frozenset`` inside of others)
table          ``dict``
vector         ``list`` (``tuple`` where it has to be hashed)
=============  ===========================================
"""

from __future__ import annotations

import datetime
import ipaddress
import math
import re
from typing import Any, NamedTuple

_UTC = datetime.timezone.utc
_EPOCH = datetime.datetime(1970, 1, 1, tzinfo=_UTC)
_SPAN = re.compile(r"(-?\d+)(ns|us|ms|s|min|h)\Z")
_TIME = re.compile(r"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,9}))?(Z|[+-]\d\d(?::?\d\d)?)?\Z")
_NANOSECONDS = {"ns": 1, "us": 1000, "ms": 10**6, "s": 10**9, "min": 60 * 10**9, "h": 3600 * 10**9}
_PROTOCOLS = ("tcp", "udp", "icmp", "?")

# Deeper values than this are refused rather than followed.
MAX_DEPTH = 100


class Count(int):
    """An unsigned number of 64 bits. A plain ``int`` is a signed one: Zeek tells them apart."""

    def __new__(cls, value: int = 0) -> "Count":
        if not 0 <= value < 2**64:
            raise ValueError(f"{value} is no count")
        return super().__new__(cls, value)

    def __repr__(self) -> str:
        return f"Count({int(self)})"


class Port(NamedTuple):
    """A port and its transport protocol: tcp, udp, icmp, or ? where that is not known."""

    number: int
    protocol: str = "tcp"

    def __str__(self) -> str:
        return f"{self.number}/{self.protocol}"


class EnumValue(str):
    """The full name of an enumerator, for instance ``Notice::Tally``."""

    __slots__ = ()

    def __repr__(self) -> str:
        return f"EnumValue({str(self)!r})"


def to_json(value: Any, depth: int = 0) -> dict[str, Any]:
    """The JSON object of a value; ``TypeError`` where there is none."""
    if depth > MAX_DEPTH:
        raise ValueError("the value is nested too deeply")
    kind, data = _scalar(value)
    if kind is None:
        kind, data = _container(value, depth + 1)
    return {"@data-type": kind, "data": data}


def from_json(document: Any, depth: int = 0, *, hashable: bool = False) -> Any:
    """The value of a JSON object; ``ValueError`` where it is none.

    With ``hashable`` vectors become tuples and sets frozensets, so that they can be keys.
    """
    if depth > MAX_DEPTH:
        raise ValueError("the value is nested too deeply")
    if not isinstance(document, dict) or not isinstance(document.get("@data-type"), str):
        raise ValueError("a value is an object with @data-type and data")
    kind, data = document["@data-type"], document.get("data")
    if kind in ("set", "table", "vector"):
        if not isinstance(data, list):
            raise ValueError(f"the data of a {kind} is an array")
        return _parse_container(kind, data, depth + 1, hashable)
    parse = _PARSERS.get(kind)
    if parse is None:
        raise ValueError(f"unknown type {kind!r}")
    return parse(data)


def _scalar(value: Any) -> tuple[str | None, Any]:
    # The order matters: a bool is an int, a Count too, an EnumValue is a str, a Port is a tuple.
    if value is None:
        return "none", {}
    if isinstance(value, bool):
        return "boolean", value
    if isinstance(value, Count):
        return "count", int(value)
    if isinstance(value, int):
        if not -(2**63) <= value < 2**63:
            raise ValueError(f"{value} is no integer of 64 bits; as a count it would be Count({value})")
        return "integer", value
    if isinstance(value, float):
        if not math.isfinite(value):
            raise ValueError(f"JSON knows no {value}")
        return "real", value
    if isinstance(value, EnumValue):
        return "enum-value", str(value)
    if isinstance(value, str):
        return "string", value
    if isinstance(value, (bytes, bytearray)):
        return "string", value.decode("utf-8", "replace")
    if isinstance(value, (ipaddress.IPv4Address, ipaddress.IPv6Address)):
        return "address", str(value)
    if isinstance(value, (ipaddress.IPv4Network, ipaddress.IPv6Network)):
        return "subnet", str(value)
    if isinstance(value, Port):
        return "port", str(value)
    if isinstance(value, datetime.datetime):
        return "timestamp", _write_time(value)
    if isinstance(value, datetime.timedelta):
        return "timespan", f"{value // datetime.timedelta(microseconds=1)}us"
    return None, None


def _container(value: Any, depth: int) -> tuple[str, list[Any]]:
    if isinstance(value, (set, frozenset)):
        return "set", [to_json(element, depth) for element in value]
    if isinstance(value, dict):
        return "table", [{"key": to_json(key, depth), "value": to_json(entry, depth)} for key, entry in value.items()]
    if isinstance(value, (list, tuple)):
        return "vector", [to_json(element, depth) for element in value]
    raise TypeError(f"{type(value).__name__} has no counterpart in Broker's data model")


def _write_time(time: datetime.datetime) -> str:
    if time.tzinfo is None:
        raise ValueError("a timestamp needs a time zone, for instance datetime.timezone.utc")
    return time.astimezone(_UTC).replace(tzinfo=None).isoformat(timespec="microseconds")


def _parse_container(kind: str, data: list[Any], depth: int, hashable: bool) -> Any:
    if kind == "vector":
        elements = [from_json(element, depth, hashable=hashable) for element in data]
        return tuple(elements) if hashable else elements
    if kind == "set":
        members = [from_json(element, depth, hashable=True) for element in data]
        return frozenset(members) if hashable else set(members)
    table = {}
    for entry in data:
        if not isinstance(entry, dict) or "key" not in entry or "value" not in entry:
            raise ValueError("an entry of a table is an object with key and value")
        table[from_json(entry["key"], depth, hashable=True)] = from_json(entry["value"], depth, hashable=hashable)
    return tuple(table.items()) if hashable else table


def _expect(data: Any, kind: type | tuple[type, ...], name: str) -> Any:
    if not isinstance(data, kind) or (isinstance(data, bool) and kind is not bool):
        raise ValueError(f"{data!r} is no {name}")
    return data


def _parse_integer(data: Any) -> int:
    number = _expect(data, int, "integer")
    if not -(2**63) <= number < 2**63:
        raise ValueError(f"{number} is no integer of 64 bits")
    return number


def _parse_port(data: Any) -> Port:
    number, _, protocol = _expect(data, str, "port").partition("/")
    if not number.isascii() or not number.isdigit() or int(number) > 65535:
        raise ValueError(f"{data!r} is no port")
    return Port(int(number), protocol if protocol in _PROTOCOLS else "?" if protocol else "tcp")


def _parse_time(data: Any) -> datetime.datetime:
    match = _TIME.match(_expect(data, str, "timestamp"))
    if match is None:
        raise ValueError(f"{data!r} is no timestamp")
    whole, fraction, zone = match.groups()
    offset = _UTC
    if zone and zone != "Z":
        digits = zone[1:].replace(":", "").ljust(4, "0")
        minutes = int(digits[:2]) * 60 + int(digits[2:])
        offset = datetime.timezone(datetime.timedelta(minutes=-minutes if zone[0] == "-" else minutes))
    time = datetime.datetime.fromisoformat(whole).replace(tzinfo=offset)
    return time.replace(microsecond=int((fraction or "0").ljust(9, "0")) // 1000)


def _parse_span(data: Any) -> datetime.timedelta:
    match = _SPAN.match(_expect(data, str, "timespan"))
    if match is None:
        raise ValueError(f"{data!r} is no timespan")
    nanoseconds = int(match.group(1)) * _NANOSECONDS[match.group(2)]
    return datetime.timedelta(microseconds=int(nanoseconds / 1000) if abs(nanoseconds) < 2**53 else nanoseconds // 1000)


_PARSERS = {
    "none": lambda data: None,
    "boolean": lambda data: _expect(data, bool, "boolean"),
    "count": lambda data: Count(_expect(data, int, "count")),
    "integer": _parse_integer,
    "real": lambda data: float(_expect(data, (int, float), "real")),
    "string": lambda data: _expect(data, str, "string"),
    "address": lambda data: ipaddress.ip_address(_expect(data, str, "address")),
    "subnet": lambda data: ipaddress.ip_network(_expect(data, str, "subnet"), strict=False),
    "port": _parse_port,
    "timestamp": _parse_time,
    "timespan": _parse_span,
    "enum-value": lambda data: EnumValue(_expect(data, str, "enum value")),
}
