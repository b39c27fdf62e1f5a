using Vigil.Script;
using Vigil.Script.Syntax.Loading;

namespace Vigil.Engine;

/// <summary>Scripts and signatures, read and compiled: shared by all engines of the process.</summary>
/// <param name="Program">The compiled scripts.</param>
/// <param name="Scripts">The files they came from, in order.</param>
/// <param name="Signatures">Signature files by name.</param>
public sealed record LoadedProgram(
    ScriptProgram Program, IReadOnlyList<LoadedScript> Scripts, IReadOnlyList<(string Name, byte[] Text)> Signatures);
