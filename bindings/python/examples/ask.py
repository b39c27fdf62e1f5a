"""Asks a running Vigil: start it with  vigil frameworks/cluster/websocket/server examples/ask.zeek"""

import asyncio

from vigil_broker import Client, Count


async def main() -> None:
    async with await Client.connect(topics=["answers"]) as client:
        await client.publish_event("questions", "ask", Count(41))
        message = await client.receive()
        print(message.topic, message.event.name, message.event.args)


asyncio.run(main())
