using Vigil.Core.Timing;
using Timer = Vigil.Core.Timing.Timer;

namespace Vigil.Core.Tests.Timing;

public sealed class TimerQueueTests
{
    private readonly TimerQueue _queue = new();
    private readonly List<int> _fired = [];

    private sealed class Probe(int number, Action<int> fire) : Timer
    {
        public override void Fire(NetworkTime now, bool ending) => fire(ending ? -number : number);
    }

    private Probe Add(int number, double due)
    {
        var timer = new Probe(number, _fired.Add);
        _queue.Add(timer, new(due));
        return timer;
    }

    [Fact]
    public void Timers_fire_by_time_and_those_of_one_moment_in_the_order_added()
    {
        Add(1, 5);
        Add(2, 3);
        Add(3, 5);
        Add(4, 9);
        Assert.Equal(3, _queue.Advance(new(5), limit: 0));
        Assert.Equal([2, 1, 3], _fired);
        Assert.Equal(9, _queue.NextDue.Seconds);
    }

    [Fact]
    public void A_limit_leaves_the_rest_for_later()
    {
        for (var i = 1; i <= 5; i++)
            Add(i, i);
        Assert.Equal(2, _queue.Advance(new(10), limit: 2));
        Assert.Equal(3, _queue.Count);
        Assert.Equal(3, _queue.Advance(new(10), limit: 0));
        Assert.Equal([1, 2, 3, 4, 5], _fired);
    }

    [Fact]
    public void A_cancelled_timer_does_not_fire_and_a_pending_one_can_be_moved()
    {
        var first = Add(1, 1);
        var second = Add(2, 2);
        _queue.Cancel(first);
        _queue.Cancel(first); // twice does no harm
        _queue.Add(second, new(7));
        _queue.Advance(new(5), limit: 0);
        Assert.Empty(_fired);
        Assert.False(first.IsPending);
        Assert.True(second.IsPending);
        Assert.True(_queue.FireNextAtEnd(new(5)));
        Assert.Equal([-2], _fired);
        Assert.False(_queue.FireNextAtEnd(new(5)));
    }

    [Fact]
    public void Any_sequence_of_adding_moving_and_cancelling_fires_in_order()
    {
        var random = new Random(9);
        var due = new Dictionary<int, double>();
        var timers = new Dictionary<int, Probe>();
        for (var i = 1; i <= 3000; i++)
        {
            due[i] = random.Next(500);
            timers[i] = Add(i, due[i]);
            var other = random.Next(i) + 1;
            if (random.Next(3) == 0)
            {
                _queue.Cancel(timers[other]);
                due.Remove(other);
            }
            else if (due.ContainsKey(other) && random.Next(3) == 0)
            {
                due[other] = random.Next(500);
                _queue.Add(timers[other], new(due[other]));
            }
        }

        _queue.Advance(new(1000), limit: 0);
        Assert.Equal(due.Count, _fired.Count);
        Assert.Equal(due.Values.Order(), _fired.Select(i => due[i]));
    }
}
