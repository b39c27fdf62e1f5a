namespace Vigil.Core.Declarations;

/// <summary>Declares an event that the engine raises; see <see cref="Events.EventSource"/>.</summary>
/// <param name="name">Its script name, with module if it has one.</param>
/// <param name="parameters">Its parameters as a script writes them: <c>c: connection, is_orig: bool</c>.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class EventAttribute(string name, string parameters) : Attribute
{
    /// <summary>Script name.</summary>
    public string Name { get; } = name;

    /// <summary>Parameters as a script writes them.</summary>
    public string Parameters { get; } = parameters;

    /// <summary>Further prototypes that handlers may use, each a parameter list; separated by <c>|</c>.</summary>
    public string Alternates { get; set; } = "";

    /// <summary>Whether <c>new_event</c> sees it even if nothing else handles it: the reference raises it without asking.</summary>
    public bool IsRaisedUnasked { get; set; }

    /// <summary>Text of <c>&amp;deprecated</c>, or <see langword="null"/>.</summary>
    public string? Deprecated { get; set; }
}
