using Vigil.Core;
using Vigil.Core.Declarations;
using Vigil.Core.Diagnostics;
using Vigil.Core.Json;
using Vigil.Core.Text;
using Vigil.Core.Values;

namespace Vigil.Runtime.Builtins.Encodings;

/// <summary>JSON (RFC 8259) from values and back.</summary>
public static class JsonFunctions
{
    /// <summary>A value as JSON.</summary>
    [Builtin("to_json",
        "function(val: any, only_loggable: bool &default=F, field_escape_pattern: pattern &default=/^_/, interval_as_double: bool &default=F): string")]
    public static ByteString ToJson(EngineContext context, Value val, bool onlyLoggable, PatternVal escape, bool intervalAsDouble)
    {
        using var output = new ByteBuilder();
        ValueJson.Write(output, val, new(onlyLoggable, escape?.Pattern, intervalAsDouble));
        return output.ToByteString();
    }

    /// <summary>A value of a type from JSON, or why there is none.</summary>
    [Builtin("from_json",
        "function(s: string, t: any, key_func: string_mapper &default=from_json_default_key_mapper): from_json_result")]
    public static RecordVal FromJson(EngineContext context, ByteString s, Value t, FuncVal keyFunc)
    {
        var result = BuiltinTypes.Record(context, "from_json_result").With("valid", Value.Bool(false));
        if (t.Object is not TypeVal { Denoted: var type })
            return result.With("err", Value.String("from_json() requires a type argument"));
        try
        {
            var reader = new ValueFromJson(context, keyFunc is null ? null : name => MapKey(context, keyFunc, name));
            var value = reader.Read(s, type);
            return result.With("v", value).With("valid", Value.Bool(true));
        }
        catch (JsonMismatch mismatch)
        {
            return result.With("err", Value.String(mismatch.Message));
        }
    }

    private static string MapKey(EngineContext context, FuncVal function, string name)
    {
        Value mapped;
        try
        {
            mapped = function.Invoke(context, [Value.String(name)]);
        }
        catch (ScriptError error)
        {
            throw new JsonMismatch(error.Message);
        }

        return mapped.Object is ByteString text ? text.ToString() : throw new JsonMismatch("the key function returned no value");
    }
}
