using System.Net;

namespace Vigil.Broker.Bench;

/// <summary>One entry of conn.log as an event carries it: a record is a vector with one element for each field.</summary>
internal static class ConnEntry
{
    public static BrokerData Make(uint number, long sent) => BrokerData.Vector(
        BrokerData.Timestamp(sent),
        "CHhAvVGS1DHFjwGM9",
        BrokerData.Vector(
            IPAddress.Parse("141.142.228.5"), new BrokerPort((ushort)(number & 0xFFFF), PortProtocol.Tcp),
            IPAddress.Parse("192.150.187.43"), new BrokerPort(80, PortProtocol.Tcp)),
        new BrokerEnum("tcp"),
        "http",
        TimeSpan.FromMilliseconds(211.484),
        136u,
        5007u,
        "SF",
        false,
        false,
        0u,
        "ShADadFf",
        7u,
        512u,
        7u,
        5379u,
        BrokerData.Set());
}
