namespace Vigil.Core.Values;

/// <summary>Equality and hashes of values as table keys: by content.</summary>
public static class ValueKeys
{
    /// <summary>Whether two keys are the same, component by component.</summary>
    public static bool Equal(ReadOnlySpan<Value> left, ReadOnlySpan<Value> right)
    {
        if (left.Length != right.Length)
            return false;
        for (var i = 0; i < left.Length; i++)
        {
            if (!Equal(left[i], right[i]))
                return false;
        }

        return true;
    }

    /// <summary>Whether two values of one type have the same content.</summary>
    public static bool Equal(Value left, Value right)
    {
        if (left.Object is null && right.Object is null)
            return left.Bits == right.Bits && left.IsSet == right.IsSet;
        return (left.Object, right.Object) switch
        {
            (ByteString a, ByteString b) => a.Equals(b),
            (AddrBox a, AddrBox b) => a.Address == b.Address,
            (SubnetBox a, SubnetBox b) => a.Subnet == b.Subnet,
            (PatternVal a, PatternVal b) => a.Text == b.Text,
            (RecordVal a, RecordVal b) => EqualRecords(a, b),
            (VectorVal a, VectorVal b) => Equal(a.Elements, b.Elements),
            (TableVal a, TableVal b) => EqualTables(a, b),
            (ListVal a, ListVal b) => Equal(a.Items.AsSpan(), b.Items.AsSpan()),
            var (a, b) => ReferenceEquals(a, b),
        };
    }

    /// <summary>The hash of a key.</summary>
    public static int Hash(ReadOnlySpan<Value> key)
    {
        if (key.Length == 1)
            return Hash(key[0]);
        var hash = default(HashCode);
        foreach (var value in key)
            hash.Add(Hash(value));
        return hash.ToHashCode();
    }

    /// <summary>The hash of one value.</summary>
    public static int Hash(Value value) => value.Object switch
    {
        null => HashBits(value.Bits),
        ByteString text => text.GetHashCode(),
        AddrBox box => HashCode.Combine(box.Address.High, box.Address.Low),
        SubnetBox box => Hash(box.Subnet),
        PatternVal pattern => pattern.Text.GetHashCode(StringComparison.Ordinal),
        RecordVal record => HashRecord(record),
        VectorVal vector => Hash(vector.Elements),
        TableVal table => table.Count,
        ListVal list => Hash(list.Items.AsSpan()),
        var other => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(other),
    };

    /// <summary>The hash of a subnet, without making a value of it.</summary>
    public static int Hash(Net.Subnet subnet) => subnet.IsV4
        ? HashBits(((ulong)subnet.Length << 32) | subnet.Prefix.V4Bits) // the bits of its value
        : HashCode.Combine(subnet.Prefix.High, subnet.Prefix.Low, subnet.Length);

    private static int HashBits(ulong bits) => HashCode.Combine(bits); // seeded per process

    private static int HashRecord(RecordVal record)
    {
        var hash = default(HashCode);
        for (var slot = 0; slot < record.Count; slot++)
            hash.Add(Hash(record[slot]));
        return hash.ToHashCode();
    }

    private static bool EqualRecords(RecordVal left, RecordVal right)
    {
        if (left.Count != right.Count)
            return false;
        for (var slot = 0; slot < left.Count; slot++)
        {
            if (!Equal(left[slot], right[slot]))
                return false;
        }

        return true;
    }

    private static bool EqualTables(TableVal left, TableVal right)
    {
        if (left.Count != right.Count)
            return false;
        for (var cursor = left.Next(-1); cursor >= 0; cursor = left.Next(cursor))
        {
            if (!right.TryGet(left.KeyAt(cursor), out var value) || !Equal(left.ValueAt(cursor), value))
                return false;
        }

        return true;
    }
}
