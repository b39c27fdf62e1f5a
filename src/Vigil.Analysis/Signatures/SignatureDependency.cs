namespace Vigil.Analysis.Signatures;

/// <summary><c>requires-signature</c> and <c>requires-reverse-signature</c>.</summary>
/// <param name="Name">The signature referred to.</param>
/// <param name="IsReverse">Whether it must have matched in the other direction.</param>
/// <param name="IsNegated">Whether it must not have matched by the end of the connection.</param>
/// <param name="Line">Line of the reference.</param>
internal sealed record SignatureDependency(string Name, bool IsReverse, bool IsNegated, int Line)
{
    /// <summary>The signature, once all are read.</summary>
    public Signature? Target { get; set; }
}
