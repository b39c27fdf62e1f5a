namespace Vigil.Tools.Cut;

/// <summary>The program cannot go on; the message says why.</summary>
internal sealed class CutError(string message) : Exception(message);
