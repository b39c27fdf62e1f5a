using Vigil.Analysis.Weird;
using Vigil.Core;
using Vigil.Core.Declarations;
using Vigil.Core.Net;
using Vigil.Core.Types;
using Vigil.Core.Values;

namespace Vigil.Analysis.Builtins;

/// <summary>Weirds that scripts report, and how weirds are thinned out.</summary>
public static class WeirdFunctions
{
    /// <summary>Reports odd traffic.</summary>
    [Builtin("Reporter::net_weird", "function(name: string, addl: string &default=\"\", source: string &default=\"\"): bool")]
    public static bool Net(EngineContext context, ByteString name, ByteString addl, ByteString source)
    {
        Weirds(context).NetWeird(name.ToString(), Text(addl), Text(source));
        return true;
    }

    /// <summary>Reports odd traffic between two hosts.</summary>
    [Builtin("Reporter::flow_weird",
        "function(name: string, orig: addr, resp: addr, addl: string &default=\"\", source: string &default=\"\"): bool")]
    public static bool Flow(EngineContext context, ByteString name, Addr orig, Addr resp, ByteString addl, ByteString source)
    {
        Weirds(context).FlowWeird(name.ToString(), orig, resp, Text(addl), Text(source));
        return true;
    }

    /// <summary>Reports odd traffic of a connection, which may be gone.</summary>
    [Builtin("Reporter::conn_weird",
        "function(name: string, c: connection, addl: string &default=\"\", source: string &default=\"\"): bool")]
    public static bool Conn(EngineContext context, ByteString name, RecordVal c, ByteString addl, ByteString source)
    {
        var id = c[c.RecordType.SlotOf("id")].AsRecord();
        var uid = c[c.RecordType.SlotOf("uid")].AsString();
        if (ConnectionFunctions.Find(context, id) is { } connection && connection.Uid.Equals(uid))
            connection.Weird(name.ToString(), Text(addl), Text(source));
        else
            Weirds(context).ExpiredConnectionWeird(name.ToString(), Value.Of(id), uid.ToString(), Text(addl), Text(source));
        return true;
    }

    /// <summary>Reports odd content of a file.</summary>
    [Builtin("Reporter::file_weird",
        "function(name: string, f: fa_file, addl: string &default=\"\", source: string &default=\"\"): bool")]
    public static bool File(EngineContext context, ByteString name, RecordVal f, ByteString addl, ByteString source)
    {
        Weirds(context).FileWeird(name.ToString(), Value.Of(f), Text(addl), Text(source));
        return true;
    }

    /// <summary>Names that are never thinned out.</summary>
    [Builtin("Reporter::get_weird_sampling_whitelist", "function(): string_set")]
    public static TableVal Unlimited(EngineContext context) => SetOf(context, Sampling(context).Unlimited);

    /// <summary>Sets the names that are never thinned out.</summary>
    [Builtin("Reporter::set_weird_sampling_whitelist", "function(weird_sampling_whitelist: string_set): bool")]
    public static bool SetUnlimited(EngineContext context, TableVal names) => Replace(Sampling(context).Unlimited, names);

    /// <summary>Names counted for all connections together.</summary>
    [Builtin("Reporter::get_weird_sampling_global_list", "function(): string_set")]
    public static TableVal Global(EngineContext context) => SetOf(context, Sampling(context).Global);

    /// <summary>Sets the names counted for all connections together.</summary>
    [Builtin("Reporter::set_weird_sampling_global_list", "function(weird_sampling_global_list: string_set): bool")]
    public static bool SetGlobal(EngineContext context, TableVal names) => Replace(Sampling(context).Global, names);

    /// <summary>How many weirds of a name are reported before they are thinned out.</summary>
    [Builtin("Reporter::get_weird_sampling_threshold", "function(): count")]
    public static ulong Threshold(EngineContext context) => Sampling(context).Threshold;

    /// <summary>Sets that number.</summary>
    [Builtin("Reporter::set_weird_sampling_threshold", "function(weird_sampling_threshold: count): bool")]
    public static bool SetThreshold(EngineContext context, ulong threshold)
    {
        Sampling(context).Threshold = threshold;
        return true;
    }

    /// <summary>Of how many weirds beyond the threshold one is reported.</summary>
    [Builtin("Reporter::get_weird_sampling_rate", "function(): count")]
    public static ulong Rate(EngineContext context) => Sampling(context).Rate;

    /// <summary>Sets that number.</summary>
    [Builtin("Reporter::set_weird_sampling_rate", "function(weird_sampling_rate: count): bool")]
    public static bool SetRate(EngineContext context, ulong rate)
    {
        Sampling(context).Rate = rate;
        return true;
    }

    /// <summary>After how long counting starts over.</summary>
    [Builtin("Reporter::get_weird_sampling_duration", "function(): interval")]
    public static double Duration(EngineContext context) => Sampling(context).Duration;

    /// <summary>Sets that time.</summary>
    [Builtin("Reporter::set_weird_sampling_duration", "function(weird_sampling_duration: interval): bool")]
    public static bool SetDuration(EngineContext context, double duration)
    {
        Sampling(context).Duration = duration;
        return true;
    }

    /// <summary>How many weirds there were, including those thinned out, in all and by name.</summary>
    [Builtin("get_reporter_stats", "function(): ReporterStats")]
    public static RecordVal Statistics(EngineContext context)
    {
        var type = (RecordType)context.Service<ITypeTable>().Find("ReporterStats")!; // the signature names it
        var byName = new TableVal((TableType)type.Fields[type.SlotOf("weirds_by_type")].Type);
        foreach (var (name, count) in Weirds(context).ByName)
            byName.Set(Value.String(name), Value.Count((ulong)count));
        var result = RecordVal.Create(type, context);
        result[type.SlotOf("weirds")] = Value.Count((ulong)Weirds(context).Count);
        result[type.SlotOf("weirds_by_type")] = Value.Of(byName);
        return result;
    }

    private static WeirdReporter Weirds(EngineContext context) => context.Service<WeirdReporter>();

    private static WeirdSampling Sampling(EngineContext context) => Weirds(context).Sampling;

    private static string Text(ByteString? text) => text?.ToString() ?? "";

    private static TableVal SetOf(EngineContext context, HashSet<string> names)
    {
        var type = context.Find<ITypeTable>()?.Find("string_set") as TableType ?? new TableType([BaseType.String], null);
        var set = new TableVal(type);
        foreach (var name in names)
            set.Set(Value.String(name));
        return set;
    }

    private static bool Replace(HashSet<string> names, TableVal with)
    {
        names.Clear();
        for (var cursor = with.Next(-1); cursor >= 0; cursor = with.Next(cursor))
            names.Add(with.KeyAt(cursor)[0].AsString().ToString());
        return true;
    }
}
