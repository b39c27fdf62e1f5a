namespace Vigil.Script.Binding;

/// <summary>Whether an expression depends on local variables.</summary>
internal sealed class UsesLocals : BoundWalker
{
    private bool _found;

    /// <summary>Whether <paramref name="expression"/> does.</summary>
    public static bool In(BoundExpression expression)
    {
        var walker = new UsesLocals();
        walker.Visit(expression);
        return walker._found;
    }

    /// <inheritdoc/>
    protected override void OnExpression(BoundExpression expression)
    {
        if (expression is BoundLocal || (expression is BoundLambda lambda && lambda.Body.Captures.Count > 0))
            _found = true;
    }
}
