using Vigil.Core.Diagnostics;
using Vigil.Script.Syntax;
using Vigil.Script.Syntax.Loading;

namespace Vigil.Script.Tests.Syntax;

public sealed class ScriptLoaderTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("vigil-loader").FullName;
    private readonly ProgramRecorder _program = new();

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void A_script_is_read_once_at_the_place_of_its_first_load()
    {
        Write("main.zeek", "global a = 1;\n@load ./sub/b\n@load pkg\n@load sub/../sub/b.zeek\nglobal z = 1;");
        Write("sub/b.zeek", "module B; global b = 1;\n@load ./c");
        Write("sub/c.bro", "global c = 1;");
        Write("pkg/__load__.zeek", "@load ./inner");
        Write("pkg/inner.zeek", "global i = 1;");
        var loader = Loader();
        Assert.True(loader.Load("main"));
        Assert.Equal(["GLOBAL::a", "B::b", "B::c", "GLOBAL::i", "GLOBAL::z"], Names());
        Assert.Equal([0, 1, 2, 1, 2], loader.Loaded.Select(l => l.Level));
        Assert.Equal($"{_root}/sub/c.bro", loader.Loaded[2].Name);
        Assert.Equal($"{_root}/sub/b.zeek", _program.Declarations[1].Location.File);
    }

    [Fact]
    public void A_run_reads_base_scripts_arguments_prefixes_assignments_and_code_in_this_order()
    {
        Write("base/init-bare.zeek", "@prefixes += local\nglobal bare = 1;");
        Write("base/init-frameworks-and-bifs.zeek", "global frameworks = 1;");
        Write("base/init-default.zeek", "global standard = 1;");
        Write("local.base.init-default.zeek", "global prefixed = 1;");
        Write("user.zeek", "@unload ./never\n@load ./never\n@load-sigs ./rules\nglobal user = 1;");
        Write("never.zeek", "???");
        Write("rules.sig", "");
        var loader = Loader();
        var plan = new LoadPlan
        {
            Scripts = ["user.zeek", "-"],
            StandardInput = () => [.. "global input = 1;"u8],
            Assignments = () => $"redef a{Names().Count} = 1;",
            Code = "print 1",
        };
        Assert.True(loader.Run(plan));
        Assert.Empty(_program.Messages);
        Assert.Equal(
            ["GLOBAL::bare", "GLOBAL::frameworks", "GLOBAL::standard", "GLOBAL::user", "GLOBAL::input", "GLOBAL::prefixed", "GLOBAL::a6"],
            Names());
        Assert.Equal("<params>", _program.Declarations[^1].Location.File);
        Assert.Equal("<command line>", _program.Statements[0].Location.File);
        Assert.Equal([$"{_root}/rules.sig"], loader.SignatureFiles);
    }

    [Fact]
    public void Links_lead_to_one_identity()
    {
        Write("real/x.zeek", "global x = 1;");
        Directory.CreateSymbolicLink($"{_root}/linked", $"{_root}/real");
        Write("main.zeek", "@load real/x\n@load linked/x");
        Assert.True(Loader().Load("main"));
        Assert.Single(_program.Declarations);
    }

    [Fact]
    public void A_directory_without_package_file_is_fatal()
    {
        Directory.CreateDirectory($"{_root}/pkg");
        var error = Assert.Throws<FatalError>(() => Loader().Load("pkg"));
        Assert.Equal("Failed to open package 'pkg': missing '__load__.zeek' file", error.Message);
    }

    [Fact]
    public void A_syntax_error_behind_a_loaded_file_names_that_file()
    {
        Write("main.zeek", "@load ./part\n}");
        Write("part.zeek", "function f() { print 1;");
        Write("half.zeek", "global x =");
        Write("other.zeek", "@load ./half\n;");
        Assert.True(Loader().Load("main"));
        Assert.False(Loader().Load("other"));
        Assert.Equal(
            [$"error in {_root}/other.zeek, line 2: syntax error, at or near \";\" or end of file {_root}/half.zeek"],
            _program.Messages);
    }

    [Fact]
    public void The_search_path_comes_from_the_environment_or_the_installation()
    {
        Assert.Equal(["./a", "/b"], ScriptSearchPath.FromEnvironment("/s", v => v == "ZEEKPATH" ? "./a:/b/" : null).Directories);
        Assert.Equal(
            [".", "/s", "/s/policy", "/s/site", "/s/builtin-plugins"],
            ScriptSearchPath.FromEnvironment("/s", _ => null).Directories);
        Assert.Equal("base.utils.x.zeek", new ScriptSearchPath(["/s"]).Flatten("/s/base/utils/x.zeek"));
        Assert.Equal("base.utils", new ScriptSearchPath(["/s"]).Flatten("/s/base/utils/__load__.zeek"));
    }

    private ScriptLoader Loader() => new(_program, new ScriptSearchPath([_root]));

    private List<string> Names() => [.. _program.Declarations.Cast<VariableDeclaration>().Select(d => $"{d.Module}::{d.Name}")];

    private void Write(string name, string text)
    {
        var path = Path.Combine(_root, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
