using Vigil.Core;
using Vigil.Core.Net;
using Vigil.Core.Types;
using Vigil.Core.Values;

namespace Vigil.Analysis.Signatures;

/// <summary>The conditions of a signature beyond headers and content, and what it does when they hold.</summary>
internal sealed class SignatureActions(EngineContext context, ISignatureSymbols symbols)
{
    private readonly SignatureEvents _events = SignatureEvents.Of(context);
    private readonly RecordType? _stateType = symbols.FindRecord("signature_state");

    /// <summary>Fires a signature whose header tests and content have matched, if its other conditions hold.</summary>
    /// <param name="state">The connection.</param>
    /// <param name="direction">The direction that matched.</param>
    /// <param name="signature">The signature.</param>
    /// <param name="data">The content in which matching completed.</param>
    /// <param name="end">Offset in it behind the match.</param>
    /// <param name="atEnd">Whether the connection ends, so that what has not matched will not.</param>
    public bool TryFire(
        SignatureState state, DirectionState direction, Signature signature, ReadOnlySpan<byte> data, int end, bool atEnd)
    {
        if (!signature.IsActive || signature.NeverHolds || state.HasFired(signature) || (signature.IsDeferred && !atEnd))
            return false;
        if (!HoldsForConnection(state.Subject, direction, signature) || !HoldDependencies(state, direction, signature))
            return false;
        foreach (var name in signature.Evaluations)
        {
            if (!Evaluates(name, state, direction, signature, data))
                return false;
        }

        state.Fire(signature);
        direction.Add(signature);
        foreach (var action in signature.Actions)
            Act(action, state, direction, signature, data, end);
        return true;
    }

    private static bool HoldsForConnection(ISignatureSubject subject, DirectionState direction, Signature signature)
    {
        if (signature.IsSameAddress && subject.Originator != subject.Responder)
            return false;
        if (signature.PayloadSize is var (comparison, size) && !HoldsForSize(direction.FirstPayload, comparison, size))
            return false;

        var test = signature.State;
        if (((test & StateTest.Tcp) != 0 && subject.Transport != TransportProtocol.Tcp)
            || ((test & StateTest.Udp) != 0 && subject.Transport != TransportProtocol.Udp))
            return false;
        if ((test & StateTest.Stateless) != 0)
            return true;
        return ((test & StateTest.Originator) == 0 || direction.IsOrig)
            && ((test & StateTest.Responder) == 0 || !direction.IsOrig)
            && ((test & StateTest.Established) == 0 || subject.IsEstablished);
    }

    private static bool HoldsForSize(long payload, Comparison comparison, long size) => payload >= 0 && comparison switch
    {
        Comparison.Equal => payload == size,
        Comparison.NotEqual => payload != size,
        Comparison.Less => payload < size,
        Comparison.LessOrEqual => payload <= size,
        Comparison.Greater => payload > size,
        _ => payload >= size,
    };

    private static bool HoldDependencies(SignatureState state, DirectionState direction, Signature signature)
    {
        foreach (var dependency in signature.Dependencies)
        {
            var where = dependency.IsReverse ? state.Of(!direction.IsOrig) : direction;
            if (dependency.Target is not { } target || where.Contains(target) == dependency.IsNegated)
                return false;
        }

        return true;
    }

    private bool Evaluates(
        string name, SignatureState state, DirectionState direction, Signature signature, ReadOnlySpan<byte> data)
    {
        if (symbols.FindFunction(name) is not { } function)
            return symbols.TryGetValue(name, out var flag) && flag.AsBool();
        return ScriptCalls.TryInvoke(context, function, [StateValue(state, direction, signature), Value.String(data)], out var result)
            && result.AsBool();
    }

    private void Act(
        SignatureAction action, SignatureState state, DirectionState direction, Signature signature, ReadOnlySpan<byte> data, int end)
    {
        switch (action.Kind)
        {
            case SignatureActionKind.Enable:
                state.Subject.EnableAnalyzer(action.Name, action.Text);
                break;
            case SignatureActionKind.Disable:
                state.Subject.DisableAnalyzer(action.Name);
                break;
            default:
                if (action.Name != "signature_match")
                    RaiseOwn(action, StateValue(state, direction, signature), data, end);
                else if (_events.HasSignatureMatch)
                    _events.SignatureMatch(StateValue(state, direction, signature), action.Text ?? "", data, (ulong)end);
                break;
        }
    }

    // An event of the user's: (state, [msg,] data [, end_of_match]), as it was declared.
    private void RaiseOwn(SignatureAction action, Value state, ReadOnlySpan<byte> data, int end)
    {
        if (symbols.FindEvent(action.Name) is not { IsHandled: true } handle)
            return;
        var arguments = new List<Value> { state };
        if (action.Text is { } text)
            arguments.Add(Value.String(text));
        arguments.Add(Value.String(data));
        if (handle.Type is not { } type || type.Parameters.Length > arguments.Count)
            arguments.Add(Value.Count(end));
        handle.Raise([.. arguments]);
    }

    private Value StateValue(SignatureState state, DirectionState direction, Signature signature)
    {
        if (_stateType is not { } type)
            return default;
        var record = RecordVal.CreateUnset(type);
        record[type.SlotOf("sig_id")] = Value.String(signature.Name);
        record[type.SlotOf("conn")] = state.Subject.ToValue();
        record[type.SlotOf("is_orig")] = Value.Bool(direction.IsOrig);
        record[type.SlotOf("payload_size")] = Value.Count((ulong)direction.FirstPayload); // 2^64-1 before there is any
        return Value.Of(record);
    }
}
