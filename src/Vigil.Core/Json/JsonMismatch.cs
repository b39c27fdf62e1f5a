namespace Vigil.Core.Json;

/// <summary>JSON that cannot become a value of the wanted type; the message is what <c>from_json</c> returns.</summary>
/// <param name="message">Why not.</param>
public sealed class JsonMismatch(string message) : Exception(message);
