using Vigil.Core.Types;

namespace Vigil.Core.Values;

/// <summary>Marks a component of a key whose octets lie in the arena of its page; it never leaves the table.</summary>
internal sealed class PackedKey : ScriptObject
{
    private PackedKey(ScriptType type) => Type = type;

    /// <summary>A string.</summary>
    public static PackedKey Text { get; } = new(BaseType.String);

    /// <summary>An IPv6 address, 16 octets.</summary>
    public static PackedKey Address { get; } = new(BaseType.Addr);

    /// <inheritdoc/>
    public override ScriptType Type { get; }
}
