namespace Vigil.Engine;

/// <summary>What is looked at in scripts beyond what keeps them from running.</summary>
/// <param name="IsWanted">Whether a file is to be checked.</param>
/// <param name="OnlyVariables">Whether only the use of variables is looked at; otherwise everything, and reading goes on after mistakes.</param>
public sealed record ScriptChecks(Func<string, bool> IsWanted, bool OnlyVariables);
