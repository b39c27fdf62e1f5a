namespace Vigil.Analysis.Signatures;

/// <summary>The comparison operators of signatures.</summary>
internal enum Comparison : byte
{
    /// <summary><c>==</c> or <c>=</c>: any of the values is equal.</summary>
    Equal,

    /// <summary><c>!=</c>: none of the values is equal.</summary>
    NotEqual,

    /// <summary><c>&lt;</c> any of the values.</summary>
    Less,

    /// <summary><c>&lt;=</c> any of the values.</summary>
    LessOrEqual,

    /// <summary><c>&gt;</c> any of the values.</summary>
    Greater,

    /// <summary><c>&gt;=</c> any of the values.</summary>
    GreaterOrEqual,
}
