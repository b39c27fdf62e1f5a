using Vigil.Core;
using Vigil.Core.Net;
using Vigil.Core.Patterns;

namespace Vigil.Analysis.Signatures;

/// <summary>Matches connections against signatures (language.md 7); one for each engine.</summary>
/// <remarks>
/// The header tests of a direction are made once, on its first packet; they leave a plan of few pattern groups, through which
/// content then streams. Where a pattern matches, its signature is looked at again; only then are other conditions asked.
/// </remarks>
public sealed class SignatureMatcher
{
    private const int MaxPlans = 4096;

    private readonly SignatureSet _signatures;
    private readonly SignatureOptions _options;
    private readonly SignatureActions _actions;
    private readonly MatchPlan _root = new();
    private int _planBudget = MaxPlans;
    private List<Hit>? _spareHits = [];

    /// <summary>Prepares matching for one engine.</summary>
    public SignatureMatcher(SignatureSet signatures, ISignatureSymbols symbols, EngineContext context, SignatureOptions options)
    {
        _signatures = signatures;
        _options = options;
        _actions = new(context, symbols);
    }

    /// <summary>Whether there is any signature for connections.</summary>
    public bool IsIdle => _signatures.Count == 0;

    /// <summary>Whether any signature looks at content of a kind.</summary>
    public bool Wants(ContentKind kind) => _signatures.Wants(kind);

    /// <summary>Whether content that analyzers take out of the payload of a connection could still make a signature match.</summary>
    public bool MayMatchItems(SignatureState state) =>
        _signatures.WantsItems && (MayMatchItems(state.Orig) || MayMatchItems(state.Resp));

    private static bool MayMatchItems(DirectionState direction) => direction.Plan is not { } plan || plan.HasItems;

    /// <summary>Begins with a connection.</summary>
    public static SignatureState Begin(ISignatureSubject subject) => new(subject);

    /// <summary>Makes the header tests of a direction; further packets of it are ignored.</summary>
    public void FirstPacket(SignatureState state, in SignaturePacket packet, bool isOrig)
    {
        var direction = state.Of(isOrig);
        if (direction.Plan is not null)
            return;
        var plan = _root;
        foreach (var group in _signatures.GroupsOf(packet.Protocol))
        {
            if (group.Holds(packet))
                plan = plan.With(group, ref _planBudget);
        }

        direction.Plan = plan;
        foreach (var signature in plan.WithoutContent)
            Evaluate(state, direction, signature, default, 0, atEnd: false);
    }

    /// <summary>Offers content.</summary>
    /// <param name="state">The connection.</param>
    /// <param name="kind">What content it is.</param>
    /// <param name="data">The octets; for payload the next of a stream, or one datagram.</param>
    /// <param name="isOrig">Whether the originator sent it.</param>
    /// <param name="begins">Whether an item begins with it: a stream, a datagram, a line.</param>
    /// <param name="ends">Whether the item ends with it.</param>
    public void Match(SignatureState state, ContentKind kind, ReadOnlySpan<byte> data, bool isOrig, bool begins, bool ends)
    {
        var direction = state.Of(isOrig);
        if (direction.Plan is not { } plan || (kind == ContentKind.Payload && !TakesPayload(direction, data.Length)))
            return;
        var groups = plan.Patterns[(int)kind];
        if (groups.Length == 0)
        {
            direction.IsPayloadDone |= direction.FirstPayload >= 0; // its size was all there was to know
            return;
        }

        var stream = direction.StreamOf(kind, groups.Length);
        if (begins)
            stream.Reset();
        // Actions may come back to here, through an analyzer that is given buffered data: the list is out of reach meanwhile.
        var hits = _spareHits ?? [];
        _spareHits = null;
        for (var i = 0; i < groups.Length; i++)
        {
            var sink = new Sink(groups[i], stream.Offered, hits);
            groups[i].Set.Feed(ref stream.Streams[i], data, ref sink);
            if (ends)
                groups[i].Set.Finish(ref stream.Streams[i], data.Length, ref sink);
        }

        stream.Offered = (int)Math.Min((long)stream.Offered + data.Length, int.MaxValue);
        if (kind == ContentKind.Payload && state.Subject.Transport == TransportProtocol.Tcp && stream.IsDead && direction.FirstPayload >= 0)
        {
            direction.IsPayloadDone = true;
            direction.Payload = null;
        }

        if (hits.Count > 0)
            Take(state, direction, hits, data);
        hits.Clear();
        _spareHits = hits;
    }

