using System.Text;

namespace Vigil.Core.Types;

/// <summary>A type that has no parts.</summary>
public sealed class BaseType : ScriptType
{
    private readonly string _text;

    private BaseType(TypeTag tag, string text)
        : base(tag) => _text = text;

    /// <summary><c>void</c>.</summary>
    public static BaseType Void { get; } = new(TypeTag.Void, "void");

    /// <summary><c>bool</c>.</summary>
    public static BaseType Bool { get; } = new(TypeTag.Bool, "bool");

    /// <summary><c>int</c>.</summary>
    public static BaseType Int { get; } = new(TypeTag.Int, "int");

    /// <summary><c>count</c>.</summary>
    public static BaseType Count { get; } = new(TypeTag.Count, "count");

    /// <summary><c>double</c>.</summary>
    public static BaseType Double { get; } = new(TypeTag.Double, "double");

    /// <summary><c>time</c>.</summary>
    public static BaseType Time { get; } = new(TypeTag.Time, "time");

    /// <summary><c>interval</c>.</summary>
    public static BaseType Interval { get; } = new(TypeTag.Interval, "interval");

    /// <summary><c>string</c>.</summary>
    public static BaseType String { get; } = new(TypeTag.String, "string");

    /// <summary><c>pattern</c>.</summary>
    public static BaseType Pattern { get; } = new(TypeTag.Pattern, "pattern");

    /// <summary><c>port</c>.</summary>
    public static BaseType Port { get; } = new(TypeTag.Port, "port");

    /// <summary><c>addr</c>.</summary>
    public static BaseType Addr { get; } = new(TypeTag.Addr, "addr");

    /// <summary><c>subnet</c>.</summary>
    public static BaseType Subnet { get; } = new(TypeTag.Subnet, "subnet");

    /// <summary><c>any</c>.</summary>
    public static BaseType Any { get; } = new(TypeTag.Any, "any");

    /// <summary>The type of an expression in error.</summary>
    public static BaseType Error { get; } = new(TypeTag.Error, "error");

    /// <inheritdoc/>
    public override void WriteTo(StringBuilder text) => text.Append(Name ?? _text);
}
