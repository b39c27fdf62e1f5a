using System.Runtime.InteropServices;
using Vigil.Core.Diagnostics;
using Vigil.Packets.Capture.Filtering;

namespace Vigil.Packets.Capture.Live;

/// <summary>A packet socket (packet(7)): what it is told, and what it says.</summary>
internal sealed unsafe class PacketSocket : IDisposable
{
    private const int Family = 17; // AF_PACKET
    private const int Raw = 3; // SOCK_RAW
    private const int Datagram = 2; // SOCK_DGRAM
    private const int CloseOnExec = 0x80000;
    private const ushort AllProtocols = 0x0300; // ETH_P_ALL in the order of the network
    private const int SocketLevel = 1;
    private const int PacketLevel = 263;
    private const int AttachFilter = 26;
    private const int LastError = 4; // SO_ERROR
    private const int AddMembership = 1;
    private const int Statistics = 6;
    private const int Version = 10;
    private const int Reserve = 12;
    private const int ReceiveRing = 5;
    private const int TimeSource = 17;
    private const int Fanout = 18;
    private const int FanoutData = 22;
    private const int IgnoreOutgoing = 23;
    private const int Version3 = 2;
    private const int Promiscuous = 1;
    private const int HardwareTime = 1 << 6;
    private const int FanoutUnique = 0x2000;
    private const int FanoutDefragments = 0x8000;
    private const int AddressSize = 20;
    private const int HasInput = 1; // POLLIN
    private readonly string _interface;

    /// <summary>Makes one; it hears nothing until it is bound.</summary>
    /// <exception cref="FatalError">The program may not capture, or cannot.</exception>
    public PacketSocket(string interfaceName, bool isCooked)
    {
        _interface = interfaceName;
        Handle = Libc.Socket(Family, (isCooked ? Datagram : Raw) | CloseOnExec, 0);
        if (Handle < 0)
            throw LiveError.Of(interfaceName, "it cannot be opened");
    }

    /// <summary>Its file descriptor.</summary>
    public int Handle { get; private set; }

    /// <summary>Makes the ring that packets are written to.</summary>
    /// <returns><see langword="false"/> if there is not enough memory for it.</returns>
    public bool TryMakeRing(uint blockSize, uint blocks, TimeSpan timeout)
    {
        // struct tpacket_req3: block size, blocks, frame size, frames, timeout, private size, features
        const uint frame = 2048;
        var request = stackalloc uint[] { blockSize, blocks, frame, blockSize / frame * blocks, (uint)Math.Max(1, timeout.TotalMilliseconds), 0, 0 };
        if (Libc.SetOption(Handle, PacketLevel, ReceiveRing, request, 7 * sizeof(uint)) == 0)
            return true;
        return Marshal.GetLastPInvokeError() is Errno.NoMemory ? false : throw LiveError.Of(_interface, "its ring cannot be made");
    }

    /// <summary>Settings that come before the ring.</summary>
    public void Prepare(int roomBeforePackets)
    {
        Set(PacketLevel, Version, Version3, "the kernel has no rings of variable packets (TPACKET_V3)");
        Set(PacketLevel, Reserve, roomBeforePackets, "room before packets cannot be had");
    }

    /// <summary>Has the network card's times written to packets.</summary>
    public void UseHardwareTime() => Set(PacketLevel, TimeSource, HardwareTime, "hardware times cannot be had");

    /// <summary>Packets that this host sends are left out; older kernels cannot.</summary>
    public void LeaveOutOutgoing()
    {
        var enabled = 1;
        _ = Libc.SetOption(Handle, PacketLevel, IgnoreOutgoing, &enabled, sizeof(int));
    }

    /// <summary>Begins to hear an interface; 0 is all of them.</summary>
    public void Bind(int index)
    {
        // struct sockaddr_ll: family, protocol, interface, and what only counts for sending
        var address = stackalloc byte[AddressSize];
        new Span<byte>(address, AddressSize).Clear();
        *(ushort*)address = Family;
        *(ushort*)(address + 2) = AllProtocols;
        *(int*)(address + 4) = index;
        if (Libc.Bind(Handle, address, AddressSize) != 0)
            throw LiveError.Of(_interface, "it cannot be listened to");
    }

