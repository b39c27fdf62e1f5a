using System.Runtime.InteropServices;
using Vigil.Packets.Decoding;

namespace Vigil.Packets.Capture.Filtering;

/// <summary>Compiles filter expressions (pcap-filter(7)) with libpcap, which is loaded only when one is given.</summary>
internal static partial class FilterCompiler
{
    private const string Library = "libpcap.so.0.8";
    private const int WholePacket = 262_144;
    private const uint UnknownMask = 0xFFFF_FFFF;

    /// <summary>Compiles an expression for packets of a link type.</summary>
    /// <returns><see langword="null"/>, and why in <paramref name="error"/>, if it is no filter or there is no libpcap.</returns>
    public static FilterProgram? Compile(string expression, LinkType link, out string error)
    {
        try
        {
            return CompileNative(expression, link, out error);
        }
        catch (DllNotFoundException)
        {
            error = "capture filters need libpcap to compile them; install the package libpcap0.8";
            return null;
        }
    }

    private static FilterProgram? CompileNative(string expression, LinkType link, out string error)
    {
        var handle = OpenDead(KindOf(link), WholePacket);
        if (handle == 0)
        {
            error = $"libpcap knows no filters for link type {(int)link}";
            return null;
        }

        try
        {
            if (Compile(handle, out var native, expression, 1, UnknownMask) != 0)
            {
                error = Marshal.PtrToStringUTF8(LastError(handle)) ?? "not a filter";
                return null;
            }

            error = "";
            var program = Read(native);
            FreeCode(ref native);
            return program;
        }
        finally
        {
            Close(handle);
        }
    }

    private static FilterProgram Read(NativeProgram native)
    {
        // u_short code, u_char jt, u_char jf, u_int k
        var instructions = new FilterInstruction[native.Length];
        for (var i = 0; i < instructions.Length; i++)
        {
            var at = native.Instructions + i * 8;
            instructions[i] = new(
                (ushort)Marshal.ReadInt16(at), Marshal.ReadByte(at, 2), Marshal.ReadByte(at, 3), (uint)Marshal.ReadInt32(at, 4));
        }

        return new(instructions);
    }

    // Files and libpcap's functions number link types the same way, but for raw IP.
    private static int KindOf(LinkType link) => (int)(link == LinkType.Raw ? LinkType.RawBsd : link);

    [LibraryImport(Library, EntryPoint = "pcap_open_dead")]
    private static partial nint OpenDead(int link, int snapshot);

    [LibraryImport(Library, EntryPoint = "pcap_compile", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Compile(nint handle, out NativeProgram program, string expression, int optimizes, uint mask);

    [LibraryImport(Library, EntryPoint = "pcap_geterr")]
    private static partial nint LastError(nint handle);

    [LibraryImport(Library, EntryPoint = "pcap_freecode")]
    private static partial void FreeCode(ref NativeProgram program);

    [LibraryImport(Library, EntryPoint = "pcap_close")]
    private static partial void Close(nint handle);

    /// <summary>libpcap's <c>struct bpf_program</c>.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct NativeProgram
    {
        public uint Length;
        public nint Instructions;
    }
}
