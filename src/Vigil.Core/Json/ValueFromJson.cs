using System.Globalization;
using System.Text.Json;
using Vigil.Core.Net;
using Vigil.Core.Patterns;
using Vigil.Core.Types;
using Vigil.Core.Values;

namespace Vigil.Core.Json;

/// <summary>Values from JSON: <c>from_json</c>, the inverse of <see cref="ValueJson"/> (language.md 5.6).</summary>
/// <param name="context">The engine, for the defaults of records.</param>
/// <param name="mapKey">Turns the name of a member into that of a field, or <see langword="null"/>.</param>
public sealed class ValueFromJson(EngineContext context, Func<string, string>? mapKey = null)
{
    /// <summary>Reads a document as a value of <paramref name="type"/>.</summary>
    /// <exception cref="JsonMismatch">It is no JSON, or its content does not fit the type.</exception>
    public Value Read(ByteString text, ScriptType type)
    {
        try
        {
            // The parser limits nesting to 64 levels, and with that our recursion.
            using var document = JsonDocument.Parse(text.Memory);
            return Convert(document.RootElement, type);
        }
        catch (JsonException error)
        {
            throw new JsonMismatch($"JSON parse error: {error.Message} Offset: {error.BytePositionInLine ?? 0}");
        }
    }

    private Value Convert(JsonElement json, ScriptType type) => type.Tag switch
    {
        TypeTag.Bool when json.ValueKind is JsonValueKind.True or JsonValueKind.False => Value.Bool(json.GetBoolean()),
        TypeTag.Int when IsNumber(json) && json.TryGetInt64(out var number) => Value.Int(number),
        TypeTag.Count when IsNumber(json) && json.TryGetUInt64(out var number) => Value.Count(number),
        TypeTag.Double when IsNumber(json) => Value.Double(json.GetDouble()),
        TypeTag.Time when IsNumber(json) => Value.Time(json.GetDouble()),
        TypeTag.Interval when IsNumber(json) => Value.Interval(json.GetDouble()),
        TypeTag.Interval when IsString(json) && TryParseInterval(TextOf(json), out var seconds) => Value.Interval(seconds),
        TypeTag.String when IsString(json) => Value.String(TextOf(json)),
        TypeTag.Enum when IsString(json) => ConvertEnum(TextOf(json), (EnumType)type),
        TypeTag.Addr when IsString(json) => ConvertAddr(TextOf(json)),
        TypeTag.Subnet when IsString(json) => ConvertSubnet(TextOf(json)),
        TypeTag.Port when IsString(json) => ConvertPort(TextOf(json)),
        TypeTag.Port when json.ValueKind is JsonValueKind.Object => ConvertPort(json),
        TypeTag.Pattern when IsString(json) => ConvertPattern(TextOf(json)),
        TypeTag.Record when json.ValueKind is JsonValueKind.Object => ConvertRecord(json, (RecordType)type),
        TypeTag.Vector when json.ValueKind is JsonValueKind.Array => ConvertVector(json, (VectorType)type),
        TypeTag.Table when json.ValueKind is JsonValueKind.Array && ((TableType)type).IsSet => ConvertSet(json, (TableType)type),
        TypeTag.Table when json.ValueKind is JsonValueKind.Object && !((TableType)type).IsSet => ConvertTable(json, (TableType)type),
        TypeTag.Bool or TypeTag.Int or TypeTag.Count or TypeTag.Double or TypeTag.Time or TypeTag.Interval or TypeTag.String
            or TypeTag.Enum or TypeTag.Addr or TypeTag.Subnet or TypeTag.Port or TypeTag.Pattern or TypeTag.Record
            or TypeTag.Vector or TypeTag.Table
            => throw new JsonMismatch($"cannot convert JSON type '{NameOf(json.ValueKind)}' to Zeek type '{TypeName(type)}'"),
        _ => throw new JsonMismatch($"type '{TypeName(type)}' unsupported"),
    };

    private static bool IsNumber(JsonElement json) => json.ValueKind is JsonValueKind.Number;

    private static bool IsString(JsonElement json) => json.ValueKind is JsonValueKind.String;

    private static string TextOf(JsonElement json)
    {
        try
        {
            return json.GetString()!; // a string, as the caller knows
        }
        catch (InvalidOperationException)
        {
            throw new JsonMismatch("JSON parse error: invalid surrogate pair in string"); // "\ud800" alone
        }
    }

    private static string NameOf(JsonValueKind kind) => kind switch
    {
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.Null => "null",
        JsonValueKind.Object => "object",
        JsonValueKind.Array => "array",
        JsonValueKind.Number => "number",
        _ => "string",
    };

    // The kind of type; a name tells more for records and enums.
    private static string TypeName(ScriptType type) => type.Tag switch
    {
        TypeTag.Table => ((TableType)type).IsSet ? "set" : "table",
        _ => type.Tag.ToString().ToLowerInvariant(),
    };

    private static Value ConvertEnum(string text, EnumType type) => type.TryGetValue(text, out var number)
        ? Value.Enum(type, number)
        : throw new JsonMismatch($"'{text}' is not a valid enum for '{type.Name}'.");

    private static Value ConvertAddr(string text) => Addr.TryParse(text.AsSpan().Trim("[]"), out var address)
        ? Value.Addr(address)
        : throw new JsonMismatch($"Invalid address '{text}'");

