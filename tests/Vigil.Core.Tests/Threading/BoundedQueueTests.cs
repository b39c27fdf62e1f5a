using Vigil.Core.Threading;

namespace Vigil.Core.Tests.Threading;

public sealed class BoundedQueueTests
{
    private static readonly TimeSpan _long = TimeSpan.FromSeconds(30);

    [Fact]
    public void Items_come_out_in_order_and_whole_across_threads()
    {
        var queue = new BoundedQueue<int>(3);
        var producer = new Thread(() =>
        {
            for (var i = 0; i < 10_000; i++)
                Assert.True(queue.TryAdd(i));
            queue.Complete();
        });
        producer.Start();
        var next = 0;
        while (queue.TryTake(out var item, _long))
            Assert.Equal(next++, item);
        Assert.Equal(10_000, next);
        Assert.True(queue.IsFinished);
        producer.Join();
    }

    [Fact]
    public void Who_adds_to_a_full_queue_waits_until_something_is_taken()
    {
        var queue = new BoundedQueue<int>(1);
        Assert.True(queue.TryAdd(1));
        using var added = new ManualResetEventSlim();
        var producer = new Thread(() =>
        {
            queue.TryAdd(2);
            added.Set();
        });
        producer.Start();
        Assert.False(added.Wait(50));
        Assert.True(queue.TryTake(out _, _long));
        Assert.True(added.Wait(_long));
        producer.Join();
    }

    [Fact]
    public void Nothing_comes_in_time()
    {
        Assert.False(new BoundedQueue<string>(1).TryTake(out var item, TimeSpan.FromMilliseconds(20)));
        Assert.Null(item);
    }

    [Fact]
    public void A_complete_queue_hands_out_what_it_holds_and_takes_no_more()
    {
        var queue = new BoundedQueue<int>(4);
        queue.TryAdd(7);
        queue.Complete();
        Assert.False(queue.TryAdd(8));
        Assert.False(queue.IsFinished);
        Assert.True(queue.TryTake(out var item, Timeout.InfiniteTimeSpan));
        Assert.Equal(7, item);
        Assert.False(queue.TryTake(out _, Timeout.InfiniteTimeSpan));
        Assert.True(queue.IsFinished);
    }

    [Fact]
    public async Task Who_waits_on_either_side_is_woken_by_the_end()
    {
        var queue = new BoundedQueue<int>(1);
        var taker = Task.Factory.StartNew(() => queue.TryTake(out _, Timeout.InfiniteTimeSpan), TaskCreationOptions.LongRunning);
        queue.Complete();
        Assert.False(await taker);

        var full = new BoundedQueue<int>(1);
        full.TryAdd(1);
        var adder = Task.Factory.StartNew(() => full.TryAdd(2), TaskCreationOptions.LongRunning);
        full.Complete();
        Assert.False(await adder);
    }
}
