using Vigil.Core;
using Vigil.Core.Declarations;
using Vigil.Core.Types;
using Vigil.Core.Values;

namespace Vigil.Protocols.Irc;

/// <summary>What the IRC analyzers of one engine share: shapes of what events carry.</summary>
internal sealed class IrcState(EngineContext engine, IScriptNames names)
{
    private readonly RecordShape _join = new(names, "irc_join_info", "nick", "channel", "password", "usermode");
    private readonly TableType _joins = (TableType)names.Find("irc_join_list")!; // declared beside the record
    private readonly TableType _set = (TableType)names.Find("string_set")!; // a basic type

    /// <summary>The one of an engine, made on first use.</summary>
    public static IrcState Of(EngineContext engine)
    {
        if (engine.Find<IrcState>() is { } present)
            return present;
        var state = new IrcState(engine, engine.Service<IScriptNames>());
        engine.AddService(state);
        return state;
    }

    /// <summary>An empty <c>irc_join_list</c>.</summary>
    public TableVal Joins() => new(_joins);

    /// <summary>Adds an <c>irc_join_info</c>; what is <see langword="null"/> stays unset.</summary>
    public void AddJoin(TableVal joins, ByteString? nick, ByteString? channel, ByteString? password, ByteString? mode) =>
        joins.Set(Value.Of(_join.Create(engine, Text(nick), Text(channel), Text(password), Text(mode))));

    /// <summary>A <c>string_set</c>.</summary>
    public TableVal Set(IEnumerable<ByteString> members)
    {
        var set = new TableVal(_set);
        foreach (var member in members)
            set.Set(Value.Of(member));
        return set;
    }

    private static Value Text(ByteString? text) => text is null ? default : Value.Of(text);
}
