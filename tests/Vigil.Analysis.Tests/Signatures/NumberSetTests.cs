using Vigil.Analysis.Signatures;

namespace Vigil.Analysis.Tests.Signatures;

public sealed class NumberSetTests
{
    [Fact]
    public void It_holds_what_a_hash_set_holds()
    {
        var random = new Random(5);
        var set = default(NumberSet);
        var expected = new HashSet<int>();
        Assert.False(set.Contains(0));
        for (var i = 0; i < 500; i++)
        {
            var number = random.Next(300);
            Assert.Equal(expected.Add(number), set.Add(number));
        }

        for (var number = -1; number < 301; number++)
            Assert.Equal(expected.Contains(number), set.Contains(number));
    }
}
