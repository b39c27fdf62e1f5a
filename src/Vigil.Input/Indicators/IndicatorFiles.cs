using Vigil.Core;
using Vigil.Core.Declarations;
using Vigil.Core.Events;
using Vigil.Core.Net;
using Vigil.Core.Types;
using Vigil.Core.Values;
using Vigil.Input.Reading;
using Vigil.Input.Streams;
using Vigil.Runtime.Code;

namespace Vigil.Input.Indicators;

/// <summary>Files of indicators as one engine sees them: they go into the store of the process, as long as no script wants to see each row.</summary>
/// <param name="context">The engine.</param>
public sealed class IndicatorFiles(EngineContext context)
{
    private readonly IndicatorView _view = new();
    private readonly List<Value[]> _rows = [];
    private RowLayout? _layout;
    private IndicatorStore? _store;

    /// <summary>Reads a file of items, described as an event stream, into the store.</summary>
    /// <returns><see langword="false"/> if its rows have to come as events, one by one.</returns>
    internal bool Add(RecordVal record)
    {
        var description = new StreamDescription(record, context);
        var manager = context.Service<InputManager>();
        if (!IsUnobserved(description.Names) || description.RecordTypeOf("fields") is not { } type
            || description.Field("ev").Object is not FuncVal target || !description.WantsRecord
            || RowLayout.Of(type, skipsUnsupported: false, description.Fields, out _) is not { } layout
            || context.Find<SharedIndicators>()?.Store(description.Fields) is not { } store)
            return false;
        (_layout, _store) = (layout, store);
        return manager.Add(description, reader => new EventStream(context, description, layout, target) { Reader = reader }, new Sink(store));
    }

    /// <summary>Whether the store has something about an indicator that scripts do not know yet.</summary>
    internal bool HasNews(ByteString indicator, Value type) =>
        _store is { Count: > 0 } && _store.HasNews(_view, (int)type.AsInt(), indicator.Span);

    /// <summary>Whether the store has something about an address that scripts do not know yet.</summary>
    internal bool HasNews(Addr host) => _store is { Count: > 0 } && _store.HasNews(_view, host);

    /// <summary>The items about an indicator that scripts do not know yet.</summary>
    internal VectorVal News(ByteString indicator, Value type)
    {
        _rows.Clear();
        _store?.Tell(_view, (int)type.AsInt(), indicator.Span, _rows);
        return Items();
    }

    /// <summary>The items about an address that scripts do not know yet.</summary>
    internal VectorVal News(Addr host)
    {
        _rows.Clear();
        _store?.Tell(_view, host, _rows);
        return Items();
    }

    /// <summary>The types of the indicators in the store.</summary>
    internal VectorVal Types()
    {
        var types = AnyVector();
        foreach (var type in _store?.Types() ?? [])
            types.Add(Value.Enum(context.Service<IScriptNames>().Enum("Intel::Type"), type));
        return types;
    }

    /// <summary>How many indicators of a type the store has.</summary>
    internal int CountOf(Value type) => _store?.CountOf((int)type.AsInt()) ?? 0;

    private VectorVal AnyVector() => new(context.Service<IScriptNames>().Find("any_vec") as VectorType ?? new(BaseType.Any));

    private VectorVal Items()
    {
        var items = AnyVector();
        foreach (var row in _rows)
            items.Add(_layout!.Build(context, row, 0)); // rows come from the store, which came with the layout
        return items;
    }

    // The framework's own handler would do nothing but insert, and nobody else looks at what is inserted.
    private bool IsUnobserved(IScriptNames names)
    {
        var events = context.Service<EventTable>();
        return context.Events.Observer is null
            && events.Get("Intel::read_entry").Handlers is EventVal { Bodies.Bodies.Length: 1 }
            && events.Find("Intel::new_item") is not { IsHandled: true }
            && HasNoBody(names, "Intel::filter_item")
            && HasNoBody(names, "Intel::indicator_inserted");
    }

    private static bool HasNoBody(IScriptNames names, string hook) => names.FindValue(hook).Object is HookVal { Bodies.Bodies.IsEmpty: true };

    private sealed class Sink(IndicatorStore store) : IRowSink
    {
        public bool TryTake(ReadOnlySpan<Value> row) => store.TryAdd(row);
    }
}
