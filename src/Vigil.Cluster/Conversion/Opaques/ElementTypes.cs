using Vigil.Broker;
using Vigil.Core;
using Vigil.Core.Types;

namespace Vigil.Cluster.Conversion.Opaques;

/// <summary>The type of what a sketch has counted: by name if it has one, else by its number; none if nothing was counted.</summary>
internal static class ElementTypes
{
    /// <summary>Writes it.</summary>
    public static BrokerData Write(ScriptType? type) => type switch
    {
        null => default,
        { Name: { } name } => BrokerData.Vector(true, name),
        _ => BrokerData.Vector(false, (ulong)type.Tag), // the numbers are those of the reference
    };

    /// <summary>Reads it.</summary>
    /// <param name="context">The engine.</param>
    /// <param name="data">What came.</param>
    /// <param name="type">The type; <see langword="null"/> if nothing was counted.</param>
    /// <returns><see langword="false"/> if there is no such type here, or its number does not tell it.</returns>
    public static bool TryRead(EngineContext context, BrokerData data, out ScriptType? type)
    {
        type = null;
        if (data.IsNone)
            return true;
        if (data.Type == DataType.Vector)
        {
            type = data.AsVector() switch
            {
                [{ Type: DataType.Boolean } isNamed, { Type: DataType.String } name] when isNamed.AsBoolean() => context.Find<ITypeTable>()?.Find(name.AsString()),
                [{ Type: DataType.Boolean } isNamed, { Type: DataType.Count } tag] when !isNamed.AsBoolean() => OfTag((TypeTag)Math.Min(tag.AsCount(), byte.MaxValue)),
                _ => null,
            };
        }

        return type is not null;
    }

    private static BaseType? OfTag(TypeTag tag) => tag switch
    {
        TypeTag.Bool => BaseType.Bool,
        TypeTag.Int => BaseType.Int,
        TypeTag.Count => BaseType.Count,
        TypeTag.Double => BaseType.Double,
        TypeTag.Time => BaseType.Time,
        TypeTag.Interval => BaseType.Interval,
        TypeTag.String => BaseType.String,
        TypeTag.Pattern => BaseType.Pattern,
        TypeTag.Port => BaseType.Port,
        TypeTag.Addr => BaseType.Addr,
        TypeTag.Subnet => BaseType.Subnet,
        _ => null,
    };
}
