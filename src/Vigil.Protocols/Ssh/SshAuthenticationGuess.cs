namespace Vigil.Protocols.Ssh;

/// <summary>What a packet of the server seems to say about authentication.</summary>
internal enum SshVerdict
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The attempt failed.</summary>
    Failure,

    /// <summary>The client is in.</summary>
    Success,

    /// <summary>The client is in without having to prove anything.</summary>
    SuccessWithoutProof,
}

/// <summary>Guesses the outcome of authentication from the sizes of encrypted packets.</summary>
/// <remarks>
/// Padding and MAC add the same to every packet, so differences of size survive encryption. The server's first packet
/// is SERVICE_ACCEPT for "ssh-userauth" (17 octets of payload), and USERAUTH_SUCCESS has one octet: whatever is exactly 16
/// octets smaller than the first packet means success. Clients ask for method "none" first, so the second packet shows what
/// USERAUTH_FAILURE looks like (RFC 4252, 5).
/// </remarks>
internal struct SshAuthenticationGuess
{
    private const int AcceptToSuccess = 16;

    private int _acceptSize;
    private int _failureSize;
    private bool _clientSpoke;

    /// <summary>Whether the outcome is settled.</summary>
    public bool IsDecided { get; private set; }

    /// <summary>Takes a piece of encrypted data.</summary>
    public SshVerdict Take(int size, bool fromServer)
    {
        if (IsDecided)
            return SshVerdict.None;
        if (!fromServer)
        {
            _clientSpoke = true;
            return SshVerdict.None;
        }

        // Before the client has asked for the service nothing can be accepted.
        if (!_clientSpoke)
            return SshVerdict.None;
        if (_acceptSize == 0)
        {
            _acceptSize = size;
            return SshVerdict.None;
        }

        if (size == _acceptSize - AcceptToSuccess)
        {
            IsDecided = true;
            return _failureSize == 0 ? SshVerdict.SuccessWithoutProof : SshVerdict.Success;
        }

        if (_failureSize == 0)
        {
            _failureSize = size; // the answer to "none", which is no attempt
            return SshVerdict.None;
        }

        return size == _failureSize ? SshVerdict.Failure : SshVerdict.None;
    }
}
