using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Vigil.Core.Net;

namespace Vigil.Packets.Capture;

/// <summary>The interfaces of this machine as libpcap knows them (pcap_findalldevs(3PCAP)).</summary>
public static partial class InterfaceList
{
    private const string Library = "libpcap.so.0.8";
    private const int ErrorSize = 256;
    private const int Inet = 2; // AF_INET
    private const int Inet6 = 10; // AF_INET6

    /// <summary>Asks for them.</summary>
    /// <returns>None, and why in <paramref name="error"/>, if they cannot be had.</returns>
    public static IReadOnlyList<NetworkInterface> Find(out string error)
    {
        try
        {
            return FindNative(out error);
        }
        catch (DllNotFoundException)
        {
            error = "interfaces are found by libpcap; install the package libpcap0.8";
            return [];
        }
    }

    private static List<NetworkInterface> FindNative(out string error)
    {
        var found = new List<NetworkInterface>();
        var message = Marshal.AllocHGlobal(ErrorSize);
        try
        {
            if (FindAll(out var first, message) != 0)
            {
                error = Marshal.PtrToStringUTF8(message) ?? "";
                return found;
            }

            for (var at = first; at != 0;)
            {
                var native = Marshal.PtrToStructure<NativeInterface>(at);
                found.Add(Describe(native));
                at = native.Next;
            }

            Free(first);
            error = "";
            return found;
        }
        finally
        {
            Marshal.FreeHGlobal(message);
        }
    }

    private static NetworkInterface Describe(NativeInterface native)
    {
        var addresses = ImmutableArray.CreateBuilder<Addr>();
        for (var at = native.Addresses; at != 0; at = Marshal.ReadIntPtr(at))
        {
            // struct pcap_addr: next, then a sockaddr; struct sockaddr_in: family, port, address; sockaddr_in6 has the flow before it.
            var socket = Marshal.ReadIntPtr(at, nint.Size);
            if (socket == 0)
                continue;
            var (offset, length) = Marshal.ReadInt16(socket) switch { Inet => (4, 4), Inet6 => (8, 16), _ => (0, 0) };
            if (length == 0)
                continue;
            var octets = new byte[length];
            Marshal.Copy(socket + offset, octets, 0, length);
            addresses.Add(Addr.FromBytes(octets));
        }

        return new(
            Marshal.PtrToStringUTF8(native.Name) ?? "",
            Marshal.PtrToStringUTF8(native.Description),
            addresses.ToImmutable(),
            (native.Flags & 1) != 0,
            (native.Flags & 2) != 0,
            (native.Flags & 4) != 0);
    }

    [LibraryImport(Library, EntryPoint = "pcap_findalldevs")]
    private static partial int FindAll(out nint first, nint error);

    [LibraryImport(Library, EntryPoint = "pcap_freealldevs")]
    private static partial void Free(nint first);

    /// <summary>libpcap's <c>struct pcap_if</c>.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct NativeInterface
    {
        public nint Next;
        public nint Name;
        public nint Description;
        public nint Addresses;
        public uint Flags;
    }
}
