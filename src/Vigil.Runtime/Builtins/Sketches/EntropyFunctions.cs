using Vigil.Core;
using Vigil.Core.Declarations;
using Vigil.Core.Values;

namespace Vigil.Runtime.Builtins.Sketches;

/// <summary>How random octets are.</summary>
public static class EntropyFunctions
{
    /// <summary>The figures of a string.</summary>
    [Builtin("find_entropy", "function(data: string): entropy_test_result")]
    public static RecordVal OfString(EngineContext context, ByteString data)
    {
        var test = new EntropyVal();
        test.Add(data.Span);
        return Finish(context, test);
    }

    /// <summary>Begins a test of octets that come piece by piece.</summary>
    [Builtin("entropy_test_init", "function(): opaque of entropy")]
    public static OpaqueVal Begin(EngineContext context) => new EntropyVal();

    /// <summary>Adds octets.</summary>
    [Builtin("entropy_test_add", "function(handle: opaque of entropy, data: string): bool")]
    public static bool Add(EngineContext context, OpaqueVal handle, ByteString data)
    {
        (handle as EntropyVal)?.Add(data.Span);
        return handle is EntropyVal;
    }

    /// <summary>The figures of all that was added.</summary>
    [Builtin("entropy_test_finish", "function(handle: opaque of entropy): entropy_test_result")]
    public static RecordVal Finish(EngineContext context, OpaqueVal handle)
    {
        var result = BuiltinTypes.Record(context, "entropy_test_result");
        if (handle is not EntropyVal test)
            return result;
        test.Finish();
        return result
            .With("entropy", Value.Double(test.Entropy))
            .With("chi_square", Value.Double(test.ChiSquare))
            .With("mean", Value.Double(test.Mean))
            .With("monte_carlo_pi", Value.Double(test.MonteCarloPi))
            .With("serial_correlation", Value.Double(test.SerialCorrelation));
    }
}
