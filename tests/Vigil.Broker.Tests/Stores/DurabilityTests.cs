namespace Vigil.Broker.Tests;

public sealed class DurabilityTests
{
    [Theory]
    [InlineData(StoreBackend.Sqlite)]
    [InlineData(StoreBackend.RocksDb)]
    public async Task A_killed_process_loses_nothing_that_was_acknowledged(StoreBackend backend)
    {
        using var folder = new TemporaryFolder();
        var path = folder.Path("s");
        var random = new Random(4);
        ulong acknowledged = 0;
        for (var round = 0; round < 3; round++)
        {
            using (var process = OtherProcess.Start("write", backend.ToString(), path))
            {
                for (var lines = random.Next(1, 200); lines > 0; lines--)
                    acknowledged = ulong.Parse((await process.ReadLineAsync())!, System.Globalization.CultureInfo.InvariantCulture);
                process.Kill(); // SIGKILL: nothing is tidied up
                while (await process.ReadLineAsync() is { Length: > 0 } line && ulong.TryParse(line, out var later) && later > acknowledged)
                    acknowledged = later;
                await process.WaitForExitAsync();
            }

            await using var context = new BrokerContext();
            var store = context.Spawn().AttachMaster("s", backend, new StoreOptions { Path = path });
            Assert.InRange(store.Get("number").AsCount(), acknowledged, ulong.MaxValue);
            for (var number = acknowledged - Math.Min(acknowledged - 1, 99); number <= acknowledged; number++)
                Assert.InRange(store.Get($"key {number % 100}").AsCount(), number, ulong.MaxValue);
        }
    }
}
