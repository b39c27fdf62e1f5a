using Vigil.Core.Types;
using Vigil.Core.Values;
using Vigil.Input.Streams;

namespace Vigil.Input.Tests.Streams;

public sealed class RowValuesTests
{
    [Fact]
    public void Rows_of_different_content_have_different_fingerprints()
    {
        var seen = new HashSet<ulong>();
        for (var i = 0; i < 10_000; i++)
        {
            Assert.True(seen.Add(RowValues.Fingerprint([Value.String($"text {i}"), Value.Count(1)])));
            Assert.True(seen.Add(RowValues.Fingerprint([Value.Count(i), Value.String("text")])));
        }

        Assert.NotEqual(RowValues.Fingerprint([Value.String("a"), Value.String("")]), RowValues.Fingerprint([Value.String(""), Value.String("a")]));
        Assert.NotEqual(RowValues.Fingerprint([Value.Count(0)]), RowValues.Fingerprint([default]));
    }

    [Fact]
    public void The_order_of_a_set_does_not_count()
    {
        var type = new TableType([BaseType.Count], null);
        var (one, other) = (new TableVal(type), new TableVal(type));
        one.Set(Value.Count(1));
        one.Set(Value.Count(2));
        other.Set(Value.Count(2));
        other.Set(Value.Count(1));
        Assert.Equal(RowValues.Fingerprint([Value.Of(one)]), RowValues.Fingerprint([Value.Of(other)]));
    }
}
