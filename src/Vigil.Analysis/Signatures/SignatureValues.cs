using Vigil.Core.Net;
using Vigil.Core.Types;
using Vigil.Core.Values;

namespace Vigil.Analysis.Signatures;

/// <summary>Reads comparison operators and the values compared with, literal or named in a script.</summary>
internal sealed class SignatureValues(SignatureReader reader, ISignatureSymbols symbols, Action<int, string> report)
{
    /// <summary>A comparison operator.</summary>
    public Comparison Comparison()
    {
        if (reader.TryTake("=="))
            return Signatures.Comparison.Equal;
        if (reader.TryTake("!="))
            return Signatures.Comparison.NotEqual;
        if (reader.TryTake("<="))
            return Signatures.Comparison.LessOrEqual;
        if (reader.TryTake(">="))
            return Signatures.Comparison.GreaterOrEqual;
        if (reader.TryTake("="))
            return Signatures.Comparison.Equal;
        if (reader.TryTake("<"))
            return Signatures.Comparison.Less;
        return reader.TryTake(">") ? Signatures.Comparison.Greater : throw reader.SyntaxError();
    }

    /// <summary>One number, literal or named.</summary>
    public long Integer()
    {
        if (char.IsAsciiDigit(reader.Peek()))
            return reader.Number();
        var values = new List<ValueRange>();
        AddNamed(values, prefixes: null);
        return values is [var only] ? only.First : 0;
    }

    /// <summary>A list of numbers, ranges and masked addresses.</summary>
    public List<ValueRange> Numbers()
    {
        var values = new List<ValueRange>();
        do
            AddNumber(values);
        while (reader.TryTake(","));
        return values;
    }

    /// <summary>One entry of such a list; a named set adds all its members.</summary>
    public void AddNumber(List<ValueRange> values)
    {
        if (reader.TryAddress(out var address))
        {
            var subnet = Subnet.OfWidth(address, reader.TryTake("/") ? Width(32) : 32);
            values.Add(Masked(subnet));
        }
        else if (char.IsAsciiDigit(reader.Peek()))
        {
            var first = reader.Number();
            values.Add(new(first, reader.TryTake("-") ? reader.Number() : first));
        }
        else
        {
            AddNamed(values, prefixes: null);
        }
    }

    /// <summary>A list of address prefixes.</summary>
    public List<Subnet> Prefixes()
    {
        var prefixes = new List<Subnet>();
        do
        {
            if (reader.TryAddress(out var address))
                prefixes.Add(Subnet.OfWidth(address, reader.TryTake("/") ? Width(32) : 32));
            else if (reader.TryTake("["))
                prefixes.Add(new(reader.BracketedAddress(), reader.TryTake("/") ? Width(128) : 128));
            else
                AddNamed(values: null, prefixes);
        }
        while (reader.TryTake(","));
        return prefixes;
    }

    /// <summary>The name of a protocol if one comes next.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="isNoTest">Whether it names IP itself.</param>
    public bool TryProtocol(out uint number, out bool isNoTest)
    {
        (number, isNoTest) = (0, false);
        foreach (var (name, value) in (ReadOnlySpan<(string, uint)>)[("icmp6", 58), ("icmp", 1), ("ip6", 0), ("ip", 0), ("tcp", 6), ("udp", 17)])
        {
            if (!reader.TryWord(name))
                continue;
            (number, isNoTest) = (value, value == 0);
            return true;
        }

        return false;
    }

    /// <summary>A string that a script variable holds; <see langword="null"/> after an error.</summary>
    public ByteString? Text()
    {
        var line = reader.Line;
        var name = reader.Word();
        if (!symbols.TryGetValue(name, out var value))
            report(line, $"unknown script-level identifier ({name})");
        else if (value.Type.Tag != TypeTag.String)
            report(line, "Identifier must refer to string");
        else
            return value.AsString();
        return null;
    }

    private int Width(int most) => reader.Number() is var width && width <= most ? (int)width : throw reader.SyntaxError();

    private void AddNamed(List<ValueRange>? values, List<Subnet>? prefixes)
    {
        var line = reader.Line;
        var name = reader.Word();
        if (!symbols.TryGetValue(name, out var value))
        {
            report(line, $"unknown script-level identifier ({name})");
            return;
        }

        if (value.Object is not TableVal table)
        {
            AddValue(line, value, values, prefixes);
            return;
        }

        for (var cursor = table.Next(-1); cursor >= 0; cursor = table.Next(cursor))
            AddValue(line, table.KeyAt(cursor)[0], values, prefixes);
    }

    private void AddValue(int line, Value value, List<ValueRange>? values, List<Subnet>? prefixes)
    {
        switch (value.Type.Tag)
        {
            case TypeTag.Port when values is not null:
                values.Add(new((uint)value.AsPort().Number, (uint)value.AsPort().Number));
                break;
            case TypeTag.Bool or TypeTag.Count or TypeTag.Int or TypeTag.Enum when values is not null:
                values.Add(new((uint)value.Bits, (uint)value.Bits));
                break;
            case TypeTag.Subnet when prefixes is not null:
                prefixes.Add(value.AsSubnet());
                break;
            case TypeTag.Addr when prefixes is not null:
                prefixes.Add(new(value.AsAddr(), 128));
                break;
            case TypeTag.Subnet when value.AsSubnet().IsV4:
                values!.Add(Masked(value.AsSubnet()));
                break;
            default:
                report(line, "Wrong type of identifier");
                break;
        }
    }

    private static ValueRange Masked(Subnet subnet)
    {
        var mask = subnet.Width == 0 ? 0 : uint.MaxValue << (32 - subnet.Width);
        return new(subnet.Prefix.V4Bits, subnet.Prefix.V4Bits, mask);
    }
}
