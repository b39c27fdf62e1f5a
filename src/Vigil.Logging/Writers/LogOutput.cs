using Vigil.Core.Values;

namespace Vigil.Logging.Writers;

/// <summary>One engine's end of a log: gathers rows and hands them over in batches.</summary>
internal sealed class LogOutput(LogThread thread)
{
    private const int BatchSize = 128;

    private List<Value[]> _rows = [];

    /// <summary>Adds a row.</summary>
    public void Write(Value[] row)
    {
        _rows.Add(row);
        if (_rows.Count >= BatchSize)
            HandOver();
    }

    /// <summary>Hands over what was gathered.</summary>
    public void HandOver()
    {
        if (_rows.Count == 0)
            return;
        thread.Post(_rows);
        _rows = new(BatchSize);
    }

    /// <summary>Hands over and asks the writer to bring everything to its file.</summary>
    public void Flush()
    {
        HandOver();
        thread.Post(null);
    }
}
