using Vigil.Packets.Decoding;

namespace Vigil.Packets.Capture.Filtering;

/// <summary>A filter expression, compiled for each link type that packets come with. Belongs to one thread.</summary>
public sealed class PacketFilter
{
    private readonly Dictionary<LinkType, FilterProgram?> _programs = [];

    private PacketFilter(string expression) => Expression = expression;

    /// <summary>The expression, as given.</summary>
    public string Expression { get; }

    /// <summary>Whether every packet passes anyway, so that nothing needs to be run, nor libpcap to be there.</summary>
    public bool PassesAll => Expression is "" or "ip or not ip";

    /// <summary>Makes a filter; whether it is one is found out on Ethernet, the most common link type.</summary>
    /// <returns><see langword="null"/>, and why in <paramref name="error"/>, if the expression cannot be compiled.</returns>
    public static PacketFilter? Compile(string expression, out string error)
    {
        var filter = new PacketFilter(expression.Trim());
        error = "";
        if (filter.PassesAll)
            return filter;
        filter._programs[LinkType.Ethernet] = FilterCompiler.Compile(filter.Expression, LinkType.Ethernet, out error);
        return filter._programs[LinkType.Ethernet] is null ? null : filter;
    }

    /// <summary>Whether a packet passes. One of a link type to which the expression makes no sense does not.</summary>
    public bool Accepts(in RawPacket packet)
    {
        if (PassesAll)
            return true;
        return ProgramFor(packet.LinkType) is { } program && program.Accepts(packet.Data, packet.WireLength);
    }

    /// <summary>The program for packets of a link type; <see langword="null"/> where the expression makes no sense for it.</summary>
    internal FilterProgram? ProgramFor(LinkType link)
    {
        if (!_programs.TryGetValue(link, out var program))
            _programs[link] = program = FilterCompiler.Compile(Expression, link, out _);
        return program;
    }
}
