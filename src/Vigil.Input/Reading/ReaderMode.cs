namespace Vigil.Input.Reading;

/// <summary>When a source is read (script enum <c>Input::Mode</c>, same numbers).</summary>
public enum ReaderMode
{
    /// <summary>Once, and again when a script asks for it.</summary>
    Manual = 0,

    /// <summary>As a whole, again whenever it has changed.</summary>
    Reread = 1,

    /// <summary>On and on: what is appended is read as it comes.</summary>
    Stream = 2,
}
