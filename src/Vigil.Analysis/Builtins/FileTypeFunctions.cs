using Vigil.Analysis.Files;
using Vigil.Core;
using Vigil.Core.Declarations;
using Vigil.Core.Types;
using Vigil.Core.Values;

namespace Vigil.Analysis.Builtins;

/// <summary>What kind of content a string is, by the signatures with <c>file-magic</c>.</summary>
public static class FileTypeFunctions
{
    /// <summary>All media types that fit, the strongest first.</summary>
    [Builtin("file_magic", "function(data: string): mime_matches")]
    public static VectorVal Types(EngineContext context, ByteString data)
    {
        var names = context.Service<IScriptNames>();
        var list = new VectorVal((VectorType)names.Find("mime_matches")!); // the signature names it
        var shape = new RecordShape(names, "mime_match", "strength", "mime");
        foreach (var guess in Guess(context, data))
            list.Add(Value.Of(shape.Create(context, Value.Int(guess.Strength), Value.String(guess.Mime))));
        return list;
    }

    /// <summary>The media type that fits best, or <c>&lt;unknown&gt;</c>. Other descriptions than media types are not to be had.</summary>
    [Builtin("identify_data", "function(data: string, return_mime: bool &default=T): string")]
    public static ByteString Identify(EngineContext context, ByteString data, bool returnMime)
    {
        if (!returnMime)
            context.Reporter.Warning("identify_data() yields media types only");
        var guesses = Guess(context, data);
        return ByteString.From(guesses.Count > 0 ? guesses[0].Mime : "<unknown>");
    }

    private static List<MimeGuess> Guess(EngineContext context, ByteString data)
    {
        var guesses = new List<MimeGuess>();
        context.Find<IMimeDetector>()?.Detect(data.Span, guesses);
        return guesses;
    }
}
