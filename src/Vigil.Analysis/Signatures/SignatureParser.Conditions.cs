using Vigil.Core.Types;

namespace Vigil.Analysis.Signatures;

/// <content>Conditions on packets and connections.</content>
internal sealed partial class SignatureParser
{
    private bool ReadFlag() => _reader.Word() switch
    {
        "true" => true,
        "false" => false,
        _ => throw _reader.SyntaxError(),
    };

    private void ParseProtocol(Signature signature)
    {
        var comparison = _values.Comparison();
        var values = new List<ValueRange>();
        var isAny = false;
        do
        {
            if (_values.TryProtocol(out var number, out var isNoTest))
            {
                values.Add(new(number, number));
                isAny |= isNoTest;
            }
            else
            {
                _values.AddNumber(values);
            }
        }
        while (_reader.TryTake(","));

        if (!isAny) // "ip" and "ip6" are no tests
            signature.HeaderTests.Add(new(HeaderField.Protocol, 0, 1, uint.MaxValue, comparison, values));
    }

    private void ParseHeader(Signature signature)
    {
        var field = _reader.Word() switch
        {
            "ip" => HeaderField.Ip,
            "ip6" => HeaderField.Ip6,
            "tcp" => HeaderField.Tcp,
            "udp" => HeaderField.Udp,
            "icmp" => HeaderField.Icmp,
            "icmp6" => HeaderField.Icmp6,
            _ => throw _reader.SyntaxError(),
        };
        _reader.Take("[");
        var offset = (int)Math.Min(_values.Integer(), ushort.MaxValue);
        var size = _reader.TryTake(":") ? _values.Integer() : 1;
        _reader.Take("]");
        if (size is not (1 or 2 or 4))
            throw _reader.SyntaxError();
        var mask = _reader.TryTake("&") ? (uint)_values.Integer() : uint.MaxValue;
        signature.HeaderTests.Add(new(field, offset, (int)size, mask, _values.Comparison(), _values.Numbers()));
    }

    private StateTest ParseStates(bool isTcp)
    {
        var states = StateTest.None;
        do
        {
            var line = _reader.Line;
            states |= _reader.Word() switch
            {
                "established" => StateTest.Established,
                "originator" => StateTest.Originator,
                "responder" => StateTest.Responder,
                "stateless" => StateTest.Stateless,
                _ => throw _reader.SyntaxError(),
            };
            if (!isTcp && (states & StateTest.Established) != 0)
            {
                ReportError(line, "'established' is not a valid 'udp-state'");
                states &= ~StateTest.Established;
            }
        }
        while (_reader.TryTake(","));
        return states;
    }

    private void ParseEvaluation(Signature signature)
    {
        var line = _reader.Line;
        var name = _reader.Word();
        signature.Evaluations.Add(name);
        if (symbols.FindFunction(name) is { } function)
        {
            if (function.FunctionType.Result.Tag != TypeTag.Bool)
                ReportError(line, "eval function type must yield a 'bool'");
        }
        else if (!symbols.TryGetValue(name, out var value))
        {
            ReportError(line, $"unknown identifier ({name})");
        }
        else if (value.Type.Tag != TypeTag.Bool)
        {
            ReportError(line, "Wrong type of identifier");
        }
    }
}
