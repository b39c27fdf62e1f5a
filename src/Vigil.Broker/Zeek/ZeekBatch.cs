namespace Vigil.Broker;

/// <summary>Several messages that belong together; those of a batch inside are among them.</summary>
public sealed class ZeekBatch : ZeekMessage
{
    private ZeekBatch(BrokerData data, IReadOnlyList<ZeekMessage> messages)
        : base(data) => Messages = messages;

    /// <inheritdoc/>
    public override ZeekMessageType Type => ZeekMessageType.Batch;

    /// <summary>The messages, in order.</summary>
    public IReadOnlyList<ZeekMessage> Messages { get; }

    /// <summary>Makes a batch.</summary>
    public static ZeekBatch Create(IReadOnlyList<ZeekMessage> messages)
    {
        ArgumentNullException.ThrowIfNull(messages);
        var members = new BrokerData[messages.Count];
        for (var i = 0; i < members.Length; i++)
            members[i] = messages[i].Data;
        return new ZeekBatch(Wrap(ZeekMessageType.Batch, members), messages);
    }

    // One member that is no message makes the whole no message, as in the reference. Nesting is bounded by Binary.MaxDepth.
    internal static ZeekBatch? Parse(BrokerData data, BrokerData content)
    {
        var messages = new List<ZeekMessage>();
        foreach (var member in content.AsVector())
        {
            var message = TryParse(member);
            if (message is null)
                return null;
            if (message is ZeekBatch inner)
                messages.AddRange(inner.Messages);
            else
                messages.Add(message);
        }

        return new ZeekBatch(data, messages);
    }
}
