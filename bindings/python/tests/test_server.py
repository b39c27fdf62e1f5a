"""Against a running program: VIGIL names it (the one of this source tree if it is not set)."""

import asyncio
import os
import pathlib
import socket
import subprocess
import tempfile
import unittest

from vigil_broker import Blocking, Client, ConnectionClosed, Context, Count, ServerError

ROOT = pathlib.Path(__file__).resolve().parents[3]
VIGIL = os.environ.get("VIGIL", str(ROOT / "vigil"))
SCRIPT = pathlib.Path(__file__).with_name("server.zeek")


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


class Server(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.port = free_port()
        cls.url = f"ws://127.0.0.1:{cls.port}/v1/messages/json"
        cls.directory = tempfile.TemporaryDirectory()
        environment = {**os.environ, "ZEEK_WEBSOCKET_LISTEN_PORT": str(cls.port)}
        cls.vigil = subprocess.Popen(
            [VIGIL, "frameworks/cluster/websocket/server", str(SCRIPT)], cwd=cls.directory.name, env=environment)
        asyncio.run(cls.await_start())

    @classmethod
    async def await_start(cls):
        for _ in range(600):
            try:
                async with await Client.connect(cls.url):
                    return
            except OSError:
                await asyncio.sleep(0.1)
        raise TimeoutError("the program does not listen")

    @classmethod
    def tearDownClass(cls):
        cls.vigil.terminate()
        cls.vigil.wait(30)
        cls.directory.cleanup()

    def test_an_event_goes_there_and_its_answer_back(self):
        async def run():
            async with await Client.connect(self.url, ["answers"]) as client:
                await client.publish_event("questions", "ask", Count(41), {"a", "b"})
                message = await client.receive()
                self.assertEqual("answers", message.topic)
                self.assertEqual(("answer", [42, "2 elements"]), message.event[:2])
                self.assertIsInstance(message.event.args[0], Count)

        asyncio.run(run())

    def test_what_the_server_does_not_know_it_says(self):
        async def run():
            async with await Client.connect(self.url) as client:
                await client.publish_event("questions", "no_such_event")
                with self.assertRaises(ServerError):
                    await client.receive()
                await client.publish_event("questions", "ask", -1, "wrong types")
                with self.assertRaises(ServerError):
                    await client.receive()

        asyncio.run(run())

    def test_a_reader_that_is_slow_loses_nothing(self):
        async def run():
            async with await Client.connect(self.url, ["many"], capacity=4) as client:
                await client.publish_event("questions", "count_to", Count(400))
                for expected in range(400):
                    if expected % 100 == 0:
                        await asyncio.sleep(0.05)
                    message = await client.receive()
                    self.assertEqual([expected], message.event.args)

        asyncio.run(run())

    def test_a_closed_connection_has_no_more_messages(self):
        async def run():
            client = await Client.connect(self.url, ["answers"])
            await client.close()
            with self.assertRaises(ConnectionClosed):
                await client.receive()

        asyncio.run(run())

    def test_calls_that_wait(self):
        with Context() as context:
            endpoint = context.spawn(Blocking)
            endpoint.subscribe("answers")
            endpoint.peer(self.url)
            endpoint.publish_event("questions", "ask", Count(1), set())
            self.assertEqual("answers: answer", endpoint.receive(lambda topic, value: f"{topic}: {value[2][0]}", timeout=30))
            with self.assertRaises(TimeoutError):
                endpoint.receive(timeout=0.05)


if __name__ == "__main__":
    unittest.main()
