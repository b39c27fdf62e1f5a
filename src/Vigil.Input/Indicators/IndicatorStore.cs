using Vigil.Core.Net;
using Vigil.Core.Values;

namespace Vigil.Input.Indicators;

/// <summary>Indicators that files brought, in a fraction of the memory of tables of records, and once for all engines of the process.</summary>
/// <remarks>
/// Readers' threads add, engines' threads ask. What an engine has asked for is in the tables of its scripts from then on;
/// its <see cref="IndicatorView"/> remembers that, and is only told what files have said anew since.
/// </remarks>
/// <param name="columns">The columns of a row.</param>
/// <param name="keys">How indicators are told apart.</param>
internal sealed class IndicatorStore(IndicatorColumns columns, IndicatorKey keys)
{
    /// <summary>How many lengths a prefix can have.</summary>
    public const int PrefixLengths = 129;

    private const long LeastWaste = 4 << 20; // octets

    private readonly Lock _gate = new();
    private readonly OctetBuffer _key = new();
    private readonly OctetBuffer _rest = new();
    private readonly bool[] _hasLength = new bool[PrefixLengths]; // of networks that came, the lengths of their prefixes
    private readonly SortedDictionary<int, int> _ofType = [];
    private IndicatorArena _arena = new();
    private ulong[] _slots = new ulong[1024]; // open addressing; hash above, place of the first record below
    private uint _age;
    private long _wasted; // octets of the arena that nothing leads to

    /// <summary>Indicators at present.</summary>
    public int Count { get; private set; }

    /// <summary>Octets of all records.</summary>
    public long Length => _arena.Length;

    /// <summary>Numbers of the types of indicators that there are.</summary>
    public int[] Types()
    {
        lock (_gate)
            return [.. _ofType.Keys];
    }

    /// <summary>How many indicators of a type there are.</summary>
    public int CountOf(int type)
    {
        lock (_gate)
            return _ofType.GetValueOrDefault(type);
    }

    /// <summary>Adds what a row says, or replaces what its source said before.</summary>
    /// <returns><see langword="false"/> if the row has to go the way of single rows.</returns>
    public bool TryAdd(ReadOnlySpan<Value> row)
    {
        if (row[columns.Indicator].Object is not ByteString indicator || !row[columns.Type].IsSet)
            return false;
        var type = (int)row[columns.Type].AsInt();
        lock (_gate)
        {
            _rest.Clear();
            if (!WriteKey(type, indicator.Span) || !columns.TryWrite(row, _rest, out var sourceLength)
                || _key.Length + _rest.Length > IndicatorArena.LongestRecord)
                return false;
            Add(type, sourceLength);
            return true;
        }
    }

    /// <summary>Whether files have said anything of an indicator that an engine does not know.</summary>
    public bool HasNews(IndicatorView view, int type, ReadOnlySpan<byte> indicator)
    {
        lock (_gate)
            return WriteKey(type, indicator) && HasNews(view, type);
    }

    /// <summary>Whether files have said anything of an address, or a network that it is in, that an engine does not know.</summary>
    public bool HasNews(IndicatorView view, Addr host)
    {
        lock (_gate)
        {
            WriteKey(host);
            var has = HasNews(view, keys.AddressType);
            for (var length = 0; length < PrefixLengths && !has; length++)
                has = WriteKey(host, length) && HasNews(view, keys.SubnetType);
            return has;
        }
    }

    /// <summary>Tells an engine what is new to it about an indicator.</summary>
    /// <param name="view">The engine's; it knows then.</param>
    /// <param name="type">Number of its type.</param>
    /// <param name="indicator">Its text.</param>
    /// <param name="rows">Gets a row for each source.</param>
    public void Tell(IndicatorView view, int type, ReadOnlySpan<byte> indicator, List<Value[]> rows)
    {
        lock (_gate)
        {
            if (WriteKey(type, indicator))
                Tell(view, type, rows);
        }
    }

    /// <summary>Tells an engine what is new to it about an address and the networks that it is in.</summary>
    public void Tell(IndicatorView view, Addr host, List<Value[]> rows)
    {
        lock (_gate)
        {
            WriteKey(host);
            Tell(view, keys.AddressType, rows);
            for (var length = 0; length < PrefixLengths; length++)
            {
                if (WriteKey(host, length))
                    Tell(view, keys.SubnetType, rows);
            }
        }
    }

    private bool WriteKey(int type, ReadOnlySpan<byte> indicator)
    {
        _key.Clear();
        var room = _key.Room(Math.Max(indicator.Length, IndicatorKey.SubnetLength));
        if (type > ushort.MaxValue || !keys.TryWrite(type, indicator, room, out var length))
            return false;
        _key.Grow(length);
        return true;
    }

