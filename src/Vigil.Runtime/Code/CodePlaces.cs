namespace Vigil.Runtime.Code;

/// <summary>Which line each part of compiled methods comes from, so that stacks can show it; costs running code nothing.</summary>
public sealed class CodePlaces
{
    /// <summary>The static field of a compiled class that holds them.</summary>
    public const string FieldName = "Places";

    private readonly Dictionary<string, MethodPlaces> _methods = new(StringComparer.Ordinal);

    /// <summary>Notes a method.</summary>
    /// <param name="method">Its name.</param>
    /// <param name="places">Its lines.</param>
    public void Add(string method, MethodPlaces places) => _methods[method] = places;

    /// <summary>The file and line of an instruction; none if nothing is known of the method.</summary>
    public (string File, int Line)? Find(string method, int offset) =>
        _methods.TryGetValue(method, out var places) ? (places.File, places.LineAt(offset)) : null;
}
