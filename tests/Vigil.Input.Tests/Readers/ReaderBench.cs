using System.Diagnostics;
using Vigil.Core;
using Vigil.Core.Declarations;
using Vigil.Core.Diagnostics;
using Vigil.Core.Types;
using Vigil.Core.Values;
using Vigil.Input.Reading;
using Vigil.Runtime;

namespace Vigil.Input.Tests.Readers;

/// <summary>Runs one reader over one source and keeps what it says.</summary>
internal sealed class ReaderBench : IScriptNames, IProgramInfo
{
    private readonly EngineContext _engine;

    public ReaderBench()
    {
        _engine = new(new Silence());
        _ = new ScriptRuntime(_engine, this);
    }

    /// <summary>Options that configuration files may set.</summary>
    public Dictionary<string, GlobalInfo> Options { get; } = [];

    /// <summary>Rows that came.</summary>
    public List<Value[]> Rows { get; } = [];

    /// <summary>Errors and warnings.</summary>
    public List<string> Complaints { get; } = [];

    /// <summary>Events, by name.</summary>
    public List<string> Events { get; } = [];

    IReadOnlyDictionary<string, GlobalInfo> IProgramInfo.Globals => Options;

    IReadOnlyCollection<string> IProgramInfo.SharedTables => [];

    /// <summary>Adds an option.</summary>
    public void AddOption(string name, ScriptType type) =>
        Options.Add(name, new(name, type, 0, "", IsExported: true, IsConstant: false, IsEnumConstant: false, IsOption: true, IsRedefinable: true, IsType: false));

    /// <summary>Reads a source once, to its end.</summary>
    /// <param name="create">Makes the reader.</param>
    /// <param name="source">What it reads.</param>
    /// <param name="fields">The columns.</param>
    /// <param name="config">Settings.</param>
    public void Read(Func<ReaderTarget, InputReader> create, string source, InputField[] fields, Dictionary<string, string>? config = null)
    {
        Rows.Clear();
        Complaints.Clear();
        Events.Clear();
        var outside = new OutsideSources();
        var reader = new ReaderThread(
            create(new()
            {
                Name = "bench",
                Source = source,
                Mode = ReaderMode.Manual,
                Fields = fields,
                Config = config ?? [],
                Names = this,
                Engine = _engine,
            }),
            outside,
            "bench");
        var patience = Stopwatch.StartNew();
        while (reader.IsFirstReading || !reader.Channel.IsEmpty)
        {
            Assert.True(patience.Elapsed < TimeSpan.FromSeconds(30), "the reader does not come to an end");
            if (reader.Channel.TryTake(out var batch))
                Take(reader.Channel, batch);
            else
                outside.Arrival.WaitOne(5);
        }

        reader.Close();
        reader.Channel.Dispose();
    }

    public ScriptType? Find(string name) => null;

    public Value FindValue(string name) => default;

    public GlobalInfo? FindGlobal(string name) => Options.GetValueOrDefault(name);

    public int FindGroup(string name) => -1;

    public ScriptType? FindType(string name) => null;

    private void Take(ReaderChannel channel, InputBatch batch)
    {
        foreach (var message in batch.Messages)
        {
            switch (message.Kind)
            {
                case InputMessageKind.Entry or InputMessageKind.Put:
                    Rows.Add(batch.ValuesOf(message).ToArray());
                    break;
                case InputMessageKind.Warning or InputMessageKind.Error:
                    Complaints.Add(message.Text);
                    break;
                case InputMessageKind.Event:
                    Events.Add(message.Text);
                    break;
                default:
                    break;
            }
        }

        channel.Return(batch);
    }

    private sealed class Silence : Reporter
    {
        public override void Error(string message, SourceLocation? location = null, string kind = "error") => Errors++;

        public override void Warning(string message, SourceLocation? location = null, string kind = "warning")
        {
        }

        public override void Info(string message, SourceLocation? location = null)
        {
        }
    }
}
