namespace Vigil.Broker;

/// <summary>What the types are called in JSON.</summary>
internal static class JsonNames
{
    public static ReadOnlySpan<byte> Of(DataType type) => type switch
    {
        DataType.Boolean => "boolean"u8,
        DataType.Count => "count"u8,
        DataType.Integer => "integer"u8,
        DataType.Real => "real"u8,
        DataType.String => "string"u8,
        DataType.Address => "address"u8,
        DataType.Subnet => "subnet"u8,
        DataType.Port => "port"u8,
        DataType.Timestamp => "timestamp"u8,
        DataType.Timespan => "timespan"u8,
        DataType.EnumValue => "enum-value"u8,
        DataType.Set => "set"u8,
        DataType.Table => "table"u8,
        DataType.Vector => "vector"u8,
        _ => "none"u8,
    };

    public static bool TryParse(string? name, out DataType type)
    {
        for (type = DataType.None; type <= DataType.Vector; type++)
        {
            if (name is not null && System.Text.Encoding.ASCII.GetString(Of(type)) == name)
                return true;
        }

        return false;
    }
}
