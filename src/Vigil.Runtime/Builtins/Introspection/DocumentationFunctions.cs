using Vigil.Core;
using Vigil.Core.Declarations;
using Vigil.Core.Values;

namespace Vigil.Runtime.Builtins.Introspection;

/// <summary>Documentation comments of scripts (<c>##</c>, <c>##!</c>, <c>##&lt;</c>), read from the scripts when somebody asks.</summary>
internal static class DocumentationFunctions
{
    /// <summary>The comments about an identifier, one line each.</summary>
    [Builtin("get_identifier_comments", "function(name: string): string")]
    public static ByteString OfIdentifier(EngineContext context, ByteString name) =>
        IdentifierFunctions.Find(context, name)?.Location is { } location ? ScriptComments.About(location.File, location.FirstLine) : ByteString.Empty;

    /// <summary>The script that declares an identifier.</summary>
    [Builtin("get_identifier_declaring_script", "function(name: string): string")]
    public static ByteString ScriptOfIdentifier(EngineContext context, ByteString name) =>
        ByteString.From(IdentifierFunctions.Find(context, name)?.Location?.File ?? "");

    /// <summary>The comments about a script as a whole.</summary>
    [Builtin("get_script_comments", "function(name: string): string")]
    public static ByteString OfScript(EngineContext context, ByteString name) => ScriptComments.OfFile(name.ToString());

    /// <summary>The text of the file README in a directory of scripts.</summary>
    [Builtin("get_package_readme", "function(name: string): string")]
    public static ByteString OfPackage(EngineContext context, ByteString name) => ScriptComments.Readme(name.ToString());

    /// <summary>The comments about a field, given as <c>record$field</c>.</summary>
    [Builtin("get_record_field_comments", "function(name: string): string")]
    public static ByteString OfField(EngineContext context, ByteString name)
    {
        var (record, field) = Split(name);
        return IdentifierFunctions.Find(context, ByteString.From(record))?.Location is { } location
            ? ScriptComments.AboutField(location.File, location.FirstLine, field)
            : ByteString.Empty;
    }

    /// <summary>The script that declares a field, given as <c>record$field</c>.</summary>
    [Builtin("get_record_field_declaring_script", "function(name: string): string")]
    public static ByteString ScriptOfField(EngineContext context, ByteString name)
    {
        var (record, field) = Split(name);
        return IdentifierFunctions.Find(context, ByteString.From(record)) is { Type: Core.Types.RecordType type, Location: { } location } && type.SlotOf(field) >= 0
            ? ByteString.From(location.File)
            : ByteString.Empty;
    }

    private static (string Record, string Field) Split(ByteString name)
    {
        var text = name.ToString();
        var sign = text.IndexOf('$', StringComparison.Ordinal);
        return sign < 0 ? (text, "") : (text[..sign], text[(sign + 1)..]);
    }
}
