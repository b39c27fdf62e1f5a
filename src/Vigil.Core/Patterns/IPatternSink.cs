namespace Vigil.Core.Patterns;

/// <summary>Learns which patterns of a <see cref="PatternSet"/> match; a struct, so that calls are direct.</summary>
public interface IPatternSink
{
    /// <summary>A pattern has matched for the first time in this input.</summary>
    /// <param name="pattern">Its number in the set.</param>
    /// <param name="end">Offset just behind the match in the piece of data at hand; 0 if it needed nothing of it.</param>
    void Matched(int pattern, int end);
}
