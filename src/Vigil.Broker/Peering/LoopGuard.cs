namespace Vigil.Broker;

/// <summary>Knows which marked messages have passed, so that one that comes again by another way is dropped.</summary>
internal sealed class LoopGuard
{
    // Publishers that are remembered; beyond, the one that was silent longest is forgotten.
    private const int MaxOrigins = 4096;

    private readonly Lock _gate = new();
    private readonly Dictionary<EndpointId, Window> _windows = [];
    private long _clock;

    /// <summary>Whether this message passes for the first time.</summary>
    public bool Admit(EndpointId origin, ulong number)
    {
        lock (_gate)
        {
            if (!_windows.TryGetValue(origin, out var window))
            {
                if (_windows.Count >= MaxOrigins)
                    Forget();
                _windows.Add(origin, window = new Window());
            }

            window.LastUse = ++_clock;
            return window.Admit(number);
        }
    }

    private void Forget()
    {
        var (oldest, at) = (default(EndpointId), long.MaxValue);
        foreach (var (origin, window) in _windows)
        {
            if (window.LastUse < at)
                (oldest, at) = (origin, window.LastUse);
        }

        _windows.Remove(oldest);
    }

    // The highest number seen, and which of those before it: what is older than that must have passed.
    private sealed class Window
    {
        private const int Size = 8192;
        private readonly ulong[] _seen = new ulong[Size / 64];
        private ulong _highest;

        public long LastUse { get; set; }

        public bool Admit(ulong number)
        {
            if (number + Size <= _highest)
                return false;
            if (number > _highest)
            {
                if (number - _highest >= Size)
                    Array.Clear(_seen);
                else
                    for (var n = _highest + 1; n <= number; n++)
                        _seen[n % Size / 64] &= ~(1UL << (int)(n % 64));
                _highest = number;
            }

            ref var word = ref _seen[number % Size / 64];
            var bit = 1UL << (int)(number % 64);
            if ((word & bit) != 0)
                return false;
            word |= bit;
            return true;
        }
    }
}
