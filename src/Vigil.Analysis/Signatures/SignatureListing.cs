namespace Vigil.Analysis.Signatures;

/// <summary>Shows signatures as they were understood (<c>--debug-rules</c>): a line for each, indented ones for its conditions and actions.</summary>
public static class SignatureListing
{
    /// <summary>Writes all signatures, in the order of their definition, and how they are grouped.</summary>
    public static void Write(SignatureSet signatures, TextWriter output)
    {
        foreach (var signature in signatures.All)
            Write(signature, output);
        foreach (var (names, _) in signatures.CostsByGroup())
            output.WriteLine($"same header tests: {names}");
    }

    private static void Write(Signature signature, TextWriter output)
    {
        var isOff = !signature.IsActive ? " (not active)" : signature.NeverHolds ? " (can never match)" : "";
        output.WriteLine($"signature {signature.Name}{isOff}: {signature.File}, line {signature.Line}");
        foreach (var test in signature.HeaderTests)
            output.WriteLine($"    header {test.Key}");
        if (signature.State != StateTest.None)
            output.WriteLine($"    state {signature.State}");
        if (signature.PayloadSize is var (comparison, size))
            output.WriteLine($"    payload size {comparison} {size}");
        if (signature.IsSameAddress)
            output.WriteLine("    both addresses are the same");
        foreach (var content in signature.Contents)
        {
            var limit = content.MaxEnd == int.MaxValue ? "" : $", within {content.MaxEnd} octets";
            output.WriteLine($"    {content.Kind} matches {content.Pattern.Text}{limit}");
        }

        foreach (var dependency in signature.Dependencies)
        {
            var direction = dependency.IsReverse ? " in the other direction" : "";
            output.WriteLine($"    {(dependency.IsNegated ? "without" : "with")} {dependency.Name}{direction}");
        }

        foreach (var function in signature.Evaluations)
            output.WriteLine($"    {function} holds");
        foreach (var action in signature.Actions)
            output.WriteLine(action.Text is null ? $"    -> {action.Kind} {action.Name}" : $"    -> {action.Kind} {action.Name} ({action.Text})");
        foreach (var mime in signature.Mimes)
            output.WriteLine($"    -> file type {mime.Mime}, strength {mime.Strength}");
    }
}
