using Vigil.Core.Types;
using Vigil.Input.Reading;

namespace Vigil.Input.Indicators;

/// <summary>The store of indicators that all engines of a process have in common; a service of each.</summary>
public sealed class SharedIndicators
{
    private readonly Lock _gate = new();
    private IndicatorStore? _store;

    /// <summary>The store, made by whoever asks first: scripts are the same for all.</summary>
    /// <returns><see langword="null"/> if the columns are not those of indicators.</returns>
    internal IndicatorStore? Store(IReadOnlyList<InputField> fields)
    {
        lock (_gate)
        {
            if (_store is not null)
                return _store;
            var columns = new IndicatorColumns(fields);
            if (!columns.AreComplete || fields[columns.Type].Type is not EnumType type
                || !type.TryGetValue("Intel::ADDR", out var address) || !type.TryGetValue("Intel::SUBNET", out var subnet))
                return null;
            return _store = new(columns, new((int)address, (int)subnet));
        }
    }
}
