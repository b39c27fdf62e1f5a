using System.Text;
using Vigil.Core.Types;
using Vigil.Core.Values;

namespace Vigil.Logging.Writers;

/// <summary>Names of enum constants as octets, made once. Belongs to one writer.</summary>
internal sealed class EnumNames
{
    private readonly Dictionary<(EnumType Type, long Number), byte[]> _names = [];

    /// <summary>The full name of a constant.</summary>
    public byte[] NameOf(Value value)
    {
        var key = ((EnumType)value.Type, value.AsInt());
        if (!_names.TryGetValue(key, out var name))
            _names.Add(key, name = Encoding.UTF8.GetBytes(key.Item1.NameOf(key.Item2)));
        return name;
    }
}
