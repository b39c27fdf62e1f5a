using Vigil.Analysis.Files;

namespace Vigil.Analysis.Tests.Files;

public sealed class FileReassemblerTests
{
    [Fact]
    public void Any_order_and_overlap_gives_each_octet_once_and_what_came_first_stays()
    {
        var random = new Random(7);
        for (var round = 0; round < 300; round++)
        {
            var expected = new byte[64];
            var reassembler = new FileReassembler();
            for (var part = 0; part < 12; part++)
            {
                var start = random.Next(60);
                var data = new byte[random.Next(1, 64 - start)];
                Array.Fill(data, (byte)(part + 1));
                for (var i = 0; i < data.Length; i++)
                {
                    if (expected[start + i] == 0)
                        expected[start + i] = data[i];
                }

                reassembler.Add(start, data);
            }

            var actual = new byte[64];
            var held = reassembler.Size;
            while (!reassembler.IsEmpty)
            {
                var at = (int)reassembler.First;
                reassembler.TakeFirst().CopyTo(actual, at);
            }

            Assert.Equal(expected, actual);
            Assert.Equal(expected.Count(static o => o != 0), held);
            Assert.Equal(0, reassembler.Size);
        }
    }
}
