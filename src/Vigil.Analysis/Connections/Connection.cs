using Vigil.Analysis.Weird;
using Vigil.Core;
using Vigil.Core.Events;
using Vigil.Core.Net;
using Vigil.Core.Timing;
using Vigil.Core.Values;

namespace Vigil.Analysis.Connections;

/// <summary>A TCP connection, or a flow of datagrams that counts as one.</summary>
public abstract class Connection(AnalysisServices services) : IValueSource
{
    private WeirdSampler? _weirds;

    /// <summary>What analyzers share.</summary>
    public AnalysisServices Services { get; } = services;

    /// <summary>The engine.</summary>
    public EngineContext Engine => Services.Engine;

    /// <summary>Unique identifier, e.g. <c>CHhAvVGS1DHFjwGM9</c>.</summary>
    public abstract ByteString Uid { get; }

    /// <summary>Its transport.</summary>
    public abstract TransportProtocol Transport { get; }

    /// <summary>Address of the originator.</summary>
    public abstract Addr OrigAddr { get; }

    /// <summary>Port of the originator.</summary>
    public abstract Port OrigPort { get; }

    /// <summary>Address of the responder.</summary>
    public abstract Addr RespAddr { get; }

    /// <summary>Port of the responder.</summary>
    public abstract Port RespPort { get; }

    /// <summary>Time of the first packet.</summary>
    public abstract NetworkTime StartTime { get; }

    /// <summary>Time of the latest packet.</summary>
    public abstract NetworkTime LastTime { get; }

    /// <summary>Whether the beginning was not seen: TCP picked up in mid-stream.</summary>
    public virtual bool IsPartial => false;

    /// <summary>The <c>connection</c> record, brought up to date; made when first asked for.</summary>
    public abstract RecordVal ToRecord();

    /// <summary>Adds a letter to the history, upper case for the originator's.</summary>
    public abstract void AddHistory(char letter);

    /// <summary>Whether anything odd was noted.</summary>
    internal bool HadWeird { get; private set; }

    /// <summary>Counts its weirds, so that they can be thinned out.</summary>
    internal WeirdSampler Weirds => _weirds ??= new();

    /// <summary>Exchanges originator and responder with all that was counted for them.</summary>
    public virtual void FlipRoles()
    {
    }

    /// <summary>
    /// Exchanges the addresses of originator and responder while the first packet is analysed: an analyzer knows better who asked
    /// whom. What was counted stays with the roles, and the packet counts as the originator's, as in the reference.
    /// </summary>
    public virtual void ExchangeEnds()
    {
    }

    /// <summary>Ends it once nothing has been seen for some seconds, if that comes before its usual timeout.</summary>
    public abstract void ExpireAfterSilence(double seconds);

    /// <inheritdoc/>
    public Value ToValue() => Value.Of(ToRecord());

    /// <summary>Whether any signature looks at content of a kind, so that analyzers should offer it.</summary>
    public virtual bool WantsContent(Signatures.ContentKind kind) => false;

    /// <summary>Offers content that an analyzer took out of the payload to the signatures.</summary>
    /// <param name="kind">What it is.</param>
    /// <param name="data">Octets, borrowed for the call.</param>
    /// <param name="direction">Who sent them.</param>
    /// <param name="begins">Whether an item begins with them.</param>
    /// <param name="ends">Whether the item ends with them.</param>
    public virtual void MatchContent(Signatures.ContentKind kind, ReadOnlySpan<byte> data, Direction direction, bool begins, bool ends)
    {
    }

    /// <summary>Notes odd traffic (weird.log).</summary>
    public void Weird(string name, string addl = "", string source = "")
    {
        HadWeird = true;
        Services.Weirds.ConnectionWeird(this, name, addl, source);
    }
}
