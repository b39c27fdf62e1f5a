using Vigil.Script.Binding;

namespace Vigil.Script.CodeAnalysis;

/// <summary>Finds the lambdas and parts of <c>when</c> in a body.</summary>
internal sealed class InnerBodies : BoundWalker
{
    private readonly List<FunctionBody> _found = [];

    /// <summary>Those directly in <paramref name="body"/>.</summary>
    public static List<FunctionBody> Of(FunctionBody body)
    {
        var walker = new InnerBodies();
        walker.Visit(body.Statements);
        return walker._found;
    }

    /// <inheritdoc/>
    public override void Visit(BoundStatement? statement)
    {
        if (statement is BoundWhen wait)
        {
            _found.AddRange([wait.Condition, wait.Body]);
            if (wait.TimeoutBody is not null)
                _found.Add(wait.TimeoutBody);
        }

        base.Visit(statement);
    }

    /// <inheritdoc/>
    protected override void OnExpression(BoundExpression expression)
    {
        if (expression is BoundLambda lambda)
            _found.Add(lambda.Body);
    }
}
