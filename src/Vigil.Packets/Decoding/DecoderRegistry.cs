using System.Reflection;

namespace Vigil.Packets.Decoding;

/// <summary>The decoders of one engine, by name, wired as their <see cref="CarriedByAttribute"/>s say.</summary>
/// <remarks>Decoders are found in the assemblies given: a new one adds its folder and edits nothing.</remarks>
public sealed class DecoderRegistry
{
    private readonly Dictionary<string, PacketDecoder> _decoders = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Makes every decoder of <paramref name="assemblies"/> and wires them.</summary>
    public DecoderRegistry(DecodingContext context, params Assembly[] assemblies)
    {
        var found = new List<PacketDecoder>();
        foreach (var assembly in assemblies)
        {
            foreach (var type in assembly.GetTypes())
            {
                if (type.IsAbstract || !type.IsSubclassOf(typeof(PacketDecoder)))
                    continue;
                var decoder = (PacketDecoder)Activator.CreateInstance(type, context)!;
                _decoders.Add(decoder.Name, decoder);
                found.Add(decoder);
            }
        }

        foreach (var decoder in found)
        {
            foreach (var carried in decoder.GetType().GetCustomAttributes<CarriedByAttribute>())
                Wire(this[carried.Parent], carried.Identifiers, decoder);
        }
    }

    /// <summary>All decoders.</summary>
    public IEnumerable<PacketDecoder> All => _decoders.Values;

    /// <summary>The decoder called <paramref name="name"/>.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public PacketDecoder this[string name] => _decoders[name];

    /// <summary>The decoder called <paramref name="name"/>, or <see langword="null"/>.</summary>
    public PacketDecoder? Find(string name) => _decoders.GetValueOrDefault(name);

    /// <summary>Lets <paramref name="child"/> take what <paramref name="parent"/> calls <paramref name="identifier"/>.</summary>
    /// <returns><see langword="false"/> if there is no decoder of one of the names.</returns>
    public bool Register(string parent, uint identifier, string child)
    {
        if (Find(parent) is not { } below || Find(child) is not { } above)
            return false;
        below.Register(identifier, above);
        return true;
    }

    private static void Wire(PacketDecoder parent, uint[] identifiers, PacketDecoder child)
    {
        if (identifiers.Length == 0)
            parent.Default = child;
        foreach (var identifier in identifiers)
            parent.Register(identifier, child);
    }
}
