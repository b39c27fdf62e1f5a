namespace Vigil.Broker;

/// <summary>Walks the elements of a container in place; for a table, key, value, key, value.</summary>
internal struct BinaryWalker
{
    private readonly byte[] _buffer;
    private int _at;

    /// <summary>Starts before the first element of <paramref name="container"/>.</summary>
    public BinaryWalker(BrokerData container)
    {
        _buffer = container.Buffer;
        _at = container.Offset;
        if (container.Length == 0)
            return; // default(BrokerVector)
        Varbyte.TryRead(_buffer, ref _at, out var count);
        Remaining = (int)count * (container.Type == DataType.Table ? 2 : 1);
    }

    /// <summary>Elements not yet read.</summary>
    public int Remaining { get; private set; }

    /// <summary>Reads the next element.</summary>
    public bool MoveNext(out BrokerData value)
    {
        if (Remaining == 0)
        {
            value = default;
            return false;
        }

        Remaining--;
        value = Binary.ReadTrusted(_buffer, ref _at);
        return true;
    }

    /// <summary>Passes over an element without looking.</summary>
    public bool Skip()
    {
        if (Remaining == 0)
            return false;
        Remaining--;
        Binary.Skip(_buffer, ref _at);
        return true;
    }
}
