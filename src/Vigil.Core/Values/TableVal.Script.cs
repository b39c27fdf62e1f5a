using System.Diagnostics;
using Vigil.Core.Net;
using Vigil.Core.Patterns;
using Vigil.Core.Types;

namespace Vigil.Core.Values;

/// <content>What scripts do with tables: defaults, prefix and pattern matching, access times, change functions.</content>
public sealed partial class TableVal
{
    /// <summary><c>t[k]</c>: the value, or the default (language.md 3.8, 3.13).</summary>
    /// <returns><see langword="false"/> if there is neither.</returns>
    public bool Lookup(EngineContext context, Value key, out Value value)
    {
        var cursor = Locate(key);
        if (cursor >= 0)
        {
            value = ValueAt(cursor);
            NoteRead(context, cursor);
            return true;
        }

        value = default;
        return Attributes?.Default is not null && MakeDefault(context, new ReadOnlySpan<Value>(in key), out value);
    }

    /// <summary><c>t[k, ...]</c>: the value, or the default (language.md 3.8, 3.13).</summary>
    /// <returns><see langword="false"/> if there is neither.</returns>
    public bool Lookup(EngineContext context, ReadOnlySpan<Value> key, out Value value)
    {
        if (key.Length == 1)
            return Lookup(context, key[0], out value);
        var cursor = Find(key);
        if (cursor >= 0)
        {
            value = ValueAt(cursor);
            NoteRead(context, cursor);
            return true;
        }

        value = default;
        return Attributes?.Default is not null && MakeDefault(context, key, out value);
    }

    /// <summary><c>k in t</c>: also an address in a table of subnets, a string in a table of patterns; defaults never count.</summary>
    public bool Has(EngineContext context, Value key)
    {
        if (TableType.IsPatternIndexed && key.Object is ByteString text)
            return Count > 0 && Patterns().MatchesAny(text.Span);
        var cursor = Locate(key);
        if (cursor < 0)
            return false;
        NoteRead(context, cursor);
        return true;
    }

    /// <summary><c>[k, ...] in t</c>; defaults never count.</summary>
    public bool Has(EngineContext context, ReadOnlySpan<Value> key)
    {
        if (key.Length == 1)
            return Has(context, key[0]);
        var cursor = Find(key);
        if (cursor < 0)
            return false;
        NoteRead(context, cursor);
        return true;
    }

    /// <summary><c>t[k] = v</c>, <c>add s[k]</c>.</summary>
    /// <returns>Whether the entry is new.</returns>
    public bool Assign(EngineContext context, Value key, Value value = default) =>
        Assign(context, new ReadOnlySpan<Value>(in key), value);

    /// <summary><c>t[k, ...] = v</c>, <c>add s[k, ...]</c>. Containers and records are copied when they become a key.</summary>
    /// <returns>Whether the entry is new.</returns>
    public bool Assign(EngineContext context, ReadOnlySpan<Value> key, Value value)
    {
        var hash = ValueKeys.Hash(key);
        var cursor = Find(key, hash);
        var isNew = cursor < 0;
        Value old = default;
        if (isNew)
        {
            if (HasMutable(key))
            {
                Value[] copy = new Value[key.Length];
                for (var i = 0; i < copy.Length; i++)
                    copy[i] = IsMutable(key[i]) ? ValueCopy.Deep(context, key[i]) : key[i];
                key = copy;
            }

            cursor = Append(key, hash, value);
        }
        else
        {
            old = ValueAt(cursor);
            if (!TableType.IsSet)
                ValueRef(cursor) = value;
        }

        if (Attributes is null)
            return isNew;
        if (Attributes.Expire is not ExpireMode.None)
        {
            if (_extras?.Timer is null)
                StartExpiry(context);
            if (isNew || Attributes.Expire is not ExpireMode.Create)
                Touch(context, cursor);
        }

        if (_extras?.Observers is not null)
            TellObservers(isNew ? TableChange.New : TableChange.Changed, key, value, old);
        if (Attributes.OnChange is not null)
            TellChange(context, isNew ? TableChange.New : TableChange.Changed, key, isNew ? value : old);
        return isNew;
    }

    /// <summary><c>delete t[k]</c>; a missing key is no error.</summary>
    public void Delete(EngineContext context, Value key) => Delete(context, new ReadOnlySpan<Value>(in key));

    /// <summary><c>delete t[k, ...]</c>; a missing key is no error.</summary>
    public void Delete(EngineContext context, ReadOnlySpan<Value> key)
    {
        if (!Remove(key, out var old))
            return;
        if (_extras?.Observers is not null)
            TellObservers(TableChange.Removed, key, old, default);
        TellChange(context, TableChange.Removed, key, old);
    }

    /// <summary><c>delete t</c>, <c>clear_table(t)</c>: all attributes stay, the change function is not called.</summary>
    public void Clear(EngineContext context)
    {
        Debug.Assert(context is not null);
        Clear();
    }

