using Vigil.Core.Wire;
using Vigil.Protocols.Dns;
using Vigil.Testing.Packets;

namespace Vigil.Protocols.Tests.Dns;

public sealed class DnsMessageTests
{
    [Fact]
    public void Every_prefix_of_a_header_needs_more_and_consumes_nothing()
    {
        for (var length = 0; length < DnsHeader.Size; length++)
        {
            var reader = new WireReader(DnsMessages.Query.AsSpan(0, length));
            Assert.Equal(ParseStatus.NeedMore, DnsHeader.Read(ref reader, out _));
            Assert.Equal(0, reader.Position);
        }
    }

    [Fact]
    public void A_header_is_read_bit_by_bit()
    {
        var reader = new WireReader([0xAB, 0xCD, 0x85, 0xB3, 0, 1, 0, 2, 0, 3, 0, 4]);
        Assert.Equal(ParseStatus.Complete, DnsHeader.Read(ref reader, out var header));
        Assert.Equal(
            (0xABCD, true, 0, true, false, true, true, 3, 3, 1, 2, 3, 4),
            (header.Id, header.IsResponse, header.Opcode, header.AA, header.TC, header.RD, header.RA, header.Z, header.Rcode,
                header.Questions, header.Answers, header.Authorities, header.Additionals));
        Assert.True(reader.AtEnd);
    }

    [Fact]
    public void A_prefix_of_a_record_lacks_its_head_or_its_data_and_consumes_nothing()
    {
        var record = DnsBuilder.Answer(1, 300, [192, 0, 2, 7]).AsSpan(2); // behind the name
        for (var length = 0; length < record.Length; length++)
        {
            var reader = new WireReader(record[..length]);
            Assert.Equal(length < 10 ? ParseStatus.NeedMore : ParseStatus.Malformed, DnsResource.Read(ref reader, out _));
            Assert.Equal(0, reader.Position);
        }
    }

    [Fact]
    public void Of_every_prefix_of_a_name_the_whole_labels_are_read()
    {
        var name = DnsBuilder.Name("www.example.org");
        Span<byte> text = stackalloc byte[DnsName.MaxText];
        for (var length = 0; length < name.Length; length++)
        {
            var reader = new WireReader(name.AsSpan(0, length));
            var faults = DnsName.Read(ref reader, text, out var read, 20);
            Assert.True(faults is DnsNameFaults.None or DnsNameFaults.LabelBeyondMessage, faults.ToString());
            Assert.StartsWith(System.Text.Encoding.ASCII.GetString(text[..read]), "www.example.org", StringComparison.Ordinal);
            Assert.True(reader.AtEnd);
        }
    }

    [Theory]
    [InlineData("00", nameof(DnsNameFaults.None), "", 1)]
    [InlineData("03777777026465 00", nameof(DnsNameFaults.None), "www.de", 8)]
    [InlineData("0161C000", nameof(DnsNameFaults.ForwardPointer), "", 4)] // a loop through itself runs out of pointers
    [InlineData("C002", nameof(DnsNameFaults.ForwardPointer), "", 2)]
    [InlineData("C000", nameof(DnsNameFaults.ForwardPointer), "", 2)]
    [InlineData("4061", nameof(DnsNameFaults.LabelBeyondMessage), "", 2)]
    [InlineData("8061", nameof(DnsNameFaults.LabelBeyondMessage), "", 2)]
    public void A_name_is_read_or_its_fault_is_told(string octets, string fault, string expected, int consumed)
    {
        var reader = new WireReader(Convert.FromHexString(octets.Replace(" ", "", StringComparison.Ordinal)));
        Span<byte> text = stackalloc byte[DnsName.MaxText];
        Assert.Equal(fault, DnsName.Read(ref reader, text, out var length, 20).ToString());
        Assert.Equal(consumed, reader.Position);
        if (fault == nameof(DnsNameFaults.None))
            Assert.Equal(expected, System.Text.Encoding.ASCII.GetString(text[..length]));
    }

    [Theory]
    [InlineData(253, nameof(DnsNameFaults.None))]
    [InlineData(254, nameof(DnsNameFaults.NameTooLong))]
    [InlineData(511, nameof(DnsNameFaults.NameTooLong))]
    [InlineData(513, "LabelBeyondText, NameTooLong")]
    public void A_name_that_is_too_long_is_told_and_kept_as_far_as_there_is_room(int length, string faults)
    {
        // Labels of 63 octets and a shorter one at the end.
        var labels = new List<byte>();
        while (labels.Count < length + 1)
        {
            var size = Math.Min(63, length - labels.Count);
            labels.Add((byte)size);
            labels.AddRange(Enumerable.Repeat((byte)'a', size));
        }

        labels.Add(0);
        var reader = new WireReader([.. labels]);
        Span<byte> text = stackalloc byte[DnsName.MaxText];
        Assert.Equal(faults, DnsName.Read(ref reader, text, out var read, 20).ToString());
        Assert.InRange(read, Math.Min(length, 447), length);
    }
}
