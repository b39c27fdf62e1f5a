using Vigil.Core.Patterns;
using Vigil.Core.Text;
using Vigil.Core.Types;
using Vigil.Core.Values;

namespace Vigil.Runtime.Builtins.Sketches;

/// <summary>Many glob patterns matched at once: <c>*</c>, <c>?</c>, <c>[...]</c>, and a backslash for themselves.</summary>
public sealed class ParaglobVal(IReadOnlyList<ByteString> globs) : OpaqueVal(new OpaqueType("paraglob"))
{
    private readonly PatternIndex _index = new([.. globs.Select(static glob => Pattern.Compile(ToPattern(glob.Span), dotAll: true))]);

    /// <inheritdoc/>
    public override string ClassName => "ParaglobVal";

    /// <summary>The globs it was made of.</summary>
    public IReadOnlyList<ByteString> Globs => globs;

    /// <inheritdoc/>
    public override OpaqueVal Clone() => this; // it never changes

    /// <summary>The globs that match the whole of <paramref name="text"/>.</summary>
    public IEnumerable<ByteString> Matches(ByteString text)
    {
        var matches = new List<int>();
        _index.MatchesOf(text.Span, matches);
        return matches.Select(match => globs[match]);
    }

    /// <summary>Whether it was made of the same globs.</summary>
    public bool HasSameGlobs(ParaglobVal other) => globs.ToHashSet().SetEquals(other.Globs);

    private static byte[] ToPattern(ReadOnlySpan<byte> glob)
    {
        using var pattern = new ByteBuilder(glob.Length * 2);
        for (var i = 0; i < glob.Length; i++)
        {
            switch (glob[i])
            {
                case (byte)'*':
                    pattern.Append(".*"u8);
                    break;
                case (byte)'?':
                    pattern.Append((byte)'.');
                    break;
                case (byte)'[' when glob[(i + 1)..].IndexOf((byte)']') is > 0 and var length:
                    pattern.Append((byte)'[');
                    pattern.Append(glob[i + 1] == '!' ? (byte)'^' : glob[i + 1]);
                    foreach (var octet in glob.Slice(i + 2, length - 1))
                    {
                        if ("\"/\\"u8.Contains(octet))
                            pattern.Append((byte)'\\');
                        pattern.Append(octet);
                    }

                    pattern.Append((byte)']');
                    i += length + 1;
                    break;
                default:
                    if (glob[i] == '\\' && i + 1 < glob.Length)
                        i++;
                    pattern.Append(Pattern.Escape([glob[i]]).Span);
                    break;
            }
        }

        return pattern.Span.ToArray();
    }
}
