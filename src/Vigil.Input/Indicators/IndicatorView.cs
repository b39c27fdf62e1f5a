using Vigil.Core.Values;

namespace Vigil.Input.Indicators;

/// <summary>Which indicators of the store an engine has taken into the tables of its scripts: those that were seen.</summary>
internal sealed class IndicatorView
{
    private readonly Dictionary<(int Type, ByteString Key), uint> _known = [];

    /// <summary>The age of the last record about an indicator that the engine knows; 0 if none.</summary>
    public uint KnownUntil(int type, ReadOnlySpan<byte> key) =>
        _known.Count == 0 ? 0 : _known.GetValueOrDefault((type, ByteString.Copy(key)));

    /// <summary>The engine knows all about an indicator up to an age.</summary>
    public void Know(int type, ReadOnlySpan<byte> key, uint age) => _known[(type, ByteString.Copy(key))] = age;
}
