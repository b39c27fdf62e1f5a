using System.Text;

namespace Vigil.Script.Syntax.Lexing;

/// <summary>Gives each distinct name one string, straight from octets, and tells which names are keywords.</summary>
internal sealed class NameTable
{
    private Entry[] _entries = new Entry[4096];
    private int _count;

    /// <summary>A table that knows the keywords.</summary>
    public NameTable()
    {
        Span<byte> octets = stackalloc byte[16];
        foreach (var (word, kind) in Keywords.All)
        {
            var length = Encoding.ASCII.GetBytes(word, octets);
            Find(octets[..length]).Kind = kind;
        }
    }

    /// <summary>The name made of <paramref name="octets"/>, which are ASCII.</summary>
    /// <param name="octets">The name.</param>
    /// <param name="kind">Its keyword's kind, or <see cref="TokenKind.Identifier"/>.</param>
    public string Intern(ReadOnlySpan<byte> octets, out TokenKind kind)
    {
        ref var entry = ref Find(octets);
        kind = entry.Kind;
        return entry.Text;
    }

    private ref Entry Find(ReadOnlySpan<byte> octets)
    {
        var hash = 2166136261u;
        foreach (var octet in octets)
            hash = (hash ^ octet) * 16777619u;

        var mask = _entries.Length - 1;
        var slot = (int)hash & mask;
        while (_entries[slot].Text is { } text)
        {
            if (_entries[slot].Hash == hash && Ascii.Equals(octets, text))
                return ref _entries[slot];
            slot = (slot + 1) & mask;
        }

        if (_count * 2 >= _entries.Length)
        {
            Grow();
            return ref Find(octets);
        }

        _count++;
        _entries[slot] = new Entry { Hash = hash, Text = Encoding.ASCII.GetString(octets), Kind = TokenKind.Identifier };
        return ref _entries[slot];
    }

    private void Grow()
    {
        var old = _entries;
        _entries = new Entry[old.Length * 2];
        var mask = _entries.Length - 1;
        foreach (var entry in old)
        {
            if (entry.Text is null)
                continue;
            var slot = (int)entry.Hash & mask;
            while (_entries[slot].Text is not null)
                slot = (slot + 1) & mask;
            _entries[slot] = entry;
        }
    }

    private struct Entry
    {
        public uint Hash;
        public string Text;
        public TokenKind Kind;
    }
}
