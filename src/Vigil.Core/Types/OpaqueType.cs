using System.Text;

namespace Vigil.Core.Types;

/// <summary>A handle of built-in functions; the same as another if the names agree.</summary>
public sealed class OpaqueType(string what) : ScriptType(TypeTag.Opaque)
{
    /// <summary>The word after <c>opaque of</c>.</summary>
    public string What { get; } = what;

    /// <inheritdoc/>
    public override void WriteTo(StringBuilder text) => text.Append("opaque of ").Append(What);
}
