namespace Vigil.Script.Binding;

/// <summary>Warns of handlers that nothing can invoke and functions that nothing calls (language.md 8.3).</summary>
internal static class UsageWarnings
{
    /// <summary>Reports them.</summary>
    public static void Report(Binder binder)
    {
        var events = binder.Globals.Values
            .Where(static s => s.EventNumber >= 0 && s.Handlers.Count > 0 && !s.IsUsed && !s.IsExported)
            .OrderBy(static s => s.Name, StringComparer.Ordinal);
        foreach (var symbol in events)
        {
            if (IsRaisedByEngine(symbol.Name))
                continue;
            binder.Diagnostics.Warning(symbol.Location, "handler for non-existing event cannot be invoked", symbol.Name);
            binder.Diagnostics.Suggest(symbol.Name, binder.EventNames.Where(name => name != symbol.Name));
        }

        var functions = binder.Globals.Values
            .Where(static s => s is { Body: not null, IsUsed: false, IsExported: false } && s.Module != "GLOBAL")
            .OrderBy(static s => s.Name, StringComparer.Ordinal);
        foreach (var symbol in functions)
            binder.Diagnostics.Warning(symbol.Location, "non-exported function does not have any callers", symbol.Name);
    }

    private static bool IsRaisedByEngine(string name) => name is "zeek_init" or "zeek_done" or "zeek_script_loaded" or "network_time_init" or "new_event";
}
