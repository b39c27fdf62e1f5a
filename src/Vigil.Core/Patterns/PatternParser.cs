using System.Text;

namespace Vigil.Core.Patterns;

/// <summary>Parses a regular expression (language.md 7.4) into a tree, with a stack of its own instead of recursion.</summary>
internal ref struct PatternParser
{
    private const int MaxRepetition = 32_767;

    private readonly ReadOnlySpan<byte> _text;
    private readonly Stack<Group> _outer = new();
    private Group _group;
    private int _position;
    private bool _ignoreCase;

    private PatternParser(ReadOnlySpan<byte> text, bool ignoreCase, bool dotAll)
    {
        _text = text;
        _ignoreCase = ignoreCase;
        _group = new() { DotAll = dotAll };
    }

    /// <summary>Parses <paramref name="text"/>.</summary>
    /// <exception cref="PatternError">It is not a regular expression, or one beyond all bounds.</exception>
    public static PatternNode Parse(ReadOnlySpan<byte> text, bool ignoreCase = false, bool dotAll = false) =>
        new PatternParser(text, ignoreCase, dotAll).ParseAll();

    private PatternNode ParseAll()
    {
        while (_position < _text.Length)
            ParseNext(_text[_position++]);
        if (_outer.Count > 0)
            throw Error("missing )");
        var node = _group.Close();
        return node.Excess() is { } excess ? throw Error(excess) : node;
    }

    private void ParseNext(byte octet)
    {
        switch (octet)
        {
            case (byte)'(':
                OpenGroup();
                break;
            case (byte)')':
                CloseGroup();
                break;
            case (byte)'|':
                if (_group.Branches.Count > 0 && _group.Sequence.Count == 0)
                    throw Error("empty alternative"); // only the first may be empty
                _group.EndBranch();
                break;
            case (byte)'*':
                Repeat(0, -1);
                break;
            case (byte)'+':
                Repeat(1, -1);
                break;
            case (byte)'?':
                Repeat(0, 1);
                break;
            case (byte)'{':
                ParseBounds();
                break;
            case (byte)'.':
                Add(new SetNode(_group.DotAll ? ByteSet.All : ByteSet.AllButNewline));
                break;
            case (byte)'^':
                Add(PatternNode.Begin);
                break;
            case (byte)'$':
                Add(PatternNode.End);
                break;
            case (byte)'[':
                var error = CharacterClass.Read(_text, ref _position, _ignoreCase, out var set);
                if (error is not null)
                    throw Error(error);
                Add(new SetNode(set));
                break;
            case (byte)'"':
                ParseQuoted();
                break;
            case (byte)'\\':
                if (_position >= _text.Length)
                    throw Error("trailing backslash");
                Add(new SetNode(ByteSet.Single(PatternEscape.Read(_text, ref _position))));
                break;
            default:
                var one = ByteSet.Single(octet);
                Add(new SetNode(_ignoreCase ? one.WithBothCases() : one));
                break;
        }
    }

    private void OpenGroup()
    {
        var inner = new Group { DotAll = _group.DotAll };
        var rest = _text[_position..];
        if (rest.StartsWith("?i:"u8))
        {
            inner.SetsCase = true;
            _ignoreCase = true;
            _position += 3;
        }
        else if (rest.StartsWith("?s:"u8))
        {
            inner.DotAll = true;
            _position += 3;
        }

        _outer.Push(_group);
        _group = inner;
    }

    private void CloseGroup()
    {
        if (_outer.Count == 0)
            throw Error("unbalanced )");
        if (_group.Branches.Count > 0 && _group.Sequence.Count == 0)
            throw Error("empty alternative");
        if (_group.SetsCase)
            _ignoreCase = false; // also for the rest of an outer (?i: ...), as in the reference
        var node = _group.Close();
        _group = _outer.Pop();
        Add(node);
    }

    private void ParseQuoted()
    {
        var literal = new List<PatternNode>();
        while (_position < _text.Length)
        {
            var octet = _text[_position++];
            if (octet == '"')
            {
                Add(PatternNode.Concat(literal.ToArray()));
                return;
            }

            if (octet == '\\' && _position < _text.Length)
                octet = PatternEscape.Read(_text, ref _position);
            literal.Add(new SetNode(ByteSet.Single(octet)));
        }

        throw Error("missing quote");
    }

    private void ParseBounds()
    {
        if (!TryReadNumber(out var min))
            throw Error("undefined definition"); // {name}
        var max = min;
        if (Skip((byte)',') && !TryReadNumber(out max))
            max = -1;
        if (!Skip((byte)'}'))
            throw Error("missing }");
        if ((max >= 0 && max < min) || min > MaxRepetition || max > MaxRepetition)
            throw Error("bad iteration values");
        Repeat(min, max);
    }

    private bool TryReadNumber(out int number)
    {
        number = 0;
        var start = _position;
        for (; _position < _text.Length && char.IsAsciiDigit((char)_text[_position]); _position++)
            number = Math.Min((number * 10) + (_text[_position] - '0'), MaxRepetition + 1);
        return _position > start;
    }

    private bool Skip(byte octet)
    {
        if (_position >= _text.Length || _text[_position] != octet)
            return false;
        _position++;
        return true;
    }

    private readonly void Add(PatternNode node)
    {
        if (node.Excess() is { } excess)
            throw Error(excess);
        _group.Sequence.Add(node);
    }

    private readonly void Repeat(int min, int max)
    {
        var sequence = _group.Sequence;
        if (sequence.Count == 0)
            throw Error("nothing to repeat");
        var node = sequence[^1];
        sequence.RemoveAt(sequence.Count - 1);
        Add(max == 0 ? PatternNode.Empty : Simplify(node, min, max));
    }

    private static PatternNode Simplify(PatternNode node, int min, int max) => (node, min, max) switch
    {
        (_, 1, 1) => node,
        (RepeatNode { Min: 0, Max: < 0 }, <= 1, _) => node, // a**, a*?
        (RepeatNode { Min: 0, Max: 1 } inner, 0, < 0) => new RepeatNode(inner.Child, 0, -1), // a?*
        _ => new RepeatNode(node, min, max),
    };

    private readonly PatternError Error(string detail) =>
        new(System.Text.Unicode.Utf8.IsValid(_text) ? Encoding.UTF8.GetString(_text) : Encoding.Latin1.GetString(_text), detail);

    /// <summary>What stands between two parentheses, so far.</summary>
    private sealed class Group
    {
        public List<PatternNode> Branches { get; } = [];

        public List<PatternNode> Sequence { get; } = [];

        public bool DotAll { get; set; }

        public bool SetsCase { get; set; }

        public void EndBranch()
        {
            Branches.Add(PatternNode.Concat(Sequence.ToArray()));
            Sequence.Clear();
        }

        public PatternNode Close()
        {
            EndBranch();
            return PatternNode.Alternate(Branches.ToArray());
        }
    }
}
