namespace Vigil.Tools.Cut;

/// <summary>The program <c>vigil-cut</c>: columns of logs, from standard input to standard output (language.md 9.2).</summary>
internal static class Program
{
    private static int Main(string[] arguments)
    {
        using var output = new BufferedStream(Console.OpenStandardOutput(), 1 << 16);
        using var input = Console.OpenStandardInput();
        try
        {
            return Run(arguments, input, output, Console.Error, Environment.GetEnvironmentVariable);
        }
        catch (IOException e)
        {
            Console.Error.WriteLine($"vigil-cut: {e.Message}");
            return 1;
        }
    }

    /// <summary>Runs the program.</summary>
    /// <returns>The exit status.</returns>
    public static int Run(
        string[] arguments, Stream input, Stream output, TextWriter errors, Func<string, string?> environment)
    {
        CutOptions? options;
        try
        {
            options = CutOptions.Parse(arguments, environment, errors);
            if (options is null)
            {
                output.Write(CutUsage.Text);
                output.Flush();
                return 1;
            }

            var cut = new LogCut(options, output, errors);
            var lines = new LineReader(input);
            while (lines.TryRead(out var line))
                cut.Take(line);
            cut.End();
            output.Flush();
            return 0;
        }
        catch (CutError e)
        {
            output.Flush();
            errors.WriteLine($"vigil-cut: {e.Message}");
            return 1;
        }
    }
}
