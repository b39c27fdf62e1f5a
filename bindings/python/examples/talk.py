"""Two endpoints of one program."""

from vigil_broker import *

with Context() as ctx:
    source = ctx.spawn(Blocking)
    sink = ctx.spawn(Blocking)
    source.peer(sink)
    sink.subscribe("foo")
    source.publish("foo", [Count(1), "two"])
    sink.receive(lambda topic, value: print("%s: %s" % (topic, value)))
