using System.Buffers;
using System.Text;

namespace Vigil.Broker;

public readonly partial struct BrokerData
{
    /// <summary>The JSON form (format v1), an object with <c>@data-type</c> and <c>data</c>; always legal JSON but for infinities and NaN, which JSON lacks.</summary>
    public string ToJson(JsonOctets octets = JsonOctets.Replace)
    {
        var target = new ArrayBufferWriter<byte>();
        new JsonOutput(target, octets).Write(this);
        return Encoding.UTF8.GetString(target.WrittenSpan);
    }

    /// <summary>Reads the JSON form.</summary>
    /// <returns><see langword="false"/> if it is no JSON or no value.</returns>
    public static bool TryFromJson(string json, out BrokerData value)
    {
        ArgumentNullException.ThrowIfNull(json);
        return JsonInput.TryReadMessage(Encoding.UTF8.GetBytes(json), out value, out _) == JsonFault.None;
    }
}
