import datetime
import unittest
from ipaddress import ip_address, ip_network

from vigil_broker import Count, EnumValue, Message, Port, from_json, to_json

UTC = datetime.timezone.utc


class Values(unittest.TestCase):
    SAMPLES = [
        (None, {"@data-type": "none", "data": {}}),
        (True, {"@data-type": "boolean", "data": True}),
        (Count(2**64 - 1), {"@data-type": "count", "data": 18446744073709551615}),
        (-5, {"@data-type": "integer", "data": -5}),
        (1.5, {"@data-type": "real", "data": 1.5}),
        ("abc", {"@data-type": "string", "data": "abc"}),
        (ip_address("2001:db8::1"), {"@data-type": "address", "data": "2001:db8::1"}),
        (ip_network("10.0.0.0/8"), {"@data-type": "subnet", "data": "10.0.0.0/8"}),
        (Port(80), {"@data-type": "port", "data": "80/tcp"}),
        (datetime.datetime(2023, 11, 14, 22, 13, 20, 249000, UTC), {"@data-type": "timestamp", "data": "2023-11-14T22:13:20.249000"}),
        (datetime.timedelta(seconds=-1.5), {"@data-type": "timespan", "data": "-1500000us"}),
        (EnumValue("Notice::Tally"), {"@data-type": "enum-value", "data": "Notice::Tally"}),
        ({"x"}, {"@data-type": "set", "data": [{"@data-type": "string", "data": "x"}]}),
        ([], {"@data-type": "vector", "data": []}),
        ({"k": Count(1)}, {"@data-type": "table", "data": [
            {"key": {"@data-type": "string", "data": "k"}, "value": {"@data-type": "count", "data": 1}}]}),
    ]

    def test_every_type_goes_there_and_back(self):
        for value, document in self.SAMPLES:
            with self.subTest(value=value):
                self.assertEqual(document, to_json(value))
                back = from_json(document)
                self.assertEqual(value, back)
                self.assertIs(type(value), type(back))

    def test_keys_are_made_hashable(self):
        value = {(1, "a"): [1], frozenset([2]): {(3,)}}
        self.assertEqual(value, from_json(to_json(value)))

    def test_units_of_time(self):
        for text, seconds in (("0s", 0), ("2min", 120), ("-3h", -10800), ("1500ms", 1.5), ("999ns", 0)):
            self.assertEqual(datetime.timedelta(seconds=seconds), from_json({"@data-type": "timespan", "data": text}))
        time = from_json({"@data-type": "timestamp", "data": "2023-11-14T22:13:20.123456789+01:30"})
        self.assertEqual(datetime.datetime(2023, 11, 14, 20, 43, 20, 123456, UTC), time)

    def test_what_is_no_value_is_refused(self):
        deep = {"@data-type": "vector", "data": []}
        for _ in range(200):
            deep = {"@data-type": "vector", "data": [deep]}
        for document in (
            5, {}, deep, {"@data-type": "count", "data": -1}, {"@data-type": "count", "data": True}, {"@data-type": "integer", "data": 2**63},
            {"@data-type": "port", "data": "99999/tcp"}, {"@data-type": "set", "data": 5}, {"@data-type": "table", "data": [1]},
            {"@data-type": "timespan", "data": "1d"}, {"@data-type": "timestamp", "data": "now"}, {"@data-type": "subnet", "data": "10.0.0.0/33"},
        ):
            with self.subTest(document=str(document)[:60]), self.assertRaises(ValueError):
                from_json(document)
        with self.assertRaises(TypeError):
            to_json(object())
        with self.assertRaises(ValueError):
            to_json(2**63)

    def test_events_are_recognised(self):
        with_time = Message("t", [Count(1), Count(1), ["ping", [5], [[Count(1), "now"]]]])
        self.assertEqual(("ping", [5], {1: "now"}), tuple(with_time.event))
        self.assertIsNone(Message("t", [1, 2, ["ping", []]]).event)
        self.assertIsNone(Message("t", "ping").event)


if __name__ == "__main__":
    unittest.main()
