using System.Text;
using Vigil.Core.Net;
using Vigil.Core.Patterns;
using Vigil.Core.Types;
using Vigil.Core.Values;
using Vigil.Input.Streams;

namespace Vigil.Input.Text;

/// <summary>Makes values of the text of fields. Made for one reader, used on its thread.</summary>
/// <param name="syntax">How sets, empty and unset ones are written.</param>
/// <param name="warn">Told what is wrong with a field.</param>
public sealed class FieldParser(FieldSyntax syntax, Action<string> warn)
{
    private const int SharedBits = 12;
    private const int LongestShared = 64; // octets

    private readonly List<Value> _elements = [];
    private readonly ByteString?[] _shared = new ByteString?[1 << SharedBits];
    private readonly ulong[] _lately = new ulong[1 << SharedBits];
    private EnumType? _lastEnum;
    private byte[] _lastConstant = [];
    private long _lastNumber;

    /// <summary>Reads a field.</summary>
    /// <param name="field">Its text.</param>
    /// <param name="name">Name of the column, for messages.</param>
    /// <param name="type">Type wanted.</param>
    /// <param name="value">The value; unset if the text says so.</param>
    /// <returns><see langword="false"/> if the text is no such value; that was told.</returns>
    public bool TryParse(ReadOnlySpan<byte> field, string name, ScriptType type, out Value value)
    {
        value = default;
        if (syntax.Unset.Length > 0 && field.SequenceEqual(syntax.Unset))
            return true;
        switch (type.Tag)
        {
            case TypeTag.Table:
                return TryTable(field, name, (TableType)type, out value);
            case TypeTag.Vector:
                return TryVector(field, name, (VectorType)type, out value);
            default:
                return TryAtom(field, name, type, out value);
        }
    }

    /// <summary>Whether fields of a type can be read.</summary>
    public static bool IsSupported(ScriptType type) => type switch
    {
        TableType { IsSet: true, Indices: [var element] } => IsAtom(element),
        VectorType { IsUntyped: false } vector => IsAtom(vector.Element),
        _ => IsAtom(type),
    };

    private static bool IsAtom(ScriptType type) => type.Tag is TypeTag.Bool or TypeTag.Int or TypeTag.Count or TypeTag.Double
        or TypeTag.Time or TypeTag.Interval or TypeTag.String or TypeTag.Pattern or TypeTag.Enum or TypeTag.Port
        or TypeTag.Addr or TypeTag.Subnet;

    private bool TryAtom(ReadOnlySpan<byte> field, string name, ScriptType type, out Value value)
    {
        value = default;
        switch (type.Tag)
        {
            case TypeTag.String:
                value = Value.Of(Share(field));
                return true;
            case TypeTag.Bool:
                return TryBool(field, name, out value);
            case TypeTag.Int when FieldNumbers.TryInt(field, warn, out var number):
                value = Value.Int(number);
                return true;
            case TypeTag.Count when FieldNumbers.TryCount(field, warn, out var count):
                value = Value.Count(count);
                return true;
            case TypeTag.Double or TypeTag.Time or TypeTag.Interval when FieldNumbers.TryDouble(field, warn, out var real):
                value = Value.Scalar(type, BitConverter.DoubleToUInt64Bits(real));
                return true;
            case TypeTag.Port:
                return TryPort(field, out value);
            case TypeTag.Addr:
                value = Value.Addr(Address(field, out _));
                return true;
            case TypeTag.Subnet:
                return TrySubnet(field, out value);
            case TypeTag.Enum:
                return TryEnum(field, (EnumType)type, out value);
            case TypeTag.Pattern:
                return TryPattern(field, out value);
            case TypeTag.Int or TypeTag.Count or TypeTag.Double or TypeTag.Time or TypeTag.Interval:
                return false; // told already
            default:
                warn($"unsupported field format {type} for {name}");
                return false;
        }
    }

    // Sources repeat themselves: what was read lately is not made again, which saves memory more than time.
    private ByteString Share(ReadOnlySpan<byte> field)
    {
        if (field.Length > LongestShared)
            return FieldEscapes.Decode(field);
        var print = RowValues.FingerprintOfText(field);
        var place = (int)(print >> (64 - SharedBits));
        var known = _shared[place];
        if (known is not null && known.Span.SequenceEqual(field))
            return known;
        var made = FieldEscapes.Decode(field);
        if (made.Length != field.Length)
            return made; // an escape: the field is not the text

        // Kept when it comes for the second time; what comes once would only be in the way.
        if (_lately[place] == print)
            _shared[place] = made;
        else
            _lately[place] = print;
        return made;
    }

    private bool TryBool(ReadOnlySpan<byte> field, string name, out Value value)
    {
        var isTrue = field.SequenceEqual("T"u8) || field.SequenceEqual("True"u8) || field.SequenceEqual("1"u8);
        value = Value.Bool(isTrue);
        if (isTrue || field.SequenceEqual("F"u8) || field.SequenceEqual("False"u8) || field.SequenceEqual("0"u8))
            return true;
        warn($"Field: {name} Invalid value for boolean: {FieldNumbers.Shown(field)}");
        return false;
    }

