using System.Text;
using Vigil.Core;
using Vigil.Core.Diagnostics;
using Vigil.Core.Events;
using Vigil.Core.Values;
using Vigil.Runtime;
using Vigil.Script.Syntax.Loading;

namespace Vigil.Script.Tests;

/// <summary>Runs a script text without the base scripts and keeps what it prints and what is reported.</summary>
internal sealed class ScriptRun
{
    private readonly StringBuilder _output = new();
    private readonly List<string> _messages = [];

    private ScriptRun()
    {
        Context = new EngineContext(new Collector(_messages));
        Context.AddService<PrintSink>(new Sink(_output, () => Printed?.Invoke()));
        Context.AddService(new RandomSource());
    }

    public EngineContext Context { get; }

    public ScriptProgram? Program { get; private set; }

    /// <summary>Called for each line that is printed.</summary>
    public Action? Printed { get; set; }

    public string Output => _output.ToString();

    public IReadOnlyList<string> Messages => _messages;

    /// <summary>Reads, compiles and runs a text: zeek_init, two drains, pending timers, zeek_done.</summary>
    public static ScriptRun Of(string text, string name = "t.zeek")
    {
        var run = Read(text, out var builder, name);
        if (run._messages.Any(static m => m.StartsWith("error", StringComparison.Ordinal)))
            return run;
        run.Complete(builder);
        return run;
    }

    /// <summary>Compiles and runs what has been read.</summary>
    public void Complete(ProgramBuilder builder)
    {
        Program = builder.Complete();
        Program.KeepInitialValues();
        Start(Context);
    }

    /// <summary>Reads a text without running it.</summary>
    public static ScriptRun Read(string text, out ProgramBuilder builder, string name = "t.zeek")
    {
        var run = new ScriptRun();
        builder = new ProgramBuilder(run.Context, new Runtime.Module().Descriptors);
        new ScriptLoader(builder, new ScriptSearchPath(["."])).LoadText(name, text);
        return run;
    }

    /// <summary>Runs a text with instrumented code.</summary>
    public static ScriptRun Profiled(string text, out Runtime.Profiling.ProfileMap map)
    {
        var run = new ScriptRun();
        var builder = new ProgramBuilder(run.Context, new Runtime.Module().Descriptors);
        map = builder.Profile();
        new ScriptLoader(builder, new ScriptSearchPath(["."])).LoadText("t.zeek", text);
        run.Program = builder.Complete();
        run.Start(run.Context);
        return run;
    }

    /// <summary>Checks a text as <c>--parse-only</c> does, with all that is worth a warning.</summary>
    public static ScriptRun Check(string text, bool recovers = true)
    {
        var run = new ScriptRun();
        var builder = new ProgramBuilder(run.Context, new Runtime.Module().Descriptors) { Recovers = recovers };
        var loader = new ScriptLoader(builder, new ScriptSearchPath(["."]), recovers: recovers);
        try
        {
            if (loader.LoadText("t.zeek", text) && run.Context.Reporter.Errors == 0)
                builder.Check(static _ => true);
        }
        catch (FatalError error)
        {
            run.Context.Reporter.Error(error.Message, error.Location, "fatal error");
        }

        return run;
    }

    /// <summary>Runs the program in an engine.</summary>
    public void Start(EngineContext context)
    {
        var events = new EventTable(context);
        Program!.Instantiate(context, events); // set by Of
        events.Get("zeek_init").Raise();
        Program.RunTopLevel(context);
        context.Events.Drain();
        context.IsTerminating = true;
        while (context.Timers.FireNextAtEnd(context.Now))
            context.Events.Drain();
        while (context.Events.Count > 0)
            context.Events.Drain();
        events.Get("zeek_done").Raise();
        context.Events.Drain();
    }

    /// <summary>Another engine, with the output of this run.</summary>
    public EngineContext AnotherEngine()
    {
        var context = new EngineContext(new Collector(_messages));
        context.AddService<PrintSink>(new Sink(_output));
        context.AddService(new RandomSource());
        return context;
    }

    private sealed class Sink(StringBuilder output, Action? printed = null) : PrintSink
    {
        public override void Write(ReadOnlySpan<byte> line)
        {
            output.Append(Encoding.UTF8.GetString(line));
            printed?.Invoke();
        }
    }

    private sealed class Collector(List<string> messages) : Reporter
    {
        public override void Error(string message, SourceLocation? location = null, string kind = "error")
        {
            Errors++;
            Add(kind, message, location);
        }

        public override void Warning(string message, SourceLocation? location = null, string kind = "warning") =>
            Add(kind, message, location);

        public override void Explain(string hint) => messages.Add("= " + hint);

        public override void Info(string message, SourceLocation? location = null) => Add("info", message, location);

        private void Add(string kind, string message, SourceLocation? location) =>
            messages.Add(location is null ? $"{kind}: {message}" : $"{kind} in {location}: {message}");
    }
}
