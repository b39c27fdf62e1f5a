using System.Globalization;
using System.Text.Json;

namespace Vigil.Broker;

/// <summary>Why a JSON document is no message; the numbers are in the order in which it is found out.</summary>
internal enum JsonFault
{
    None,
    Malformed,
    NotAnObject,
    InvalidData,
    Duplicate,
}

/// <summary>Reads values from JSON (format v1); more tolerant than the reference, as the members show.</summary>
internal static class JsonInput
{
    // A level of values takes an object and an array.
    private const int MaxJsonDepth = 3 * Binary.MaxDepth;

    /// <summary>Reads a message. Documents that were sent as messages may carry other members, which are passed over.</summary>
    public static JsonFault TryReadMessage(ReadOnlyMemory<byte> json, out BrokerData value, out string? topic)
    {
        value = default;
        topic = null;
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = MaxJsonDepth });
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
                return JsonFault.NotAnObject;
            if (root.TryGetProperty("topic", out var name) && name.ValueKind == JsonValueKind.String)
                topic = name.GetString();
            return TryRead(root, 0, out value);
        }
        catch (JsonException)
        {
            return JsonFault.Malformed;
        }
        catch (InvalidOperationException)
        {
            return JsonFault.InvalidData; // a string that is no text (a lone surrogate)
        }
    }

    /// <summary>Reads one value.</summary>
    public static JsonFault TryRead(JsonElement json, int depth, out BrokerData value)
    {
        value = default;
        if (depth > Binary.MaxDepth || json.ValueKind != JsonValueKind.Object
            || !json.TryGetProperty("@data-type", out var name) || name.ValueKind != JsonValueKind.String
            || !JsonNames.TryParse(name.GetString(), out var type))
        {
            return JsonFault.InvalidData;
        }

        if (type == DataType.None)
            return JsonFault.None;
        if (!json.TryGetProperty("data", out var data))
            return JsonFault.InvalidData;
        if (type is DataType.Set or DataType.Table or DataType.Vector)
            return TryElements(type, data, depth, out value);
        return TryScalar(type, data, out value) ? JsonFault.None : JsonFault.InvalidData;
    }

    private static JsonFault TryElements(DataType type, JsonElement data, int depth, out BrokerData value)
    {
        value = default;
        if (data.ValueKind != JsonValueKind.Array)
            return JsonFault.InvalidData;
        var elements = new List<BrokerData>();
        foreach (var item in data.EnumerateArray())
        {
            var fault = JsonFault.None;
            BrokerData element;
            if (type == DataType.Table)
            {
                if (item.ValueKind != JsonValueKind.Object || !item.TryGetProperty("key", out var key) || !item.TryGetProperty("value", out var mapped))
                    return JsonFault.InvalidData;
                fault = TryRead(key, depth + 1, out element);
                elements.Add(element);
                if (fault == JsonFault.None)
                    fault = TryRead(mapped, depth + 1, out element);
            }
            else
            {
                fault = TryRead(item, depth + 1, out element);
            }

            if (fault != JsonFault.None)
                return fault;
            elements.Add(element);
        }

        return BinaryRepair.TryClose(type, elements, out value) ? JsonFault.None : JsonFault.Duplicate;
    }

    private static bool TryScalar(DataType type, JsonElement data, out BrokerData value)
    {
        value = default;
        switch (type)
        {
            case DataType.Boolean:
                if (data.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
                    return false;
                value = data.GetBoolean();
                return true;
            case DataType.Count:
                if (data.ValueKind != JsonValueKind.Number || !data.TryGetUInt64(out var count))
                    return false;
                value = count;
                return true;
            case DataType.Integer:
                if (data.ValueKind != JsonValueKind.Number || !data.TryGetInt64(out var integer))
                    return false;
                value = integer;
                return true;
            case DataType.Real:
                if (data.ValueKind != JsonValueKind.Number || !data.TryGetDouble(out var real))
                    return false;
                value = real;
                return true;
        }

        if (data.ValueKind != JsonValueKind.String)
            return false;
        var text = data.GetString()!; // it is a string
        switch (type)
        {
            case DataType.String:
                value = text;
                return true;
            case DataType.EnumValue:
                value = BrokerData.Enum(text);
                return true;
            case DataType.Address:
                return AddressText.TryParse(text, out value);
            case DataType.Subnet:
                return TrySubnet(text, out value);
            case DataType.Port:
                return TryPort(text, out value);
            case DataType.Timestamp:
                return JsonTime.TryTimestamp(text, out value);
            default:
                return JsonTime.TryTimespan(text, out value);
        }
    }

    private static bool TrySubnet(ReadOnlySpan<char> text, out BrokerData value)
    {
        value = default;
        var slash = text.IndexOf('/');
        if (slash < 0 || !AddressText.TryParse(text[..slash], out var address)
            || !byte.TryParse(text[(slash + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var length))
        {
            return false;
        }

        var isDotted = address.IsV4Address && !text[..slash].Contains(':');
        if (length > (isDotted ? 32 : 128))
            return false;
        value = BrokerData.Subnet(address.AddressBits, isDotted ? 96 + length : length);
        return true;
    }

    // A bare number is TCP, and protocols we do not know are "unknown", as the reference has it.
    private static bool TryPort(ReadOnlySpan<char> text, out BrokerData value)
    {
        value = default;
        var slash = text.IndexOf('/');
        if (!ushort.TryParse(slash < 0 ? text : text[..slash], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return false;
        var protocol = slash < 0 ? PortProtocol.Tcp : text[(slash + 1)..] switch
        {
            "tcp" => PortProtocol.Tcp,
            "udp" => PortProtocol.Udp,
            "icmp" => PortProtocol.Icmp,
            _ => PortProtocol.Unknown,
        };
        value = BrokerData.Port(number, protocol);
        return true;
    }
}
