using System.Collections.Frozen;
using Vigil.Broker;
using Vigil.Core;
using Vigil.Core.Types;
using Vigil.Core.Values;

namespace Vigil.Cluster.Conversion.Opaques;

/// <summary>Opaque values in Broker's data model: a vector of the name of the class and the state.</summary>
/// <remarks>Handles of what belongs to one process (stores, metrics, storage, delayed log records) have no form.</remarks>
internal static class OpaqueForms
{
    /// <summary>What stands before the classes of Broker's own values.</summary>
    private const string BrokerPrefix = "zeek::Broker::detail::";

    private static readonly FrozenDictionary<string, IOpaqueForm> _forms = new Dictionary<string, IOpaqueForm>
    {
        ["MD5Val"] = new DigestForm("md5"),
        ["SHA1Val"] = new DigestForm("sha1"),
        ["SHA224Val"] = new DigestForm("sha224"),
        ["SHA256Val"] = new DigestForm("sha256"),
        ["SHA384Val"] = new DigestForm("sha384"),
        ["SHA512Val"] = new DigestForm("sha512"),
        ["EntropyVal"] = new EntropyForm(),
        ["BloomFilterVal"] = new BloomFilterForm(),
        ["CardinalityVal"] = new CardinalityForm(),
        ["TopkVal"] = new TopkForm(),
        ["ParaglobVal"] = new ParaglobForm(),
        ["X509Val"] = new CertificateForm(),
        [BrokerPrefix + "DataVal"] = new DataForm(),
        [BrokerPrefix + "SetIterator"] = new IteratorForm("SetIterator"),
        [BrokerPrefix + "TableIterator"] = new IteratorForm("TableIterator"),
        [BrokerPrefix + "VectorIterator"] = new IteratorForm("VectorIterator"),
        [BrokerPrefix + "RecordIterator"] = new IteratorForm("RecordIterator"),
    }.ToFrozenDictionary();

    /// <summary>Converts a value.</summary>
    /// <returns><see langword="false"/> if it cannot travel.</returns>
    public static bool TryWrite(OpaqueVal value, out BrokerData data)
    {
        var name = value is DataVal or IteratorVal ? BrokerPrefix + value.ClassName : value.ClassName;
        data = default;
        if (!_forms.TryGetValue(name, out var form) || !form.TryWrite(value, out var state))
            return false;
        data = BrokerData.Vector(name, state);
        return true;
    }

    /// <summary>Makes a value of what came from elsewhere.</summary>
    /// <param name="context">The engine.</param>
    /// <param name="data">What came.</param>
    /// <param name="type">The type wanted.</param>
    /// <param name="value">The value.</param>
    /// <returns><see langword="false"/> if it is no such value.</returns>
    public static bool TryRead(EngineContext context, BrokerData data, OpaqueType type, out Value value)
    {
        value = default;
        if (data.Type != DataType.Vector || data.AsVector() is not [{ Type: DataType.String } name, var state])
            return false;
        if (!_forms.TryGetValue(name.AsString(), out var form) || form.Read(context, state) is not { } read)
            return false;
        value = Value.Of(read);
        return ((OpaqueType)read.Type).What == type.What;
    }
}
