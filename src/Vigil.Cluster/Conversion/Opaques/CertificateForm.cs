using Vigil.Broker;
using Vigil.Core;
using Vigil.Core.Values;

namespace Vigil.Cluster.Conversion.Opaques;

/// <summary>A certificate: its encoding (DER).</summary>
/// <remarks>Certificates belong to the analyzers of files, on which Broker does not build: one is made as scripts make it, by a function.</remarks>
internal sealed class CertificateForm : IOpaqueForm
{
    public bool TryWrite(OpaqueVal value, out BrokerData state)
    {
        state = value.Encoding is { } encoding ? BrokerData.String(encoding.Span) : default;
        return value.Encoding is not null;
    }

    public OpaqueVal? Read(EngineContext context, BrokerData state) =>
        state.Type == DataType.String && context.Find<IGlobalTable>()?.Find("x509_from_der").Object is FuncVal make
            ? make.Invoke(context, [Value.String(state.AsBytes().Span)]).Object as OpaqueVal
            : null;
}
