using Vigil.Core.Diagnostics;

namespace Vigil.Runtime.Code;

/// <summary>What a message about a construct of a script needs: where it stands and how it reads.</summary>
/// <param name="Location">Where it stands.</param>
/// <param name="Detail">The construct as messages show it.</param>
public sealed record ErrorSite(SourceLocation Location, string Detail)
{
    /// <summary>A run-time error at this place.</summary>
    public ScriptError Error(string message) =>
        new(Detail.Length == 0 ? message : $"{message} ({Detail})", Location);

    /// <summary>A conversion without result at this place.</summary>
    public NoValueError NoValue(string message) => new($"{message} ({Detail})");
}
