using Vigil.Script.Binding;

namespace Vigil.Script.Emit;

/// <summary>Whether a body calls code of scripts, so that it can be part of a recursion.</summary>
internal sealed class CallFinder : BoundWalker
{
    private bool _found;

    /// <summary>Whether it does.</summary>
    public static bool CallsScripts(BoundStatement statement)
    {
        var finder = new CallFinder();
        finder.Visit(statement);
        return finder._found;
    }

    /// <inheritdoc/>
    protected override void OnExpression(BoundExpression expression)
    {
        if (expression is BoundCall call && call.Callee is not BoundGlobal { Symbol.Kind: GlobalKind.Builtin })
            _found = true;
    }
}
