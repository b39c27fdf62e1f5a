namespace Vigil.Runtime.Code;

/// <summary>The lines of one compiled method.</summary>
/// <param name="file">Where it stands.</param>
/// <param name="line">Its first line.</param>
public sealed class MethodPlaces(string file, int line)
{
    private readonly List<(int Offset, int Line)> _starts = [];

    /// <summary>Where it stands.</summary>
    public string File { get; } = file;

    /// <summary>From this instruction on it is that line; instructions come in order.</summary>
    public void Add(int offset, int line)
    {
        if (_starts is [.., var last] && last.Line == line)
            return;
        _starts.Add((offset, line));
    }

    /// <summary>The line of an instruction.</summary>
    public int LineAt(int offset)
    {
        var (low, high) = (0, _starts.Count - 1);
        var found = line;
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (_starts[middle].Offset <= offset)
            {
                found = _starts[middle].Line;
                low = middle + 1;
            }
            else
            {
                high = middle - 1;
            }
        }

        return found;
    }
}
