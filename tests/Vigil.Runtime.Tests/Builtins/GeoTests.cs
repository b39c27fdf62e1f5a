using Vigil.Core.Values;
using Vigil.Runtime.Builtins.Geo;

namespace Vigil.Runtime.Tests.Builtins;

public class GeoTests
{
    private readonly BuiltinHost _host = new();

    [Fact]
    public void A_database_that_cannot_be_opened_is_refused_in_words()
    {
        // The same sentence serves a missing file and, with the name of the package, a missing library.
        Assert.False(GeoFunctions.OpenLocation(_host.Context, ByteString.From("/nonexistent.mmdb")));
        Assert.False(GeoFunctions.OpenSystems(_host.Context, ByteString.From("/nonexistent.mmdb")));
        Assert.All(_host.Messages, static m => Assert.StartsWith("failed to open MaxMind DB: ", m, StringComparison.Ordinal));
        Assert.Equal(2, _host.Messages.Count);
    }
}
