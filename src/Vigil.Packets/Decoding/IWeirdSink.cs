using Vigil.Core.Net;

namespace Vigil.Packets.Decoding;

/// <summary>Where decoders say that traffic is odd.</summary>
public interface IWeirdSink
{
    /// <summary>Something odd about a packet without a usable IP header (<c>net_weird</c>).</summary>
    /// <param name="name">Name, as scripts see it.</param>
    /// <param name="addl">Further text, or empty.</param>
    /// <param name="source">Name of the packet analyzer, or empty.</param>
    void NetWeird(string name, string addl = "", string source = "");

    /// <summary>Something odd between two hosts (<c>flow_weird</c>).</summary>
    /// <param name="name">Name, as scripts see it.</param>
    /// <param name="source">Sender of the packet.</param>
    /// <param name="destination">Its receiver.</param>
    /// <param name="addl">Further text, or empty.</param>
    /// <param name="analyzer">Name of the packet analyzer, or empty.</param>
    void FlowWeird(string name, Addr source, Addr destination, string addl = "", string analyzer = "");
}
