namespace Vigil.Script.Diagnostics;

/// <summary>Ends the reading of the program after a mistake that has been reported.</summary>
public sealed class AbandonError() : Exception("the program could not be read");
