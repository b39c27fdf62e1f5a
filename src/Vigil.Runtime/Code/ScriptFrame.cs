namespace Vigil.Runtime.Code;

/// <summary>A script function at work.</summary>
/// <param name="Function">Its name.</param>
/// <param name="File">Where it is; <see langword="null"/> if unknown.</param>
/// <param name="Line">The line at work in it; 0 if unknown.</param>
public readonly record struct ScriptFrame(string Function, string? File, int Line);
