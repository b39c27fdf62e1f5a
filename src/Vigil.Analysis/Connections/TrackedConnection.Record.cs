using Vigil.Core.Values;
using Vigil.Packets.Decoding;

namespace Vigil.Analysis.Connections;

internal abstract partial class TrackedConnection
{
    private ConnectionThresholds? _thresholds;
    private RecordVal? _record;
    private int _tunnelChanges;
    private bool _isTunnelChangeNoted;

    /// <summary>What scripts want to be told about its size, made if need be.</summary>
    public ConnectionThresholds RequireThresholds() => _thresholds ??= new(this, Events);

    /// <summary>Announces a duration.</summary>
    public void SetDurationThreshold(double seconds)
    {
        RequireThresholds().Duration = seconds;
        if (seconds > 0)
            SetDeadline(Deadline.Duration, First + seconds);
        else
            DropDeadline(Deadline.Duration);
        _thresholds!.CheckDuration(Engine.Now);
    }

    /// <inheritdoc/>
    public override RecordVal ToRecord()
    {
        _record ??= Tracker.Records.Create(this);
        Tracker.Records.Update(_record, this);
        return _record;
    }

    // After a flip events must not carry the old roles; scripts keep what they stored in the record.
    private void ForgetRecord()
    {
        if (_record is not null)
            Tracker.Records.Flip(_record, this);
    }

    private void OnTunnelChange(EncapsulationStack? tunnel)
    {
        const int maxChanges = 5;
        if (_tunnelChanges == maxChanges)
        {
            if (!_isTunnelChangeNoted)
                AddHistory('X');
            _isTunnelChangeNoted = true;
            Weird("tunnel_max_changes_per_connection_exceeded", maxChanges.ToString(System.Globalization.CultureInfo.InvariantCulture));
            return;
        }

        _tunnelChanges++;
        Tunnel = tunnel;
        if (Events.HasTunnelChanged)
            Events.TunnelChanged(this, Tracker.Records.TunnelVector(tunnel));
    }
}
