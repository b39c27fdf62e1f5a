using Vigil.Core.Values;

namespace Vigil.Analysis.Connections;

/// <summary>The history of a connection: one letter for each noteworthy step.</summary>
/// <remarks>The first eight letters need no object; nearly all histories are no longer.</remarks>
internal struct ConnectionHistory
{
    private const int Inline = 8;

    // Traffic can be made to add a letter for every packet; what is beyond this tells nothing more.
    private const int Cap = 1000;

    private ulong _letters;
    private string? _more;
    private ByteString? _text;
    private byte _count;

    /// <summary>The letters as scripts see them. Every event asks, few come with a new letter.</summary>
    public ByteString Text => _text ??= Written();

    /// <summary>Adds a letter.</summary>
    public void Add(char letter)
    {
        _text = null;
        if (_count < Inline)
            _letters |= (ulong)(byte)letter << (8 * _count++);
        else if ((_more?.Length ?? 0) < Cap)
            _more += letter;
    }

    /// <inheritdoc/>
    public override readonly string ToString() => Written().ToString();

    private readonly ByteString Written()
    {
        var letters = new byte[_count + (_more?.Length ?? 0)];
        for (var i = 0; i < _count; i++)
            letters[i] = (byte)(_letters >> (8 * i));
        for (var i = _count; i < letters.Length; i++)
            letters[i] = (byte)_more![i - _count]; // there are more than those held inline only if there is a text of them
        return ByteString.Adopt(letters);
    }
}
