using Vigil.Input.Streams;

namespace Vigil.Input.Tests.Streams;

public sealed class SourceMemoryTests
{
    [Fact]
    public void It_remembers_what_a_dictionary_would()
    {
        var memory = new SourceMemory();
        var expected = new Dictionary<ulong, ulong>();
        var random = new Random(7);
        for (var i = 0; i < 100_000; i++)
        {
            var index = (ulong)random.NextInt64(20_000) * 0x9E3779B97F4A7C15;
            if (random.Next(5) == 0)
            {
                memory.Remove(index);
                expected.Remove(index);
            }
            else
            {
                var row = (ulong)random.NextInt64() | 1;
                memory.Set(index, row);
                expected[index] = row;
            }
        }

        Assert.Equal(expected.Count, memory.Count);
        for (var i = 0UL; i < 20_000; i++)
        {
            var index = i * 0x9E3779B97F4A7C15;
            Assert.Equal(expected.TryGetValue(index, out var row), memory.TryGet(index, out var found));
            Assert.Equal(row, found);
        }
    }

    [Fact]
    public void Rows_without_the_bit_are_forgotten_together()
    {
        const ulong bit = 1UL << 63;
        var memory = new SourceMemory();
        for (var i = 0UL; i < 1000; i++)
            memory.Set(i * 0x9E3779B97F4A7C15, 1 | (i % 2 == 0 ? bit : 0));
        memory.Keep(bit, bit);
        Assert.Equal(500, memory.Count);
        Assert.True(memory.TryGet(0, out _));
        Assert.False(memory.TryGet(0x9E3779B97F4A7C15, out _));
        memory.Clear();
        Assert.False(memory.TryGet(0, out _));
    }
}
