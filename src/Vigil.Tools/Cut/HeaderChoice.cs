namespace Vigil.Tools.Cut;

/// <summary>Which header lines are written.</summary>
internal enum HeaderChoice
{
    /// <summary>None.</summary>
    None,

    /// <summary>Those of the first log.</summary>
    First,

    /// <summary>Those of every log.</summary>
    All,
}
