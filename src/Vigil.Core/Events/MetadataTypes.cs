using Vigil.Core.Types;

namespace Vigil.Core.Events;

/// <summary>Which metadata of events one engine knows, and of which type it is; a service, made on first use.</summary>
public sealed class MetadataTypes
{
    /// <summary><c>EventMetadata::NETWORK_TIMESTAMP</c>: network time where the event was raised.</summary>
    public const long NetworkTimestamp = 1;

    private readonly Dictionary<long, ScriptType> _types = new() { [NetworkTimestamp] = BaseType.Time };

    /// <summary>That of an engine.</summary>
    public static MetadataTypes Of(EngineContext context)
    {
        if (context.Find<MetadataTypes>() is { } present)
            return present;
        var types = new MetadataTypes();
        context.AddService(types);
        return types;
    }

    /// <summary>The type of a number, or <see langword="null"/> if none was registered.</summary>
    public ScriptType? Find(long id) => _types.GetValueOrDefault(id);

    /// <summary>Gives a number a type.</summary>
    /// <returns>The type it had already, or <see langword="null"/> if it is new.</returns>
    public ScriptType? Register(long id, ScriptType type)
    {
        if (_types.TryGetValue(id, out var present))
            return present;
        _types.Add(id, type);
        return null;
    }
}
