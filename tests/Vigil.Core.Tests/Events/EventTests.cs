using Vigil.Core.Declarations;
using Vigil.Core.Events;
using Vigil.Core.Values;

namespace Vigil.Core.Tests.Events;

/// <summary>What the generator makes of a declaration.</summary>
internal sealed partial class ProbeEvents : EventSource
{
    [Event("probe_seen", "n: count, text: string, flag: bool")]
    public partial void Seen(ulong n, ByteString text, bool flag);
}

public sealed class EventTests
{
    private readonly EngineContext _engine = new(new TestReporter());
    private readonly EventTable _table;

    public EventTests()
    {
        _table = new(_engine);
        _engine.AddService(_table);
    }

    [Fact]
    public void An_event_that_nobody_handles_is_not_queued()
    {
        var events = ProbeEvents.Of(_engine);
        Assert.False(events.HasSeen);
        events.Seen(1, ByteString.Empty, true);
        Assert.Equal(0, _engine.Events.Count);
    }

    [Fact]
    public void A_handled_event_carries_its_arguments_and_the_time()
    {
        var events = ProbeEvents.Of(_engine);
        _table.Get("probe_seen").IsHandled = true;
        var seen = new List<string>();
        _engine.Events.Observer = queued => seen.Add(
            $"{queued.Handle.Name} {queued.Arguments[0].AsCount()} {queued.Arguments[1].AsString()} {queued.Arguments[2].AsBool()} {queued.Time.Seconds}");
        _engine.Now = new(7);
        Assert.True(events.HasSeen);
        events.Seen(3, ByteString.From("x"), true);
        _engine.Now = new(8);
        _engine.Events.Drain();
        Assert.Equal(["probe_seen 3 x True 7"], seen);
    }

    [Fact]
    public void There_is_one_source_for_each_engine()
    {
        var other = new EngineContext(new TestReporter());
        other.AddService(new EventTable(other));
        Assert.Same(ProbeEvents.Of(_engine), ProbeEvents.Of(_engine));
        Assert.NotSame(ProbeEvents.Of(_engine), ProbeEvents.Of(other));
    }

    [Fact]
    public void A_drain_runs_two_generations_and_leaves_the_third()
    {
        var handle = _table.Get("again");
        var times = 0;
        _engine.Events.Observer = _ =>
        {
            times++;
            handle.Raise();
        };
        handle.Raise();
        _engine.Events.Drain();
        Assert.Equal(2, times);
        Assert.Equal(1, _engine.Events.Count);
    }

    [Fact]
    public void Byte_strings_compare_by_content_and_copy_what_is_borrowed()
    {
        var buffer = "abc"u8.ToArray();
        var copy = ByteString.Copy(buffer);
        buffer[0] = (byte)'x';
        Assert.Equal("abc", copy.ToString());
        Assert.Equal(copy, ByteString.From("abc"));
        Assert.Equal(copy.GetHashCode(), ByteString.From("abc").GetHashCode());
        Assert.True(ByteString.From("abc") < ByteString.From("abcd") && ByteString.From("B") < ByteString.From("a"));
        Assert.Same(ByteString.Empty, ByteString.Copy([]));
        Assert.Equal("ab", ByteString.Concat(ByteString.From("a"), ByteString.From("b")).ToString());
    }
}
