using Vigil.Analysis.Signatures;
using Vigil.Core.Net;

namespace Vigil.Analysis.Connections;

internal abstract partial class TrackedConnection : ISignatureSubject
{
    Addr ISignatureSubject.Originator => OrigAddr;

    Addr ISignatureSubject.Responder => RespAddr;

    bool ISignatureSubject.IsEstablished => IsEstablished;

    /// <inheritdoc/>
    public override bool WantsContent(ContentKind kind) => Tracker.Matcher is { } matcher && matcher.Wants(kind);

    /// <inheritdoc/>
    public override void MatchContent(ContentKind kind, ReadOnlySpan<byte> data, Direction direction, bool begins, bool ends)
    {
        if (WantsContent(kind))
            Tree?.MatchItem(kind, data, direction, begins, ends);
    }

    /// <summary>Whether both ends completed a handshake; true also where none is needed or its beginning was not seen.</summary>
    protected virtual bool IsEstablished => true;

    void ISignatureSubject.EnableAnalyzer(string analyzer, string? parent)
    {
        if (Tracker.Analyzers.Find(analyzer) is not { } kind || !Tracker.Analyzers.IsEnabled(kind))
            return;
        var tree = RequireTree();
        if (parent is null)
            tree.Identify(kind);
        else if (Tracker.Analyzers.Find(parent) is { } above && tree.Find(a => a.Descriptor == above) is { } node)
            tree.Attach(kind, node);
    }

    void ISignatureSubject.DisableAnalyzer(string analyzer)
    {
        if (Tracker.Analyzers.Find(analyzer) is { } kind && Tree?.Find(a => a.Descriptor == kind) is { Parent: { } parent } node)
            parent.RemoveChild(node);
    }
}
