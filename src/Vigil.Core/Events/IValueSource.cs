using Vigil.Core.Values;

namespace Vigil.Core.Events;

/// <summary>Something that scripts see as a value built only when an event needs it: a connection, a file.</summary>
public interface IValueSource
{
    /// <summary>The value, brought up to date.</summary>
    Value ToValue();
}
