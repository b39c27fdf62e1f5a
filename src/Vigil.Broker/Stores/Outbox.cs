namespace Vigil.Broker;

/// <summary>Commands on their way out: collected while a store's lock is held, sent after it was released.</summary>
/// <remarks>
/// Stores of one process reach each other by plain calls. Were commands sent under the lock, a master and a clone writing to each other
/// would wait for each other for ever. One thread sends at a time, so the order stays; whoever comes meanwhile leaves his to it.
/// </remarks>
internal sealed class Outbox(Endpoint endpoint, Topic topic)
{
    private readonly Lock _gate = new();
    private List<(EndpointId Receiver, byte[] Command)> _waiting = [];
    private List<(EndpointId Receiver, byte[] Command)> _leaving = []; // touched by whoever sends
    private bool _isSending;

    public void Add(EndpointId receiver, byte[] command)
    {
        lock (_gate)
            _waiting.Add((receiver, command));
    }

    /// <summary>Sends what waits; not to be called with a lock held.</summary>
    public void Send(ref Pressure pressure)
    {
        lock (_gate)
        {
            if (_isSending || _waiting.Count == 0)
                return;
            _isSending = true;
        }

        while (true)
        {
            lock (_gate)
            {
                if (_waiting.Count == 0)
                {
                    _isSending = false;
                    return;
                }

                (_waiting, _leaving) = (_leaving, _waiting);
            }

            try
            {
                foreach (var (receiver, command) in _leaving)
                    endpoint.SendCommand(receiver, topic, command, ref pressure);
            }
            catch
            {
                // What was not sent will be asked for; a sender that seemed to be at work for ever would stop the store.
                lock (_gate)
                    _isSending = false;
                throw;
            }
            finally
            {
                _leaving.Clear();
            }
        }
    }
}
