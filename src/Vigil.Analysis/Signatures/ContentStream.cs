using Vigil.Core.Patterns;

namespace Vigil.Analysis.Signatures;

/// <summary>Where one item of content stands in each pattern group.</summary>
internal sealed class ContentStream(int groups)
{
    /// <summary>One stream for each group.</summary>
    public PatternStream[] Streams { get; } = new PatternStream[groups];

    /// <summary>Octets of the item offered so far, for limits of depth.</summary>
    public int Offered { get; set; }

    /// <summary>Whether nothing can match any more.</summary>
    public bool IsDead
    {
        get
        {
            foreach (var stream in Streams)
            {
                if (!stream.IsDead)
                    return false;
            }

            return true;
        }
    }

    /// <summary>Begins a new item.</summary>
    public void Reset()
    {
        Streams.AsSpan().Clear();
        Offered = 0;
    }
}
