using Vigil.Core.Values;

namespace Vigil.Files.X509.Verification;

/// <summary>Certificates that are trusted, by the names they go by.</summary>
internal sealed class TrustStore
{
    private readonly Dictionary<ByteString, List<ByteString>> _bySubject = [];

    /// <summary>Reads a table of certificates in DER.</summary>
    public TrustStore(TableVal roots)
    {
        Table = roots;
        Size = roots.Count;
        for (var cursor = roots.Next(-1); cursor >= 0; cursor = roots.Next(cursor))
            Add(roots.ValueAt(cursor).AsString());
    }

    /// <summary>The table it was made from.</summary>
    public TableVal Table { get; }

    /// <summary>How many the table had then.</summary>
    public int Size { get; }

    /// <summary>The trusted certificates with a name.</summary>
    public IReadOnlyList<ByteString> Find(ReadOnlySpan<byte> subject) =>
        _bySubject.TryGetValue(ByteString.Copy(subject), out var found) ? found : [];

    private void Add(ByteString der)
    {
        if (!Certificate.TryRead(der.Span, out var certificate))
            return;
        var subject = ByteString.Copy(certificate.Subject);
        if (!_bySubject.TryGetValue(subject, out var list))
            _bySubject.Add(subject, list = []);
        list.Add(der);
    }
}
