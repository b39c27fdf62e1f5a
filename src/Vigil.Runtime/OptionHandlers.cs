using Vigil.Core.Values;

namespace Vigil.Runtime;

/// <summary>Functions that hear of new values of options, by option, highest priority first.</summary>
internal sealed class OptionHandlers
{
    private readonly Dictionary<string, List<(FuncVal Handler, long Priority)>> _handlers = [];

    /// <summary>The handlers of an option, in the order they are called.</summary>
    public IReadOnlyList<(FuncVal Handler, long Priority)> Of(string option) =>
        _handlers.TryGetValue(option, out var list) ? [.. list] : [];

    /// <summary>Adds a handler.</summary>
    public void Add(string option, FuncVal handler, long priority)
    {
        if (!_handlers.TryGetValue(option, out var list))
            _handlers.Add(option, list = []);
        var place = list.Count;
        while (place > 0 && list[place - 1].Priority < priority)
            place--;
        list.Insert(place, (handler, priority));
    }
}
