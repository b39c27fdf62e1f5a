using Vigil.Core.Values;
using Vigil.Protocols.Mime;

namespace Vigil.Protocols.Pop3;

/// <summary>Collects who wants to log in, by whatever way (USER and PASS, APOP, or AUTH with its exchange).</summary>
internal struct Pop3Login
{
    private Mechanism _mechanism;
    private int _lines;

    public Pop3Login()
    {
        User = ByteString.Empty;
        Password = ByteString.Empty;
    }

    private enum Mechanism
    {
        Other,
        Plain,
        Login,
        CramMd5,
    }

    /// <summary>The user's name.</summary>
    public ByteString User { get; set; }

    /// <summary>The password, or what stands for it.</summary>
    public ByteString Password { get; set; }

    /// <summary>AUTH was sent.</summary>
    public void BeginAuth(ReadOnlySpan<byte> mechanism)
    {
        _lines = 0;
        _mechanism = MimeText.Is(mechanism, "plain"u8) ? Mechanism.Plain
            : MimeText.Is(mechanism, "login"u8) ? Mechanism.Login
            : MimeText.Is(mechanism, "cram-md5"u8) ? Mechanism.CramMd5
            : Mechanism.Other;
    }

    /// <summary>The client sent a line of the exchange.</summary>
    /// <returns>The weird that it is; <see langword="null"/> if it is none.</returns>
    public string? AuthLine(ReadOnlySpan<byte> line)
    {
        if (_mechanism == Mechanism.Other || line.SequenceEqual("*"u8))
            return null;
        var room = new byte[Base64Decoder.MaxOutput(line.Length)];
        var decoder = default(Base64Decoder);
        var length = decoder.Decode(line, room);
        length += decoder.Finish(room.AsSpan(length));
        if (decoder.HasGarbage)
            return "pop3_bad_base64_encoding";
        return Take(room.AsSpan(0, length));
    }

    private string? Take(ReadOnlySpan<byte> text)
    {
        _lines++;
        switch (_mechanism)
        {
            case Mechanism.Login when _lines == 1:
                User = ByteString.Copy(text);
                return null;
            case Mechanism.Login:
                Password = ByteString.Copy(text);
                return null;
            case Mechanism.CramMd5:
                // user SP digest (RFC 2195)
                var space = text.LastIndexOf((byte)' ');
                User = ByteString.Copy(space < 0 ? text : text[..space]);
                Password = ByteString.Copy(space < 0 ? default : text[(space + 1)..]);
                return null;
            default:
                // [authzid] NUL authcid NUL passwd (RFC 4616)
                var first = text.IndexOf((byte)0);
                var second = first < 0 ? -1 : text[(first + 1)..].IndexOf((byte)0);
                if (second < 0)
                    return "pop3_malformed_auth_plain";
                User = ByteString.Copy(text.Slice(first + 1, second));
                Password = ByteString.Copy(text[(first + second + 2)..]);
                return null;
        }
    }
}
