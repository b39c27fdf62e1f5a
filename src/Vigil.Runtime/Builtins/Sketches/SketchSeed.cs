using Vigil.Core;
using Vigil.Core.Values;

namespace Vigil.Runtime.Builtins.Sketches;

/// <summary>The seed of all filters of one engine that have no name, so that they can be merged.</summary>
internal sealed class SketchSeed
{
    private readonly ulong _seed;

    private SketchSeed(ulong seed) => _seed = seed;

    /// <summary>That of an engine: made of <c>global_hash_seed</c> where scripts set it, else by chance.</summary>
    public static ulong Of(EngineContext context)
    {
        if (context.Find<SketchSeed>() is { } present)
            return present._seed;
        var wanted = context.Find<IGlobalTable>()?.Find("global_hash_seed").Object as ByteString;
        var seed = new SketchSeed(wanted is { Length: > 0 } ? ElementHash.Of(wanted.Span, 0) : context.Service<RandomSource>().Next());
        context.AddService(seed);
        return seed._seed;
    }
}
