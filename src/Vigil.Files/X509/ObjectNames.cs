namespace Vigil.Files.X509;

internal static partial class ObjectNames
{
    /// <summary>The names of an identifier in dotted form, or <see langword="null"/>.</summary>
    public static ObjectName? Find(string oid) => s_names.GetValueOrDefault(oid);

    /// <summary>The long name of an identifier, or else its dotted form.</summary>
    public static string Describe(ReadOnlySpan<byte> content)
    {
        var oid = ObjectIdentifier.Read(content);
        return Find(oid)?.Long ?? oid;
    }
}
