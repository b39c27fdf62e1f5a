using System.Text;

namespace Vigil.Core.Types;

/// <summary>An enumeration; constants may be added by <c>redef enum</c> while scripts load.</summary>
public sealed class EnumType : ScriptType
{
    private readonly Dictionary<string, long> _values = [];
    private readonly Dictionary<long, string> _names = [];
    private readonly List<KeyValuePair<string, long>> _ordered = [];

    /// <summary>An enumeration called <paramref name="name"/>, without constants.</summary>
    public EnumType(string name)
        : base(TypeTag.Enum) => Name = name;

    /// <summary>The constants, fully qualified (none for GLOBAL), in order of definition.</summary>
    public IReadOnlyList<KeyValuePair<string, long>> Constants => _ordered;

    /// <summary>The number that the next constant without an explicit one gets.</summary>
    public long Next { get; private set; }

    /// <summary>Adds a constant.</summary>
    /// <returns><see langword="false"/> if the name or the number is taken.</returns>
    public bool TryAdd(string name, long value)
    {
        if (_values.ContainsKey(name) || !_names.TryAdd(value, name))
            return false;
        _values.Add(name, value);
        _ordered.Add(new(name, value));
        Next = Math.Max(Next, value + 1);
        return true;
    }

    /// <summary>The number of a constant given by its full name.</summary>
    public bool TryGetValue(string name, out long value) => _values.TryGetValue(name, out value);

    /// <summary>The full name of a constant, or <c>&lt;undefined&gt;</c>.</summary>
    public string NameOf(long value) => _names.GetValueOrDefault(value, "<undefined>");

    /// <inheritdoc/>
    public override void WriteTo(StringBuilder text) => text.Append(Name);
}
