namespace Vigil.Core.Events;

/// <summary>Base of the classes whose partial methods raise events; one instance for each engine and class.</summary>
/// <remarks>
/// Declare <c>[Event("name", "a: type, b: type")] public partial void Name(...)</c> in a <c>sealed partial</c> class derived from
/// this one, with a constructor that takes an <see cref="EventTable"/>. The generator writes the body, a property
/// <c>HasName</c> that tells whether anyone handles it, and the declaration that scripts see.
/// </remarks>
public abstract class EventSource
{
}
