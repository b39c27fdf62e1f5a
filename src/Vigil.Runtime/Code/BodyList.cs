using System.Collections.Immutable;

namespace Vigil.Runtime.Code;

/// <summary>The bodies of one event or hook, highest priority first, equal ones in order of definition.</summary>
public sealed class BodyList
{
    /// <summary>The bodies.</summary>
    public ImmutableArray<HandlerBody> Bodies { get; private set; } = [];

    /// <summary>Adds a body at its place.</summary>
    public void Add(HandlerBody body)
    {
        var place = Bodies.Length;
        while (place > 0 && Bodies[place - 1].Priority < body.Priority)
            place--;
        Bodies = Bodies.Insert(place, body);
    }

    /// <summary>Forgets all bodies so far (<c>redef event</c>).</summary>
    public void Clear() => Bodies = [];
}
