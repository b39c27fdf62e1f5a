using Vigil.Broker;
using Vigil.Core;
using Vigil.Core.Values;

namespace Vigil.Cluster.Conversion.Opaques;

/// <summary>A walk: the container, and where it is. In a set or table that is an element or key (none at the end), in a vector or record a position.</summary>
/// <param name="className">The name of the class.</param>
internal sealed class IteratorForm(string className) : IOpaqueForm
{
    public bool TryWrite(OpaqueVal value, out BrokerData state)
    {
        state = default;
        if (value is not IteratorVal walk)
            return false;
        state = className switch
        {
            "SetIterator" => BrokerData.Vector(BrokerData.Set(walk.Elements), Key(walk)),
            "TableIterator" => BrokerData.Vector(BrokerData.Table(Entries(walk)), Key(walk)),
            _ => BrokerData.Vector(BrokerData.Vector(walk.Elements), BrokerData.Integer(walk.Position)),
        };
        return true;
    }

    public OpaqueVal? Read(EngineContext context, BrokerData state)
    {
        if (state.Type != DataType.Vector || state.AsVector() is not [var container, var place])
            return null;
        switch (className, container.Type)
        {
            case ("SetIterator", DataType.Set):
                return At([.. container.AsSet()], 1, place);
            case ("TableIterator", DataType.Table):
                return At([.. container.AsTable().SelectMany(static entry => new[] { entry.Key, entry.Value })], 2, place);
            case ("VectorIterator" or "RecordIterator", DataType.Vector) when place.Type == DataType.Integer:
                var elements = container.AsVector().ToArray();
                var position = place.AsInteger();
                return position < 0 || position > elements.Length ? null : IteratorVal.At(className, elements, 1, (int)position);
            default:
                return null;
        }
    }

    private IteratorVal? At(BrokerData[] elements, int step, BrokerData key)
    {
        var at = 0;
        if (key.IsNone)
            at = elements.Length;
        while (at < elements.Length && elements[at] != key)
            at += step;
        return at < elements.Length || key.IsNone ? IteratorVal.At(className, elements, step, at) : null;
    }

    private static BrokerData Key(IteratorVal walk) => walk.IsAtEnd ? default : walk.Current[0];

    private static IEnumerable<KeyValuePair<BrokerData, BrokerData>> Entries(IteratorVal walk)
    {
        for (var i = 0; i + 1 < walk.Elements.Length; i += 2)
            yield return new(walk.Elements[i], walk.Elements[i + 1]);
    }
}
