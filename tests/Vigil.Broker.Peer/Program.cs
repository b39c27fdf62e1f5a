using Vigil.Broker;

// The other process of tests that need two.
//   write BACKEND PATH   master of a store that writes for ever, and says what was acknowledged
//   echo PORT            sends back what it gets
using var context = new BrokerContext();
new Thread(EndWithInput) { IsBackground = true }.Start();
switch (args)
{
    case ["write", var backend, var path]:
        var store = context.Spawn().AttachMaster("s", Enum.Parse<StoreBackend>(backend), new StoreOptions { Path = path });
        var number = store.TryGet("number", out var last) ? last.AsCount() : 0;
        while (true)
        {
            // Two writes that share a commit, then the word that both are safe.
            var writes = Task.WhenAll(store.PutAsync($"key {++number % 100}", number), store.PutAsync("number", number));
            await writes;
            Console.WriteLine(number);
        }

    case ["echo", var port]:
        var endpoint = context.Spawn();
        endpoint.Subscribe("there");
        if (!endpoint.Peer("127.0.0.1", int.Parse(port, System.Globalization.CultureInfo.InvariantCulture)))
            return 1;
        while (true)
        {
            var message = endpoint.Receive();
            endpoint.Publish("back", message.Data);
            if (message.Data.IsNone)
                return 0;
        }

    default:
        return 2;
}

// Whoever has started this process holds the other end. When he is gone, however he went, nothing is left to do.
static void EndWithInput()
{
    while (Console.In.Read() >= 0)
        continue;
    Environment.Exit(3);
}
