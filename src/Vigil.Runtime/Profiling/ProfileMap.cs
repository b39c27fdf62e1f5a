namespace Vigil.Runtime.Profiling;

/// <summary>Numbers that instrumented code gives for functions and lines; made by the compiler, shared by engines.</summary>
public sealed class ProfileMap
{
    private readonly List<ProfiledFunction> _functions = [];
    private readonly List<(int Function, int Line)> _lines = [];
    private readonly Dictionary<(int Function, int Line), int> _lineNumbers = [];

    /// <summary>Bodies by number.</summary>
    public IReadOnlyList<ProfiledFunction> Functions => _functions;

    /// <summary>Lines by number: the function they belong to, and the line of its file.</summary>
    public IReadOnlyList<(int Function, int Line)> Lines => _lines;

    /// <summary>Gives a body its number.</summary>
    public int Add(ProfiledFunction function)
    {
        _functions.Add(function);
        return _functions.Count - 1;
    }

    /// <summary>The number of a line of a body.</summary>
    public int Line(int function, int line)
    {
        if (!_lineNumbers.TryGetValue((function, line), out var number))
        {
            _lineNumbers.Add((function, line), number = _lines.Count);
            _lines.Add((function, line));
        }

        return number;
    }
}
