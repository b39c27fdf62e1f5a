namespace Vigil.Core.Declarations;

/// <summary>An event as the generator found it.</summary>
/// <param name="Name">Script name.</param>
/// <param name="Parameters">Parameters as a script writes them.</param>
/// <param name="Alternates">Further prototypes.</param>
/// <param name="Deprecated">Text of <c>&amp;deprecated</c>, or <see langword="null"/>.</param>
/// <param name="IsRaisedUnasked">Whether <c>new_event</c> sees it even if nothing else handles it.</param>
/// <param name="Documentation">Summary of the doc comment.</param>
public sealed record EventDescriptor(string Name, string Parameters, string Alternates, string? Deprecated, bool IsRaisedUnasked, string Documentation);
