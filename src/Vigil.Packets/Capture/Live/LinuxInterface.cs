using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using Vigil.Packets.Decoding;

namespace Vigil.Packets.Capture.Live;

/// <summary>An interface as the kernel knows it (netdevice(7)).</summary>
/// <param name="Name">Its name; <c>any</c> stands for all of them.</param>
/// <param name="Index">Its number; 0 for all.</param>
/// <param name="IsUp">Whether it is up.</param>
/// <param name="IsLoopback">Whether packets on it stay on this machine: each is sent and received here, so it would be seen twice.</param>
/// <param name="Hardware">What kind of link it is (<c>ARPHRD_...</c>).</param>
/// <param name="NetMask">Mask of its IPv4 address as it lies in memory; 0 if it has none.</param>
internal sealed record LinuxInterface(string Name, int Index, bool IsUp, bool IsLoopback, int Hardware, uint NetMask)
{
    /// <summary>The name that stands for all interfaces.</summary>
    public const string All = "any";

    // struct ifreq: the name, then a union of what is asked.
    private const int RequestSize = 40;
    private const int NameSize = 16;
    private const nuint GetFlags = 0x8913;
    private const nuint GetNetMask = 0x891B;
    private const nuint GetHardware = 0x8927;
    private const nuint GetIndex = 0x8933;
    private const int FlagUp = 1;
    private const int FlagLoopback = 8;
    private const int Inet = 2;
    private const int Datagram = 2;

    /// <summary>Asks the kernel.</summary>
    /// <returns><see langword="null"/> if it knows none of that name.</returns>
    public static LinuxInterface? Find(string name)
    {
        if (name == All)
            return new(All, 0, true, false, ArpHardware.Unknown, 0);
        var octets = Encoding.UTF8.GetBytes(name);
        if (octets.Length is 0 or >= NameSize)
            return null;
        var socket = Libc.Socket(Inet, Datagram, 0);
        if (socket < 0)
            return null;
        try
        {
            Span<byte> request = stackalloc byte[RequestSize];
            if (!Ask(socket, GetIndex, octets, request))
                return null;
            var index = MemoryMarshal.Read<int>(request[NameSize..]);
            var flags = Ask(socket, GetFlags, octets, request) ? MemoryMarshal.Read<short>(request[NameSize..]) : 0;
            var hardware = Ask(socket, GetHardware, octets, request) ? MemoryMarshal.Read<ushort>(request[NameSize..]) : ArpHardware.Unknown;
            var mask = Ask(socket, GetNetMask, octets, request) ? BinaryPrimitives.ReadUInt32LittleEndian(request[(NameSize + 4)..]) : 0;
            return new(name, index, (flags & FlagUp) != 0, (flags & FlagLoopback) != 0, hardware, mask);
        }
        finally
        {
            _ = Libc.Close(socket);
        }
    }

    /// <summary>What packets begin with, and whether the kernel's link header is of no use and one is made up (LINKTYPE_LINUX_SLL).</summary>
    public (LinkType Link, bool IsCooked) Framing() => ArpHardware.Framing(Hardware);

    private static unsafe bool Ask(int socket, nuint question, byte[] name, Span<byte> request)
    {
        request.Clear();
        name.CopyTo(request);
        fixed (byte* octets = request)
            return Libc.Control(socket, question, octets) == 0;
    }
}
