using Vigil.Core.Values;

namespace Vigil.Files.X509;

/// <summary>The content of extensions as text.</summary>
internal static class ExtensionText
{
    /// <summary>The content of an extension for people to read; the plain octets where no form is known.</summary>
    public static ByteString Describe(string oid, ReadOnlySpan<byte> value) => ByteString.Copy(value);
}