    /// <summary>Ends a connection: what needs the end of streams, or that something did not match, is decided now.</summary>
    public void Finish(SignatureState state)
    {
        FinishPayload(state, state.Orig);
        FinishPayload(state, state.Resp);
        Decide(state, state.Orig);
        Decide(state, state.Resp);
    }

    private void FinishPayload(SignatureState state, DirectionState direction)
    {
        if (direction.Payload is not null && !direction.IsPayloadDone)
            Match(state, ContentKind.Payload, default, direction.IsOrig, begins: false, ends: true);
        direction.IsPayloadDone = true;
        direction.Payload = null;
    }

    private void Decide(SignatureState state, DirectionState direction)
    {
        if (direction.Plan is not { } plan)
            return;
        foreach (var signature in plan.WithoutContent)
            Evaluate(state, direction, signature, default, 0, atEnd: true);
        foreach (var signature in plan.Deferred)
        {
            if (direction.HasContentOf(signature))
                Evaluate(state, direction, signature, default, 0, atEnd: true);
        }
    }

    // Whether this payload is to be matched. As in the reference, the piece that goes past the limit still is, as a whole.
    private bool TakesPayload(DirectionState direction, int length)
    {
        if (direction.IsPayloadDone)
            return false;
        if (direction.FirstPayload < 0 && length > 0)
            direction.FirstPayload = length;
        if (_options.MatchOnlyBeginning && direction.PayloadSeen > _options.BufferSize)
        {
            direction.IsPayloadDone = true;
            direction.Payload = null;
            return false;
        }

        direction.PayloadSeen += length;
        return true;
    }

    private void Take(SignatureState state, DirectionState direction, List<Hit> hits, ReadOnlySpan<byte> data)
    {
        foreach (var hit in hits)
            direction.Add(hit.Condition);
        hits.Sort(static (a, b) => a.Condition.Index.CompareTo(b.Condition.Index)); // the order of definition
        foreach (var hit in hits)
        {
            if (direction.HasContentOf(hit.Condition.Owner!)) // set by the parser
                Evaluate(state, direction, hit.Condition.Owner!, data, hit.End, atEnd: false);
        }
    }

    // Looks whether a signature whose content has matched holds; if so acts, and looks at those that waited for it.
    private void Evaluate(
        SignatureState state, DirectionState direction, Signature first, ReadOnlySpan<byte> data, int end, bool atEnd)
    {
        if (!_actions.TryFire(state, direction, first, data, end, atEnd) || first.Dependents.Count == 0)
            return;
        var fired = new Queue<Signature>([first]);
        while (fired.TryDequeue(out var signature))
        {
            foreach (var dependent in signature.Dependents)
            {
                if (Retry(state, direction, dependent, data, end, atEnd) || Retry(state, state.Of(!direction.IsOrig), dependent, default, 0, atEnd))
                    fired.Enqueue(dependent);
            }
        }
    }

    private bool Retry(
        SignatureState state, DirectionState direction, Signature signature, ReadOnlySpan<byte> data, int end, bool atEnd) =>
        direction.Plan is { } plan && plan.Includes(signature) && direction.HasContentOf(signature)
        && _actions.TryFire(state, direction, signature, data, end, atEnd);

    private readonly record struct Hit(ContentCondition Condition, int End);

    private readonly struct Sink(PatternGroup group, int offered, List<Hit> hits) : IPatternSink
    {
        public void Matched(int pattern, int end)
        {
            var condition = group.Conditions[pattern];
            if ((long)offered + end <= condition.MaxEnd)
                hits.Add(new(condition, end));
        }
    }
}