    /// <summary>Has the interface take packets for others, too, until the socket is closed.</summary>
    public void BePromiscuous(int index)
    {
        // struct packet_mreq: interface, type, length of address, address
        var request = stackalloc int[] { index, Promiscuous, 0, 0 };
        if (Libc.SetOption(Handle, PacketLevel, AddMembership, request, 4 * sizeof(int)) != 0)
            throw LiveError.Of(_interface, "it cannot be made promiscuous");
    }

    /// <summary>Puts a program before the ring, instead of one that was there.</summary>
    /// <returns>Whether the kernel took it.</returns>
    public bool TryFilter(ReadOnlySpan<FilterInstruction> program) => SetProgram(SocketLevel, AttachFilter, program);

    /// <summary>Makes a group of its own for sharing packets.</summary>
    /// <returns>The number of the group.</returns>
    public int BeginGroup(FanoutMode mode)
    {
        Set(PacketLevel, Fanout, ((int)mode | FanoutUnique) << 16, "a group of workers cannot be made");
        var group = 0;
        var length = sizeof(int);
        if (Libc.GetOption(Handle, PacketLevel, Fanout, &group, ref length) != 0)
            throw LiveError.Of(_interface, "a group of workers cannot be made");
        return group & 0xFFFF;
    }

    /// <summary>Joins a group, of this process or of several.</summary>
    public void JoinGroup(int group, FanoutMode mode, bool defragments) => Set(
        PacketLevel,
        Fanout,
        (group & 0xFFFF) | (((int)mode | (defragments ? FanoutDefragments : 0)) << 16),
        $"group {group} cannot be joined; others may share an interface by it in another way");

    /// <summary>Says how the group shares.</summary>
    public void ShareBy(ReadOnlySpan<FilterInstruction> program)
    {
        if (!SetProgram(PacketLevel, FanoutData, program))
            throw LiveError.Of(_interface, "workers cannot share it");
    }

    /// <summary>Packets that came since the last call, with those that found no room.</summary>
    public (uint Received, uint Dropped) TakeStatistics()
    {
        var numbers = stackalloc uint[3]; // received, dropped, and how often the ring was full
        var length = 3 * sizeof(uint);
        return Libc.GetOption(Handle, PacketLevel, Statistics, numbers, ref length) == 0 ? (numbers[0], numbers[1]) : default;
    }

    /// <summary>Waits for packets.</summary>
    /// <returns>0, or the number of an error of the interface.</returns>
    public int Wait(int milliseconds)
    {
        var entry = new Libc.PollEntry { File = Handle, Wanted = HasInput };
        if (Libc.Poll(&entry, 1, milliseconds) <= 0 || (entry.Happened & ~HasInput) == 0)
            return 0;
        var error = 0;
        var length = sizeof(int);
        _ = Libc.GetOption(Handle, SocketLevel, LastError, &error, ref length);
        return error;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (Handle >= 0)
            _ = Libc.Close(Handle);
        Handle = -1;
    }

    private void Set(int level, int name, int value, string failure)
    {
        if (Libc.SetOption(Handle, level, name, &value, sizeof(int)) != 0)
            throw LiveError.Of(_interface, failure);
    }

    private bool SetProgram(int level, int name, ReadOnlySpan<FilterInstruction> program)
    {
        fixed (FilterInstruction* instructions = program)
        {
            var native = new NativeProgram { Length = (ushort)program.Length, Instructions = instructions };
            return Libc.SetOption(Handle, level, name, &native, sizeof(NativeProgram)) == 0;
        }
    }

    /// <summary><c>struct sock_fprog</c>; an instruction lies in memory as <see cref="FilterInstruction"/> does.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct NativeProgram
    {
        public ushort Length;
        public FilterInstruction* Instructions;
    }
}
