using System.Runtime.InteropServices;

namespace Vigil.Broker;

/// <summary>Rebuilds a value that is valid but not canonical; only here are containers taken apart.</summary>
internal static class BinaryRepair
{
    /// <summary>Reads the value at <paramref name="offset"/>, which <see cref="BinaryCheck"/> has passed.</summary>
    /// <returns><see langword="false"/> if a set or table has two equal elements.</returns>
    public static bool TryRead(byte[] buffer, int offset, out BrokerData value, out int end)
    {
        value = default;
        var open = new Stack<(DataType Type, int Count, List<BrokerData> Elements)>();
        while (true)
        {
            var type = (DataType)buffer[offset];
            BrokerData element;
            if (type is DataType.Set or DataType.Table or DataType.Vector)
            {
                offset++;
                Varbyte.TryRead(buffer, ref offset, out var count);
                if (count > 0)
                {
                    open.Push((type, type == DataType.Table ? 2 * (int)count : (int)count, []));
                    continue;
                }

                element = BrokerData.Sorted(type, []);
            }
            else
            {
                element = Binary.ReadTrusted(buffer, ref offset);
            }

            while (open.TryPeek(out var top))
            {
                top.Elements.Add(element);
                if (top.Elements.Count < top.Count)
                    break;
                open.Pop();
                if (!TryClose(top.Type, top.Elements, out element))
                {
                    end = offset;
                    return false;
                }
            }

            if (open.Count == 0)
            {
                value = element;
                end = offset;
                return true;
            }
        }
    }

    /// <summary>Builds a container from elements in any order; duplicates are refused.</summary>
    public static bool TryClose(DataType type, List<BrokerData> elements, out BrokerData value)
    {
        value = default;
        if (type == DataType.Set)
        {
            elements.Sort();
            for (var i = 1; i < elements.Count; i++)
            {
                if (elements[i].Equals(elements[i - 1]))
                    return false;
            }
        }
        else if (type == DataType.Table)
        {
            var sorted = new SortedDictionary<BrokerData, BrokerData>();
            for (var i = 0; i < elements.Count; i += 2)
            {
                if (!sorted.TryAdd(elements[i], elements[i + 1]))
                    return false;
            }

            value = BrokerData.Table(sorted);
            return true;
        }

        value = BrokerData.Sorted(type, CollectionsMarshal.AsSpan(elements));
        return true;
    }
}
