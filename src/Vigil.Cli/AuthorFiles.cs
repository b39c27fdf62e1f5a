namespace Vigil.Cli;

/// <summary>Tells scripts of the user from installed ones, which are checked only where they are named.</summary>
internal static class AuthorFiles
{
    /// <summary>Whether a file is one of the user's.</summary>
    public static Func<string, bool> Of(ProgramOptions options)
    {
        var installed = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "scripts")) + Path.DirectorySeparatorChar;
        return file => file.StartsWith('<')
            || !Path.GetFullPath(file).StartsWith(installed, StringComparison.Ordinal)
            || options.Scripts.Any(name => file.Contains(name, StringComparison.Ordinal));
    }
}
