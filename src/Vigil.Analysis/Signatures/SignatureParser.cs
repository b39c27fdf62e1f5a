using Vigil.Core.Patterns;

namespace Vigil.Analysis.Signatures;

/// <summary>Parses signature files (language.md 7.1). Mistakes are collected; a syntax error ends its file.</summary>
internal sealed partial class SignatureParser(ISignatureSymbols symbols, List<SignatureError> errors)
{
    private SignatureReader _reader = new([]);
    private SignatureValues _values = null!; // set with the reader, before anything is parsed
    private string _file = "";

    /// <summary>Adds the signatures of one file.</summary>
    /// <param name="file">Its name, for messages.</param>
    /// <param name="text">Its content.</param>
    /// <param name="signatures">Receives them, by name.</param>
    public void Parse(string file, byte[] text, Dictionary<string, Signature> signatures)
    {
        _file = file;
        _reader = new(text);
        _values = new(_reader, symbols, ReportError);
        try
        {
            while (!_reader.IsAtEnd)
                ParseSignature(signatures);
        }
        catch (SignatureSyntaxException error)
        {
            ReportError(error.Line, error.Message);
        }
    }

    private void ParseSignature(Dictionary<string, Signature> signatures)
    {
        if (_reader.Word() != "signature")
            throw _reader.SyntaxError();
        var line = _reader.Line;
        var signature = new Signature(_reader.Word(), _file, line) { Index = signatures.Count };
        if (!signatures.TryAdd(signature.Name, signature))
            ReportError(line, "rule defined twice");
        _reader.Take("{");
        while (!_reader.TryTake("}"))
            ParseAttribute(signature, _reader.Word());
    }

    private void ParseAttribute(Signature signature, string word)
    {
        switch (word)
        {
            case "src-ip":
                AddHeaderTest(signature, new(HeaderField.SourceAddress, _values.Comparison(), _values.Prefixes()));
                break;
            case "dst-ip":
                AddHeaderTest(signature, new(HeaderField.DestinationAddress, _values.Comparison(), _values.Prefixes()));
                break;
            case "src-port":
                AddHeaderTest(signature, new(HeaderField.Transport, 0, 2, uint.MaxValue, _values.Comparison(), _values.Numbers()));
                break;
            case "dst-port":
                AddHeaderTest(signature, new(HeaderField.Transport, 2, 2, uint.MaxValue, _values.Comparison(), _values.Numbers()));
                break;
            case "ip-proto":
                ParseProtocol(signature);
                break;
            case "header":
                ParseHeader(signature);
                break;
            case "requires-signature":
                AddDependency(signature, isReverse: false);
                break;
            case "requires-reverse-signature":
                AddDependency(signature, isReverse: true);
                break;
            case "eval":
                ParseEvaluation(signature);
                break;
            case "payload-size":
                signature.PayloadSize = (_values.Comparison(), _values.Integer());
                break;
            case "same-ip":
                signature.IsSameAddress = true;
                break;
            case "tcp-state":
                signature.State |= StateTest.Tcp | ParseStates(isTcp: true);
                break;
            case "udp-state":
                signature.State |= StateTest.Udp | ParseStates(isTcp: false);
                break;
            case "ip-options":
                do
                    _reader.Word();
                while (_reader.TryTake(","));
                signature.NeverHolds = true; // options are not kept past decoding, in the reference neither
                break;
            case "event":
                ParseEvent(signature);
                break;
            case "enable":
                ParseAnalyzer(signature, SignatureActionKind.Enable);
                break;
            case "disable":
                ParseAnalyzer(signature, SignatureActionKind.Disable);
                break;
            case "file-mime":
                ParseMime(signature);
                break;
            case "active":
                signature.IsActive = ReadFlag();
                break;
            default:
                ParseContent(signature, KindOf(word) ?? throw _reader.SyntaxError());
                break;
        }
    }

    private static ContentKind? KindOf(string word) => word switch
    {
        "payload" => ContentKind.Payload,
        "http" or "http-request" => ContentKind.HttpRequest,
        "http-request-header" => ContentKind.HttpRequestHeader,
        "http-request-body" => ContentKind.HttpRequestBody,
        "http-reply-header" => ContentKind.HttpReplyHeader,
        "http-body" or "http-reply-body" => ContentKind.HttpReplyBody,
        "ftp" => ContentKind.Ftp,
        "finger" => ContentKind.Finger,
        "file-magic" => ContentKind.FileMagic,
        _ => null,
    };

    private void ParseContent(Signature signature, ContentKind kind)
    {
        var maxEnd = int.MaxValue;
        if (_reader.TryTake("["))
        {
            var offset = _reader.Peek() == ':' ? 0 : _values.Integer();
            _reader.Take(":");
            if (offset != 0)
                Warn("the offset of a content range is ignored");
            if (_reader.Peek() != ']')
                maxEnd = (int)Math.Min(_values.Integer(), int.MaxValue);
            _reader.Take("]");
        }

        if (ReadPattern() is { } pattern)
            signature.Contents.Add(new(kind, pattern, maxEnd) { Owner = signature });
    }

    private Pattern? ReadPattern()
    {
        var line = _reader.Line;
        try
        {
            if (_reader.Peek() == '/')
                return Pattern.Compile(_reader.PatternBody(out var ignoreCase), ignoreCase, dotAll: true);
            return _values.Text() is { } body ? Pattern.Compile(body.Span, dotAll: true) : null;
        }
        catch (PatternError error)
        {
            ReportError(line, error.Message);
            return null;
        }
    }

    private void ParseMime(Signature signature)
    {
        var mime = _reader.Peek() == '"' ? _reader.Quoted() : _values.Text()?.ToString() ?? "";
        var strength = 0;
        if (_reader.TryTake(","))
        {
            var isNegative = _reader.TryTake("-");
            var number = (int)Math.Min(_reader.Number(), int.MaxValue);
            strength = isNegative ? -number : number;
        }

        signature.Mimes.Add(new(strength, mime));
    }

    private void ParseEvent(Signature signature)
    {
        if (_reader.Peek() == '"')
        {
            signature.Actions.Add(new(SignatureActionKind.Event, "signature_match", _reader.Quoted()));
            return;
        }

        var line = _reader.Line;
        var name = _reader.Word();
        if (symbols.FindEvent(name) is null)
        {
            var exists = symbols.FindFunction(name) is not null || symbols.TryGetValue(name, out _);
            ReportError(line, exists ? $"identifier is not an event ({name})" : $"unknown identifier ({name})");
        }

        signature.Actions.Add(new(SignatureActionKind.Event, name, _reader.Peek() == '"' ? _reader.Quoted() : null));
    }

    private void ParseAnalyzer(Signature signature, SignatureActionKind kind)
    {
        var names = _reader.Quoted().Split(':', 2);
        var (parent, name) = names.Length == 2 ? (names[0], names[1]) : (null, names[0]);
        if (!symbols.IsAnalyzer(name))
            Warn($"no analyzer is called {name}");
        signature.Actions.Add(new(kind, name, parent));
    }

    private static void AddHeaderTest(Signature signature, HeaderTest test) => signature.HeaderTests.Add(test);

    private void AddDependency(Signature signature, bool isReverse)
    {
        var line = _reader.Line;
        var isNegated = _reader.TryTake("!");
        signature.Dependencies.Add(new(_reader.Word(), isReverse, isNegated, line));
    }

    private void Warn(string message) => errors.Add(new(_file, _reader.Line, message, IsWarning: true));

    private void ReportError(int line, string message) => errors.Add(new(_file, line, message));
}
