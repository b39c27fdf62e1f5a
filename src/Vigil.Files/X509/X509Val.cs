using Vigil.Core.Types;
using Vigil.Core.Values;

namespace Vigil.Files.X509;

/// <summary>A certificate in the hands of a script: <c>opaque of x509</c>.</summary>
/// <param name="der">Its encoding, which was found to be readable.</param>
internal sealed class X509Val(ByteString der) : OpaqueVal(new OpaqueType("x509"))
{
    /// <summary>The encoding.</summary>
    public ByteString Der { get; } = der;

    /// <inheritdoc/>
    public override string ClassName => "X509Val";

    /// <inheritdoc/>
    public override ByteString? Encoding => Der;

    /// <inheritdoc/>
    public override OpaqueVal? Clone() => new X509Val(Der);
}
