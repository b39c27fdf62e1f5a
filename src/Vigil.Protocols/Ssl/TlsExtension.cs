using Vigil.Core.Wire;

namespace Vigil.Protocols.Ssl;

/// <summary>One extension of a hello (RFC 8446, 4.2), viewed in place.</summary>
internal readonly ref struct TlsExtension
{
    /// <summary>Its number.</summary>
    public ushort Code { get; private init; }

    /// <summary>Its content.</summary>
    public ReadOnlySpan<byte> Content { get; private init; }

    /// <summary>Reads the next one.</summary>
    public static bool TryRead(ref WireReader reader, out TlsExtension extension)
    {
        extension = default;
        var cursor = reader;
        if (!cursor.TryReadUInt16(out var code) || !cursor.TryReadVector16(out var content))
            return false;
        extension = new() { Code = code, Content = content };
        reader = cursor;
        return true;
    }
}
