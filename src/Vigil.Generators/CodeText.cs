using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Vigil.Generators;

/// <summary>Small helpers for writing C#.</summary>
internal static class CodeText
{
    /// <summary>A type with <c>global::</c> in front.</summary>
    public static string Full(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat
        .AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier));

    /// <summary>A constant of an attribute as C# source.</summary>
    public static string Constant(TypedConstant constant)
    {
        if (constant.IsNull)
            return "null";
        if (constant.Kind == TypedConstantKind.Array)
            return "[" + string.Join(", ", constant.Values.Select(Constant)) + "]";
        if (constant.Kind == TypedConstantKind.Type)
            return $"typeof({Full((ITypeSymbol)constant.Value!)})";
        if (constant.Kind == TypedConstantKind.Enum)
            return $"({Full(constant.Type!)})({System.Convert.ToString(constant.Value, CultureInfo.InvariantCulture)})";
        return SymbolDisplay.FormatPrimitive(constant.Value!, quoteStrings: true, useHexadecimalNumbers: false)!;
    }

    /// <summary>A string as C# source, or <c>null</c>.</summary>
    public static string Literal(string? text) => text is null ? "null" : SymbolDisplay.FormatLiteral(text, quote: true);

    /// <summary>The first sentence group of a doc comment's summary, white space folded.</summary>
    public static string Summary(ISymbol symbol)
    {
        var xml = symbol.GetDocumentationCommentXml(CultureInfo.InvariantCulture);
        if (string.IsNullOrWhiteSpace(xml))
            return "";
        try
        {
            var summary = XElement.Parse(xml!).Element("summary");
            return summary is null ? "" : Regex.Replace(summary.Value, @"\s+", " ").Trim();
        }
        catch (System.Xml.XmlException)
        {
            return ""; // the compiler reports malformed comments itself
        }
    }

    /// <summary>Splits <c>a: T, b: table[X, Y] of Z</c> at the commas outside of brackets; the type text of each.</summary>
    public static List<string> ParameterTypes(string parameters)
    {
        var types = new List<string>();
        var depth = 0;
        var start = 0;
        for (var i = 0; i <= parameters.Length; i++)
        {
            if (i < parameters.Length)
            {
                if (parameters[i] is '[' or '(')
                    depth++;
                else if (parameters[i] is ']' or ')')
                    depth--;
            }

            if (i < parameters.Length && (parameters[i] != ',' || depth > 0))
                continue;
            var part = parameters.Substring(start, i - start);
            start = i + 1;
            var colon = part.IndexOf(':');
            if (colon >= 0)
                types.Add(part.Substring(colon + 1).Split('&')[0].Trim());
        }

        return types;
    }
}
