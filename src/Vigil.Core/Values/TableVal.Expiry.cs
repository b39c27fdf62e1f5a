using System.Collections.Immutable;
using Vigil.Core.Timing;
using Vigil.Core.Types;

namespace Vigil.Core.Values;

/// <content>Expiration (language.md 6.5).</content>
public sealed partial class TableVal
{
    /// <summary>Starts the expiration timer of a table that has one; called when a table is made, else its first entry does.</summary>
    public void StartExpiry(EngineContext context)
    {
        if (Attributes is not { Expire: not ExpireMode.None } || _extras?.Timer is not null)
            return;
        var settings = context.Find<ExpirySettings>();
        if (settings is null)
            return; // an engine without expiration
        var timer = new TableExpiryTimer(this, context, settings);
        Extras.Timer = timer;
        Extras.IsByAge = Attributes.Expire == ExpireMode.Create;
        Extras.AccessTimes = new uint[_links.Length]; // entries from before count from the start
        foreach (var page in _pages ?? [])
        {
            if (page is not null)
                page.Times = new uint[PageSize];
        }
        context.Timers.Add(timer, context.Now + settings.Interval);
    }

    /// <summary>Looks at the next entries of a pass and removes those whose time is over.</summary>
    /// <returns>Seconds until it wants to be called again; negative if never.</returns>
    internal double ExpireStep(EngineContext context, NetworkTime now)
    {
        var extras = _extras!; // it has a timer
        var settings = extras.Timer!.Settings;
        var timeout = ExpireTimeout(context);
        if (timeout < 0)
            return -1;

        if (_pages is not null)
            Slide(settings.Step);
        var left = settings.Step;
        while (left-- > 0)
        {
            var cursor = NextOld(extras, now.Seconds - timeout - settings.StartTime);
            if (cursor < 0)
            {
                extras.Scanned = -1;
                return settings.Interval;
            }

            extras.Scanned = cursor;
            if (settings.StartTime + TimeRef(cursor) + timeout < now.Seconds)
            {
                Expire(context, cursor, timeout, now);
            }
            else if (extras.IsByAge)
            {
                extras.Scanned = -1;
                return settings.Interval; // those that follow are no older
            }

            if (_pages is not null && cursor < _used && LinkAt(cursor).Next != Hole)
                extras.OldestSeen = Math.Min(extras.OldestSeen, TimeRef(cursor));
        }

        return settings.Delay;
    }

    // The next entry to be looked at. Pages without any accessed before `limit` are passed over, and what a pass has learned
    // about a page that it saw whole is kept: tables whose entries are in use are hardly looked at.
    private int NextOld(TableExtras extras, double limit)
    {
        var cursor = Next(extras.Scanned);
        if (_pages is null || extras.IsByAge)
            return cursor;
        while (true)
        {
            var number = cursor < 0 ? -1 : cursor >> PageBits;
            if (number >= 0 && number == extras.ScannedPage)
                return cursor;
            if (extras.ScannedPage >= 0 && extras.ScannedPage < _pages.Length && _pages[extras.ScannedPage] is { } seen)
                seen.Oldest = extras.OldestSeen;
            var isWhole = extras.Scanned < 0 || extras.Scanned >> PageBits != number;
            (extras.ScannedPage, extras.OldestSeen) = (isWhole ? number : -1, uint.MaxValue);
            if (number < 0 || !isWhole || _pages[number].Oldest < limit)
                return cursor;
            extras.ScannedPage = -1;
            extras.Scanned = (number << PageBits) | PageMask;
            cursor = Next(extras.Scanned);
        }
    }

    // Entries moved or added make the bounds of their page no younger than they are.
    private void NoteTime(int entry, uint time)
    {
        if (_pages is null)
            return;
        var page = _pages[entry >> PageBits];
        page.Oldest = Math.Min(page.Oldest, time);
        if (entry >> PageBits == _extras!.ScannedPage) // only tables that expire come here
            _extras.OldestSeen = Math.Min(_extras.OldestSeen, time);
    }

    // The interval is asked for at every pass: it may be an option. One that is negative or fails ends expiration.
    private double ExpireTimeout(EngineContext context)
    {
        var interval = Attributes?.ExpireInterval;
        if (interval is null)
            return -1;
        try
        {
            return interval(context);
        }
        catch (Diagnostics.ScriptError error)
        {
            ScriptCalls.Report(context, error);
            return -1;
        }
    }

    private void Expire(EngineContext context, int cursor, double timeout, NetworkTime now)
    {
        if (Attributes is { ExpireFunc: null, OnChange: null } && _extras!.Observers is null)
        {
            RemoveAt(cursor);
            return;
        }

        Value[] key = [.. KeyAt(cursor)]; // the functions may change the table
        if (Attributes!.ExpireFunc is { } function)
        {
            var extension = AskExpireFunction(context, function, key);
            cursor = Find(key);
            if (cursor < 0)
                return; // the function deleted it
            if (extension > 0)
            {
                TimeRef(cursor) = _extras!.Timer!.Settings.AccessTime(now.Seconds - timeout + extension);
                _extras.IsByAge = false;
                return;
            }
        }

        var value = ValueAt(cursor);
        RemoveAt(cursor);
        TellObservers(TableChange.Expired, key, value, default);
        TellChange(context, TableChange.Expired, key, value);
    }

    // Seconds that the entry shall stay; the index comes as components or, to a function of an `any`, as one value.
    private double AskExpireFunction(EngineContext context, Func<EngineContext, FuncVal> function, Value[] key)
    {
        var target = function(context);
        Value[] arguments = target.FunctionType.Parameters is [_, { Type.Tag: TypeTag.Any }]
            ? [Value.Of(this), key.Length == 1 ? key[0] : Value.Of(new ListVal(ImmutableArray.Create(key)))]
            : [Value.Of(this), .. key];
        return ScriptCalls.TryInvoke(context, target, arguments, out var result) ? result.AsDouble() : 0;
    }

    private void Touch(EngineContext context, int cursor)
    {
        if (_extras?.Timer is not { } timer)
            return;
        var time = timer.Settings.AccessTime(context.Now.Seconds);
        if (TimeRef(cursor) == time)
            return;
        TimeRef(cursor) = time;
        NoteTime(cursor, time);
    }
}
