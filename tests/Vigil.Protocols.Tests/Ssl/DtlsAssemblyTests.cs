using Vigil.Core.Wire;
using Vigil.Protocols.Ssl;

namespace Vigil.Protocols.Tests.Ssl;

public sealed class DtlsAssemblyTests
{
    [Fact]
    public void Pieces_may_come_in_any_order_and_more_than_once()
    {
        var assembly = new DtlsAssembly();
        Assert.False(Add(assembly, 4, [5, 6]));
        Assert.False(Add(assembly, 0, [1, 2, 3]));
        Assert.False(Add(assembly, 0, [1, 2, 3]));
        Assert.True(Add(assembly, 2, [3, 4, 5]));
        Assert.Equal([1, 2, 3, 4, 5, 6], assembly.Message.ToArray());
    }

    [Fact]
    public void Pieces_in_records_far_apart_are_refused()
    {
        var assembly = new DtlsAssembly();
        Assert.True(TryAdd(assembly, 0, [1, 2], record: 0, out _));
        Assert.False(TryAdd(assembly, 2, [3, 4], record: 0x8000, out _));
    }

    [Fact]
    public void A_piece_beyond_its_message_is_malformed()
    {
        byte[] piece = [1, 0, 0, 2, 0, 0, 0, 0, 1, 0, 0, 2, 9, 9];
        var reader = new WireReader(piece);
        Assert.Equal(ParseStatus.Malformed, DtlsFragment.Read(ref reader, out _));
    }

    private static bool Add(DtlsAssembly assembly, byte offset, byte[] body)
    {
        Assert.True(TryAdd(assembly, offset, body, record: 1, out var isComplete));
        return isComplete;
    }

    private static bool TryAdd(DtlsAssembly assembly, byte offset, byte[] body, ulong record, out bool isComplete)
    {
        byte[] octets = [1, 0, 0, 6, 0, 3, 0, 0, offset, 0, 0, (byte)body.Length, .. body];
        var reader = new WireReader(octets);
        Assert.Equal(ParseStatus.Complete, DtlsFragment.Read(ref reader, out var fragment));
        return assembly.TryAdd(fragment, record, out isComplete);
    }
}
