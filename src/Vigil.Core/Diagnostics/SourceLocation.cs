namespace Vigil.Core.Diagnostics;

/// <summary>Lines of a script file.</summary>
/// <param name="File">The name the script was found under.</param>
/// <param name="FirstLine">First line, from 1; 0 if the location is a bare name (<c>count</c>).</param>
/// <param name="LastLine">Last line.</param>
/// <param name="Column">Column of the first character, from 1; 0 if unknown.</param>
public record SourceLocation(string File, int FirstLine, int LastLine, int Column = 0)
{
    /// <summary>Column behind the last character, on <see cref="LastLine"/>; 0 if unknown.</summary>
    public int EndColumn { get; init; }

    /// <summary><c>./t.zeek, line 2</c> or <c>./t.zeek, lines 2-4</c>.</summary>
    public sealed override string ToString() => FirstLine == 0 ? File
        : FirstLine == LastLine ? $"{File}, line {FirstLine}"
        : $"{File}, lines {FirstLine}-{LastLine}";
}
