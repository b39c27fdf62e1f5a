namespace Vigil.Script.Binding;

/// <summary>How <c>+=</c> and <c>-=</c> change what a variable refers to.</summary>
internal enum UpdateKind
{
    /// <summary>Adds all entries of a table or set.</summary>
    AddEntries,

    /// <summary>Removes all keys of a table or set.</summary>
    RemoveEntries,

    /// <summary>Appends one element to a vector.</summary>
    Append,

    /// <summary>Appends all elements to a vector.</summary>
    AppendAll,

    /// <summary>Adds an alternative to a pattern.</summary>
    AddPattern,
}
