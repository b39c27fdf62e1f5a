using System.Text;
using Vigil.Core.Diagnostics;

namespace Vigil.Script.Syntax.Lexing;

/// <summary>The octets of one script and where they come from.</summary>
/// <param name="name">The name it was found under, as messages show it.</param>
/// <param name="octets">Its content.</param>
internal sealed class SourceText(string name, byte[] octets)
{
    /// <summary>The name it was found under: <c>./t.zeek</c>, <c>&lt;command line&gt;</c>.</summary>
    public string Name { get; } = name;

    /// <summary>Its content.</summary>
    public byte[] Octets { get; } = octets;

    /// <summary>The <c>@load</c> that brought it; none for scripts of the command line.</summary>
    public SourceLocation? LoadedFrom { get; init; }

    /// <summary>Directory part of <see cref="Name"/>, <c>.</c> if there is none; what names beginning with a point are relative to.</summary>
    public string Directory
    {
        get
        {
            var slash = Name.LastIndexOf('/');
            return slash < 0 ? "." : slash == 0 ? "/" : Name[..slash];
        }
    }

    /// <summary>Last part of <see cref="Name"/>.</summary>
    public string FileName => Name[(Name.LastIndexOf('/') + 1)..];

    /// <summary>Octets as text: UTF-8 where they are, else Latin-1.</summary>
    public string Decode(int start, int end)
    {
        var part = Octets.AsSpan(start, end - start);
        return System.Text.Unicode.Utf8.IsValid(part) ? Encoding.UTF8.GetString(part) : Encoding.Latin1.GetString(part);
    }
}