    private void WriteKey(Addr host)
    {
        _key.Clear();
        _key.Grow(IndicatorKey.Write(host, _key.Room(IndicatorKey.AddressLength)));
    }

    // Whether there can be a network of that length around a host.
    private bool WriteKey(Addr host, int length)
    {
        if (!_hasLength[length])
            return false;
        _key.Clear();
        _key.Grow(IndicatorKey.Write(new Subnet(host, length), _key.Room(IndicatorKey.SubnetLength)));
        return true;
    }

    private void Add(int type, int sourceLength)
    {
        ref var slot = ref Find(type, out var hash);
        if (slot == 0)
        {
            slot = Slot(hash, Append(type));
            _ofType[type] = _ofType.GetValueOrDefault(type) + 1;
            if (type == keys.SubnetType)
                _hasLength[_key.Written[^1]] = true;
            if (++Count * 4L > _slots.Length * 3L)
                Widen();
            return;
        }

        uint before = 0;
        for (var place = (uint)slot; place != 0; place = _arena.Next(place))
        {
            var said = _arena.Rest(place);
            if (said.StartsWith(_rest.Written[..sourceLength]))
            {
                if (!said.SequenceEqual(_rest.Written))
                    Replace(ref slot, before, place, type);
                return;
            }

            before = place;
        }

        var added = Append(type);
        _arena.Next(before) = added;
    }

    private uint Append(int type) => _arena.Append(++_age, type, _key.Written, _rest.Written);

    private void Replace(ref ulong slot, uint before, uint place, int type)
    {
        var now = Append(type);
        _arena.Next(now) = _arena.Next(place);
        if (before == 0)
            slot = Slot((uint)(slot >> 32), now);
        else
            _arena.Next(before) = now;
        _wasted += _arena.LengthOf(place);
        if (_wasted >= LeastWaste && _wasted * 2 >= _arena.Length)
            MoveTogether();
    }

    private bool HasNews(IndicatorView view, int type) =>
        Find(type, out _) is not 0 and var slot && Age((uint)slot) > view.KnownUntil(type, _key.Written);

    private void Tell(IndicatorView view, int type, List<Value[]> rows)
    {
        var slot = Find(type, out _);
        if (slot == 0)
            return;
        var known = view.KnownUntil(type, _key.Written);
        for (var place = (uint)slot; place != 0; place = _arena.Next(place))
        {
            if (_arena.Age(place) <= known)
                continue;
            var row = new Value[columns.Count];
            row[columns.Indicator] = Value.Of(ByteString.Adopt(keys.Text(type, _arena.Key(place))));
            row[columns.Type] = columns.TypeValue(type);
            var rest = new OctetReader(_arena.Rest(place));
            columns.Read(ref rest, row);
            rows.Add(row);
        }

        view.Know(type, _key.Written, Age((uint)slot));
    }

    // When anything was said of an indicator last.
    private uint Age(uint first)
    {
        uint age = 0;
        for (var place = first; place != 0; place = _arena.Next(place))
            age = Math.Max(age, _arena.Age(place));
        return age;
    }

    // The slot of the indicator whose key was written, or the free one where it would be.
    private ref ulong Find(int type, out uint hash)
    {
        var code = default(HashCode); // seeded per process
        code.Add(type);
        code.AddBytes(_key.Written);
        hash = (uint)code.ToHashCode();
        var mask = _slots.Length - 1;
        for (var at = (int)hash & mask; ; at = (at + 1) & mask)
        {
            ref var slot = ref _slots[at];
            if (slot == 0)
                return ref slot;
            if ((uint)(slot >> 32) == hash && _arena.Type((uint)slot) == type && _arena.Key((uint)slot).SequenceEqual(_key.Written))
                return ref slot;
        }
    }

    private void Widen()
    {
        var wider = new ulong[_slots.Length * 2];
        var mask = wider.Length - 1;
        foreach (var slot in _slots)
        {
            if (slot == 0)
                continue;
            var at = (int)(slot >> 32) & mask;
            while (wider[at] != 0)
                at = (at + 1) & mask;
            wider[at] = slot;
        }

        _slots = wider;
    }

    // Files that are read again and again leave old records behind: once they are half of all, what counts is moved together.
    private void MoveTogether()
    {
        var arena = new IndicatorArena();
        foreach (ref var slot in _slots.AsSpan())
        {
            uint last = 0;
            for (var old = (uint)slot; old != 0; old = _arena.Next(old))
            {
                var moved = arena.Append(_arena.Age(old), _arena.Type(old), _arena.Key(old), _arena.Rest(old));
                if (last == 0)
                    slot = Slot((uint)(slot >> 32), moved);
                else
                    arena.Next(last) = moved;
                last = moved;
            }
        }

        (_arena, _wasted) = (arena, 0);
    }

    private static ulong Slot(uint hash, uint place) => ((ulong)hash << 32) | place;
}
