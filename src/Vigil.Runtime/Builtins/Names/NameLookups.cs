using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Vigil.Core;
using Vigil.Core.Values;
using Vigil.Runtime.When;

namespace Vigil.Runtime.Builtins.Names;

/// <summary>Asks the resolver in the background and hands answers over in the engine's thread.</summary>
internal sealed class NameLookups
{
    /// <summary>What a lookup of a name or text yields that fails.</summary>
    public const string Unknown = "<???>";

    private readonly ConcurrentQueue<(Delivery Delivery, Func<Value> Result, bool Succeeded)> _finished = new();
    private readonly Dictionary<string, Task> _asked = [];

    /// <summary>Those of an engine.</summary>
    public static NameLookups Of(EngineContext context)
    {
        if (context.Find<NameLookups>() is { } present)
            return present;
        var lookups = new NameLookups();
        context.AddService(lookups);
        ScriptRuntime.Of(context).BeforeTriggers += lookups.DeliverFinished;
        return lookups;
    }

    /// <summary>Whether answers are made up, for tests (<c>ZEEK_DNS_FAKE</c>).</summary>
    public static bool IsFake =>
        (Environment.GetEnvironmentVariable("ZEEK_DNS_FAKE") ?? Environment.GetEnvironmentVariable("BRO_DNS_FAKE")) is { Length: > 0 };

    /// <summary>Questions asked.</summary>
    public ulong Requests { get; private set; }

    /// <summary>Questions answered.</summary>
    public ulong Successful { get; private set; }

    /// <summary>Questions without an answer.</summary>
    public ulong Failed { get; private set; }

    /// <summary>Questions under way.</summary>
    public ulong Pending => Requests - Successful - Failed;

    /// <summary>Asks, and delivers what <paramref name="convert"/> makes of the answer.</summary>
    /// <param name="key">The question; one that was asked before is not asked again.</param>
    /// <param name="ask">Asks, in another thread; <see langword="null"/> or an exception if there is no answer.</param>
    /// <param name="convert">Makes the value, in the engine's thread; of <see langword="null"/> if there is no answer.</param>
    public Delivery Start<T>(string key, Func<Task<T?>> ask, Func<T?, Value> convert)
        where T : class
    {
        var delivery = new Delivery();
        Requests++;
        if (!_asked.TryGetValue(key, out var known) || known is not Task<T?> task || task.IsFaulted)
            _asked[key] = task = Task.Run(ask);
        task.ContinueWith(
            done =>
            {
                var answer = done.IsCompletedSuccessfully ? done.Result : null;
                _finished.Enqueue((delivery, () => convert(answer), answer is not null));
            },
            CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        return delivery;
    }

    /// <summary>The addresses of a host, or <see langword="null"/>.</summary>
    public static async Task<IPAddress[]?> AddressesOf(string host)
    {
        try
        {
            var addresses = await Dns.GetHostAddressesAsync(host).ConfigureAwait(false);
            return addresses.Length > 0 ? addresses : null;
        }
        catch (Exception error) when (error is SocketException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>The name of an address, or <see langword="null"/>.</summary>
    public static async Task<string?> NameOf(IPAddress address)
    {
        try
        {
            return (await Dns.GetHostEntryAsync(address).ConfigureAwait(false)).HostName;
        }
        catch (Exception error) when (error is SocketException or ArgumentException)
        {
            return null;
        }
    }

    private void DeliverFinished()
    {
        while (_finished.TryDequeue(out var finished))
        {
            if (finished.Succeeded)
                Successful++;
            else
                Failed++;
            finished.Delivery.Deliver(finished.Result());
        }
    }
}
