using Vigil.Core.Patterns;

namespace Vigil.Analysis.Signatures;

/// <summary>The signatures of all files, checked and compiled; engines share it.</summary>
public sealed class SignatureSet
{
    private readonly HeaderGroup[][] _groupsOf = new HeaderGroup[256][];
    private readonly HeaderGroup[] _groups;
    private readonly bool[] _wanted = new bool[HeaderGroup.Kinds];

    private SignatureSet(List<Signature> signatures, int maxGroupSize)
    {
        All = [.. signatures];
        Magic = new(signatures, maxGroupSize);
        var groups = signatures
            .Where(static s => s is { IsActive: true, NeverHolds: false } && !s.Contents.Exists(static c => c.Kind == ContentKind.FileMagic))
            .GroupBy(static s => s.HeaderKey, StringComparer.Ordinal)
            .Select((g, i) => new HeaderGroup(i, [.. g], maxGroupSize))
            .ToList();
        for (var kind = 0; kind < HeaderGroup.Kinds; kind++)
        {
            _wanted[kind] = groups.Exists(g => g.Patterns[kind].Length > 0);
            WantsItems |= _wanted[kind] && kind > (int)ContentKind.Payload;
        }

        _groups = [.. groups];
        HeaderGroup[] ofAny = [.. groups.Where(static g => g.Protocol < 0)];
        for (var protocol = 0; protocol < _groupsOf.Length; protocol++)
            _groupsOf[protocol] = groups.Exists(g => g.Protocol == protocol) ? [.. groups.Where(g => g.Protocol < 0 || g.Protocol == protocol)] : ofAny;
    }

    /// <summary>The file types that content suggests.</summary>
    public FileMagic Magic { get; }

    /// <summary>What matching content has cost so far, file types included.</summary>
    public PatternCosts Costs => CostsByGroup().Aggregate(Magic.Costs, static (sum, next) => sum + next.Costs);

    /// <summary>Number of signatures.</summary>
    public int Count => All.Length;

    /// <summary>The signatures, in order of definition.</summary>
    internal Signature[] All { get; }

    /// <summary>Reads signature files.</summary>
    /// <param name="files">Names, for messages, and contents.</param>
    /// <param name="symbols">The scripts' names.</param>
    /// <param name="options">Options.</param>
    /// <param name="errors">Receives errors and warnings; with an error among them the program must not go on.</param>
    public static SignatureSet Load(
        IEnumerable<(string Name, byte[] Text)> files, ISignatureSymbols symbols, SignatureOptions options, List<SignatureError> errors)
    {
        var byName = new Dictionary<string, Signature>();
        var parser = new SignatureParser(symbols, errors);
        foreach (var (name, text) in files)
            parser.Parse(name, text, byName);

        var all = byName.Values.OrderBy(static s => s.Index).ToList();
        var conditions = 0;
        foreach (var signature in all)
        {
            foreach (var condition in signature.Contents)
                condition.Index = conditions++;
            Resolve(signature, byName, errors);
        }

        return new(all, options.MaxGroupSize);
    }

    /// <summary>What matching content has cost so far for each group of signatures with the same header tests.</summary>
    public IEnumerable<(string Signatures, PatternCosts Costs)> CostsByGroup() => _groups.Select(static group => (
        string.Join(' ', group.Signatures.Select(static s => s.Name)),
        group.Patterns.SelectMany(static p => p).Aggregate(default(PatternCosts), static (sum, next) => sum + next.Costs)));

    /// <summary>Whether any signature that may match looks at content of a kind.</summary>
    public bool Wants(ContentKind kind) => _wanted[(int)kind];

    /// <summary>Whether any signature that may match looks at what an analyzer takes out of the payload.</summary>
    public bool WantsItems { get; }

    /// <summary>The header groups that packets of <paramref name="protocol"/> can pass.</summary>
    internal HeaderGroup[] GroupsOf(byte protocol) => _groupsOf[protocol];

    private static void Resolve(Signature signature, Dictionary<string, Signature> byName, List<SignatureError> errors)
    {
        foreach (var dependency in signature.Dependencies)
        {
            if (!byName.TryGetValue(dependency.Name, out var target))
            {
                errors.Add(new(signature.File, dependency.Line, "unknown rule referenced"));
                continue;
            }

            dependency.Target = target;
            if (!dependency.IsNegated)
                target.Dependents.Add(signature);
        }
    }
}
