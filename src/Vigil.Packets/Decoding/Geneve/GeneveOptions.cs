using System.Buffers.Binary;
using Vigil.Core;
using Vigil.Core.Declarations;
using Vigil.Core.Types;
using Vigil.Core.Values;

namespace Vigil.Packets.Decoding.Geneve;

/// <summary>The options of the Geneve headers around the packet at work, outermost first.</summary>
/// <remarks>Kept as octets, for few scripts ask: the value is made when one does.</remarks>
public sealed class GeneveOptions
{
    //  class, 2 octets | critical 1, type 7 | reserved 3, length 5 (in 4 octets, without this header) | data ...

    private const int OptionHeaderLength = 4;

    private readonly List<int> _ends = [];
    private byte[] _octets = new byte[64];
    private int _length;

    /// <summary>Keeps the options of one header.</summary>
    public void Add(ReadOnlySpan<byte> options)
    {
        if (_length + options.Length > _octets.Length)
            Array.Resize(ref _octets, (_length + options.Length) * 2);
        options.CopyTo(_octets.AsSpan(_length));
        _length += options.Length;
        _ends.Add(_length);
    }

    /// <summary>Another packet begins.</summary>
    public void Clear()
    {
        _ends.Clear();
        _length = 0;
    }

    /// <summary>All of them as <c>geneve_options_vec_vec</c>.</summary>
    internal VectorVal ToValue(EngineContext engine)
    {
        var names = engine.Service<IScriptNames>();
        var layers = new VectorVal((VectorType)names.Find("geneve_options_vec_vec")!); // the function's type names it
        var shape = new RecordShape(names, "PacketAnalyzer::Geneve::Option", "class", "critical", "typ", "data");
        var start = 0;
        foreach (var end in _ends)
        {
            var options = new VectorVal((VectorType)layers.VectorType.Element);
            for (var rest = _octets.AsSpan(start, end - start); rest.Length >= OptionHeaderLength;)
            {
                var length = OptionHeaderLength + ((rest[3] & 0x1F) * 4);
                if (length > rest.Length)
                    break;
                options.Add(Value.Of(shape.Create(
                    engine,
                    Value.Count((ulong)BinaryPrimitives.ReadUInt16BigEndian(rest)),
                    Value.Bool((rest[2] & 0x80) != 0),
                    Value.Count((ulong)(rest[2] & 0x7F)),
                    Value.String(rest[OptionHeaderLength..length]))));
                rest = rest[length..];
            }

            layers.Add(Value.Of(options));
            start = end;
        }

        return layers;
    }
}
