namespace Vigil.Core.Text;

/// <summary>Where a value's text is for; decides on line breaks, indentation and escapes.</summary>
public enum TextStyle
{
    /// <summary><c>cat</c>, <c>fmt</c>, logs: strings raw, lines of containers indented by tabs.</summary>
    Describe,

    /// <summary><c>print</c>: octets of strings that are not printable ASCII as <c>\xNN</c>, no indentation.</summary>
    Print,

    /// <summary>What <c>print</c> hands to its log: as <see cref="Describe"/>, and every line is indented.</summary>
    PrintLog,

    /// <summary>Messages: no line breaks.</summary>
    Short,
}
