using Vigil.Analysis.Connections;
using Vigil.Analysis.Tcp;
using Vigil.Core.Net;
using Vigil.Core.Values;

namespace Vigil.Analysis.Signatures;

/// <summary>A connection as signatures see it.</summary>
internal sealed class ConnectionSubject(TrackedConnection connection) : ISignatureSubject
{
    public Addr Originator => connection.OrigAddr;

    public Addr Responder => connection.RespAddr;

    public TransportProtocol Transport => connection.Transport;

    public bool IsEstablished => connection is not TcpConnection tcp || tcp.IsEstablished;

    public void EnableAnalyzer(string analyzer, string? parent)
    {
        var registry = connection.Tracker.Analyzers;
        if (registry.Find(analyzer) is not { } kind || !registry.IsEnabled(kind))
            return;
        var tree = connection.RequireTree();
        if (parent is null)
            tree.Identify(kind);
        else if (tree.Find(a => a.Descriptor.Name == parent) is { } above)
            tree.Attach(kind, above);
    }

    public void DisableAnalyzer(string analyzer)
    {
        if (connection.Tree?.Find(a => a.Descriptor.Name == analyzer) is { Parent: { } parent } found)
            parent.RemoveChild(found);
    }

    public Value ToValue() => connection.ToValue();
}
