using Vigil.Core.Types;

namespace Vigil.Core.Values;

/// <summary>A value of another data model, held in an opaque field of a record: <c>as</c>, <c>is</c> and <c>case type</c> look through it.</summary>
public interface IForeignValue
{
    /// <summary>The value as one of <paramref name="type"/>.</summary>
    /// <returns><see langword="false"/> if it is none.</returns>
    bool TryConvert(ScriptType type, out Value result);
}