    /// <summary><c>t[s]</c> for a table indexed by patterns: the values of all that match the whole of <paramref name="text"/>.</summary>
    public VectorVal LookupPatterns(EngineContext context, ByteString text)
    {
        var found = new VectorVal(new VectorType(TableType.Yield ?? BaseType.Any));
        if (Count == 0)
            return found;
        var matches = new List<int>();
        Patterns().MatchesOf(text.Span, matches);
        foreach (var match in matches)
        {
            var cursor = _extras!.PatternEntries[match];
            NoteRead(context, cursor);
            found.Add(ValueAt(cursor));
        }

        return found;
    }

    /// <summary>States computed for matching the patterns of this table's index, and how often they were begun anew.</summary>
    public (int States, int Flushes) PatternStatistics => _extras?.Patterns?.Statistics ?? default;

    /// <summary>The cursor of the longest prefix that contains <paramref name="subnet"/>, or -1; for tables indexed by a subnet.</summary>
    public int FindPrefix(Subnet subnet)
    {
        if (Count == 0)
            return None;
        var lengths = _extras!.Prefixes!; // made with the first entry
        for (var length = lengths.AtMost(subnet.Length); length >= 0; length = lengths.AtMost(length - 1))
        {
            var cursor = FindExactPrefix(new(subnet.Prefix, length));
            if (cursor >= 0)
                return cursor;
        }

        return None;
    }

    // Calls &on_change, unless it is that function that makes the change.
    private void TellChange(EngineContext context, TableChange change, ReadOnlySpan<Value> key, Value value)
    {
        if (Attributes?.OnChange is not { } onChange || Extras.IsTellingChange)
            return;
        var function = onChange(context);
        var hasValue = !TableType.IsSet;
        var arguments = new Value[2 + key.Length + (hasValue ? 1 : 0)];
        arguments[0] = Value.Of(this);
        arguments[1] = function.FunctionType.Parameters is [_, { Type: EnumType type }, ..]
            ? Value.Enum(type, (long)change)
            : Value.Count((ulong)change);
        key.CopyTo(arguments.AsSpan(2));
        if (hasValue)
            arguments[^1] = value;
        Extras.IsTellingChange = true;
        try
        {
            ScriptCalls.TryInvoke(context, function, arguments, out _);
        }
        finally
        {
            Extras.IsTellingChange = false;
        }
    }

    // The entry that a read with a key of one component finds.
    private int Locate(Value key)
    {
        if (!TableType.IsSubnetIndexed)
            return Find(key);
        return FindPrefix(key.Type.Tag == TypeTag.Addr ? new Subnet(key.AsAddr(), 128) : key.AsSubnet());
    }

    private int FindExactPrefix(Subnet subnet)
    {
        var hash = ValueKeys.Hash(subnet);
        for (var entry = First(hash); entry >= 0; entry = Following(entry))
        {
            ref readonly var link = ref LinkAt(entry);
            if (link.Hash == hash && link.Next != Hole && KeyRef(entry).AsSubnet() == subnet)
                return entry;
        }

        return None;
    }

    // The automaton of all keys.
    private PatternIndex Patterns()
    {
        if (Extras.Patterns is { } known)
            return known;
        var entries = new int[Count];
        var patterns = new Pattern[Count];
        var count = 0;
        for (var cursor = Next(-1); cursor >= 0; cursor = Next(cursor))
        {
            entries[count] = cursor;
            patterns[count++] = KeyRef(cursor).AsPattern().Pattern;
        }

        (Extras.PatternEntries, Extras.Patterns) = (entries, new(patterns));
        return Extras.Patterns;
    }

    private void NoteRead(EngineContext context, int cursor)
    {
        if (Attributes is { Expire: ExpireMode.Read })
            Touch(context, cursor);
    }

    // The expression is evaluated once for this table; a function is called for every miss, anything else copied.
    private bool MakeDefault(EngineContext context, ReadOnlySpan<Value> key, out Value value)
    {
        if (!Extras.Default.IsSet)
            Extras.Default = Attributes!.Default!(context); // asked for only where there is one
        value = Extras.Default;
        if (value.Object is FuncVal function && TableType.Yield?.Tag != TypeTag.Func)
        {
            if (!ScriptCalls.TryInvoke(context, function, key, out value))
                return false;
        }
        else if (IsMutable(value))
        {
            value = ValueCopy.Deep(context, value);
        }

        if (value.IsSet && Attributes!.InsertsDefault)
            Assign(context, key, value);
        return value.IsSet;
    }

    private static bool IsMutable(Value value) => value.Object is RecordVal or TableVal or VectorVal;

    private static bool HasMutable(ReadOnlySpan<Value> key)
    {
        foreach (var component in key)
        {
            if (IsMutable(component))
                return true;
        }

        return false;
    }
}
