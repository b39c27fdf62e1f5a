using System.Text;
using Vigil.Core.Text;
using Vigil.Core.Types;
using Vigil.Core.Values;
using Vigil.Logging.Streams;
using Vigil.Logging.Writers;

namespace Vigil.Logging.Tests;

/// <summary>Rows for the formats.</summary>
internal static class Rows
{
    public static VectorType Strings { get; } = new(BaseType.String);

    public static EnumType Colours { get; } = MakeColours();

    /// <summary>A container as rows carry it.</summary>
    public static Value List(params Value[] items) => Value.Of(new ListVal([.. items]));

    /// <summary>A target with a column for each value, called a, b, c ...</summary>
    public static LogTarget TargetFor(int columns) => new(
        "test",
        new([.. Enumerable.Range(0, columns).Select(static i => new LogColumn(((char)('a' + i)).ToString(), BaseType.String, [i], false))]),
        new Dictionary<string, string>());

    /// <summary>The line for a row, octets as Latin-1 characters, without the line end.</summary>
    public static string Line(RowFormat format, params Value[] row)
    {
        using var output = new ByteBuilder(16);
        format.Append(output, TargetFor(row.Length), row);
        Assert.Equal((byte)'\n', output.Span[^1]);
        return Encoding.Latin1.GetString(output.Span[..^1]);
    }

    private static EnumType MakeColours()
    {
        var type = new EnumType("Paint::Colour");
        type.TryAdd("Paint::RED", 0);
        return type;
    }
}