    private bool TryPort(ReadOnlySpan<byte> field, out Value value)
    {
        value = default;
        var slash = field.IndexOf((byte)'/');
        if (!FieldNumbers.TryCount(slash < 0 ? field : field[..slash], warn, out var number))
            return false;
        var transport = TransportProtocol.Unknown;
        if (slash >= 0 && !TryTransport(field[(slash + 1)..], out transport))
            warn($"Port '{FieldNumbers.Shown(field)}' contained unknown protocol '{FieldNumbers.Shown(field[(slash + 1)..])}'");
        value = Value.Port(new((int)(number & 0xFFFF), transport));
        return true;
    }

    /// <summary>The transport that a word names.</summary>
    public static bool TryTransport(ReadOnlySpan<byte> word, out TransportProtocol transport)
    {
        (transport, var isKnown) = Encoding.Latin1.GetString(word).ToUpperInvariant() switch
        {
            "TCP" => (TransportProtocol.Tcp, true),
            "UDP" => (TransportProtocol.Udp, true),
            "ICMP" => (TransportProtocol.Icmp, true),
            "UNKNOWN" => (TransportProtocol.Unknown, true),
            _ => (TransportProtocol.Unknown, false),
        };
        return isKnown;
    }

    // As in the reference a bad address is told and reads as the unspecified one; the row stays.
    private Addr Address(ReadOnlySpan<byte> field, out bool isGood)
    {
        Span<char> text = stackalloc char[64];
        isGood = field.Length <= text.Length;
        if (isGood)
        {
            var length = Encoding.Latin1.GetChars(field, text);
            if (Addr.TryParse(text[..length], out var address))
                return address;
            isGood = false;
        }

        warn($"Bad address: {FieldNumbers.Shown(field)}");
        return field.Contains((byte)':') ? new Addr(0, 0) : Addr.V4(0);
    }

    private bool TrySubnet(ReadOnlySpan<byte> field, out Value value)
    {
        value = default;
        var slash = field.IndexOf((byte)'/');
        if (slash < 0)
        {
            warn($"Invalid value for subnet: {FieldNumbers.Shown(field)}");
            return false;
        }

        if (!FieldNumbers.TryCount(field[(slash + 1)..], warn, out var width))
            return false;
        var address = Address(field[..slash], out _);
        if (width > (address.IsV4 ? 32UL : 128))
        {
            warn($"Invalid value for subnet: {FieldNumbers.Shown(field)}");
            return false;
        }

        value = Value.Subnet(Subnet.OfWidth(address, (int)width));
        return true;
    }

    private bool TryEnum(ReadOnlySpan<byte> field, EnumType type, out Value value)
    {
        if (type == _lastEnum && field.SequenceEqual(_lastConstant))
        {
            value = Value.Enum(type, _lastNumber);
            return true;
        }

        var name = Encoding.UTF8.GetString(field);
        var isKnown = type.TryGetValue(name, out var number) || type.TryGetValue(name.StartsWith("GLOBAL::", StringComparison.Ordinal) ? name[8..] : "", out number);
        value = Value.Enum(type, number);
        if (isKnown)
            (_lastEnum, _lastConstant, _lastNumber) = (type, field.ToArray(), number);
        else
            warn($"Value '{name}' is not a valid enum constant of {type}.");
        return isKnown;
    }

    private bool TryPattern(ReadOnlySpan<byte> field, out Value value)
    {
        value = default;
        var text = FieldEscapes.Decode(field).Span;
        try
        {
            if (text is [(byte)'/', .., (byte)'/'])
            {
                value = Value.Of(new PatternVal(Pattern.Compile(text[1..^1])));
                return true;
            }
        }
        catch (PatternError)
        {
            // Told below.
        }

        warn($"String '{FieldNumbers.Shown(field)}' contained no parseable pattern.");
        return false;
    }

    private bool TryTable(ReadOnlySpan<byte> field, string name, TableType type, out Value value)
    {
        value = default;
        if (type is not { IsSet: true, Indices: [var element] })
        {
            warn($"unsupported field format {type} for {name}");
            return false;
        }

        if (!TryElements(field, name, element))
            return false;
        var set = new TableVal(type);
        foreach (var member in _elements)
        {
            if (member.IsSet)
                set.Set(member);
        }

        value = Value.Of(set);
        return true;
    }

    private bool TryVector(ReadOnlySpan<byte> field, string name, VectorType type, out Value value)
    {
        value = default;
        if (!TryElements(field, name, type.Element))
            return false;
        var vector = new VectorVal(type);
        foreach (var element in _elements)
            vector.Add(element);
        value = Value.Of(vector);
        return true;
    }

    private bool TryElements(ReadOnlySpan<byte> field, string name, ScriptType type)
    {
        _elements.Clear();
        if (field.SequenceEqual(syntax.Empty)) // where nothing stands for empty, that is one empty element
            return true;
        while (true)
        {
            var end = field.IndexOf(syntax.SetSeparator);
            var element = end < 0 ? field : field[..end];
            var isUnset = syntax.Unset.Length > 0 && element.SequenceEqual(syntax.Unset);
            Value value = default;
            if (!isUnset && !TryAtom(element, name, type, out value))
            {
                warn("Error while reading set or vector");
                return false;
            }

            _elements.Add(value);
            if (end < 0)
                return true;
            field = field[(end + 1)..];
        }
    }
}
