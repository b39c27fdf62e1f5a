using Vigil.Core.Types;

namespace Vigil.Packets.Decoding;

/// <summary>The type <c>vector of string</c>.</summary>
internal static class StringVector
{
    public static VectorType Type { get; } = new(BaseType.String);
}
