namespace Vigil.Script.Binding;

/// <summary>A variable that a lambda or <c>when</c> takes along.</summary>
/// <param name="Outer">The variable outside.</param>
/// <param name="Inner">The variable inside.</param>
/// <param name="IsCopy">Whether it is copied deeply.</param>
internal sealed record CaptureSymbol(LocalSymbol Outer, LocalSymbol Inner, bool IsCopy);
