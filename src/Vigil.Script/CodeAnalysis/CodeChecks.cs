using Vigil.Script.Binding;

namespace Vigil.Script.CodeAnalysis;

/// <summary>Looks for code that is allowed but hardly meant; what is bound is not changed.</summary>
/// <remarks>
/// None of these warnings belongs to an ordinary run: scripts that the reference takes in silence stay silent. They are for
/// <c>--parse-only</c>, those about variables for <c>-u</c> as well.
/// </remarks>
internal static class CodeChecks
{
    /// <summary>Checks all bodies.</summary>
    /// <param name="binder">The program.</param>
    /// <param name="isWanted">Whether a file is to be checked; installed scripts are not the author's.</param>
    /// <param name="onlyVariables">Whether only the use of variables is looked at.</param>
    public static void Run(Binder binder, Func<string, bool> isWanted, bool onlyVariables)
    {
        var bodies = new Queue<FunctionBody>(binder.Bodies.Where(b => isWanted(b.Location.File)));
        var topLevel = binder.TopLevel.Where(s => isWanted(s.Location.File)).ToList();
        if (topLevel.Count > 0)
        {
            bodies.Enqueue(new(binder.TopLevelBody.Name, binder.TopLevelBody.Type, topLevel[0].Location)
            {
                Statements = new BoundBlock([.. topLevel], topLevel[0].Location),
            });
        }

        while (bodies.TryDequeue(out var body))
        {
            if (body.Statements is null)
                continue;
            foreach (var inner in InnerBodies.Of(body))
                bodies.Enqueue(inner);
            UnusedLocals.Check(body, binder.Diagnostics);
            UnsetLocals.Check(body, binder.Diagnostics);
            if (onlyVariables)
                continue;
            ConstantConditions.Check(body, binder.Diagnostics);
            UnreachableCode.Check(body, binder.Diagnostics);
        }
    }
}
