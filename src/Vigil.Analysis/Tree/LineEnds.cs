namespace Vigil.Analysis.Tree;

/// <summary>Which octets end a line on their own; CR LF always does.</summary>
[Flags]
public enum LineEnds
{
    /// <summary>Only CR LF.</summary>
    None = 0,

    /// <summary>A lone CR.</summary>
    Cr = 1,

    /// <summary>A lone LF.</summary>
    Lf = 2,

    /// <summary>Any of the three.</summary>
    Any = Cr | Lf,
}