    private static Value ConvertSubnet(string text) => Subnet.TryParse(text, out var subnet)
        ? Value.Subnet(subnet)
        : throw new JsonMismatch($"Invalid subnet '{text}'");

    private static Value ConvertPort(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash > 0
            && ushort.TryParse(text.AsSpan(0, slash), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && TransportOf(text[(slash + 1)..]) is { } transport)
            return Value.Port(new(number, transport));
        throw new JsonMismatch($"wrong port format, must be <num>/<proto>, got '{text}'");
    }

    private static Value ConvertPort(JsonElement json)
    {
        if (json.TryGetProperty("port", out var port) && IsNumber(port) && port.TryGetUInt16(out var number)
            && json.TryGetProperty("proto", out var proto) && IsString(proto) && TransportOf(TextOf(proto)) is { } transport)
            return Value.Port(new(number, transport));
        throw new JsonMismatch("wrong port format, must have members port and proto");
    }

    private static TransportProtocol? TransportOf(string name) => name switch
    {
        "tcp" => TransportProtocol.Tcp,
        "udp" => TransportProtocol.Udp,
        "icmp" => TransportProtocol.Icmp,
        "unknown" => TransportProtocol.Unknown,
        _ => null,
    };

    private static Value ConvertPattern(string text)
    {
        if (text.Length >= 2 && text[0] == '/' && text[^1] == '/')
            text = text[1..^1];
        try
        {
            return Value.Of(new PatternVal(Pattern.Compile(ByteString.From(text).Span)));
        }
        catch (PatternError error)
        {
            throw new JsonMismatch($"error compiling pattern: {error.Message}");
        }
    }

    // "1.0 hr 30.0 mins": pairs of a number and a unit.
    private static bool TryParseInterval(string text, out double seconds)
    {
        seconds = 0;
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0 || words.Length % 2 != 0)
            return false;
        for (var i = 0; i < words.Length; i += 2)
        {
            double unit = words[i + 1].TrimEnd('s') switch
            {
                "day" => 86400,
                "hr" => 3600,
                "min" => 60,
                "sec" => 1,
                "msec" => 1e-3,
                "usec" => 1e-6,
                _ => 0,
            };
            if (unit == 0 || !double.TryParse(words[i], NumberStyles.Float, CultureInfo.InvariantCulture, out var amount))
                return false;
            seconds += amount * unit;
        }

        return true;
    }

    private Value ConvertVector(JsonElement json, VectorType type)
    {
        var vector = new VectorVal(type);
        foreach (var element in json.EnumerateArray())
            vector.Add(element.ValueKind is JsonValueKind.Null ? default : Convert(element, type.Element));
        return Value.Of(vector);
    }

    private Value ConvertSet(JsonElement json, TableType type)
    {
        var set = new TableVal(type);
        foreach (var element in json.EnumerateArray())
            set.Assign(context, ConvertKey(element, type).AsSpan(), default);
        return Value.Of(set);
    }

    private Value[] ConvertKey(JsonElement json, TableType type)
    {
        if (type.Indices.Length == 1)
            return [Convert(json, type.Indices[0])];
        if (json.ValueKind is not JsonValueKind.Array || json.GetArrayLength() != type.Indices.Length)
            throw new JsonMismatch("a key of several components must be an array of as many elements");
        var key = new Value[type.Indices.Length];
        var i = 0;
        foreach (var component in json.EnumerateArray())
        {
            key[i] = Convert(component, type.Indices[i]);
            i++;
        }

        return key;
    }

    private Value ConvertTable(JsonElement json, TableType type)
    {
        var table = new TableVal(type);
        foreach (var member in json.EnumerateObject())
        {
            Value[] key = type.Indices is [{ Tag: TypeTag.String }] ? [Value.String(member.Name)] : KeyFromName(member.Name, type);
            table.Assign(context, key.AsSpan(), Convert(member.Value, type.Yield!)); // not a set: the caller has looked
        }

        return Value.Of(table);
    }

    // Names of members hold the JSON text of the key, without quotes if it is a string.
    private Value[] KeyFromName(string name, TableType type)
    {
        try
        {
            using var document = JsonDocument.Parse(name);
            return ConvertKey(document.RootElement, type);
        }
        catch (JsonException)
        {
            using var document = JsonDocument.Parse(JsonSerializer.Serialize(name));
            return ConvertKey(document.RootElement, type);
        }
    }

    private Value ConvertRecord(JsonElement json, RecordType type)
    {
        var record = RecordVal.Create(type, context);
        var given = new bool[type.Fields.Count];
        foreach (var member in json.EnumerateObject())
        {
            var slot = type.SlotOf(mapKey is null ? member.Name : mapKey(member.Name));
            if (slot < 0 || member.Value.ValueKind is JsonValueKind.Null)
                continue;
            given[slot] = true;
            record[slot] = Convert(member.Value, type.Fields[slot].Type);
        }

        for (var slot = 0; slot < given.Length; slot++)
        {
            var field = type.Fields[slot];
            if (!given[slot] && !field.IsOptional && !field.HasDefault)
                throw new JsonMismatch($"required field {type.Name}${field.Name} is missing in JSON");
        }

        return Value.Of(record);
    }
}
