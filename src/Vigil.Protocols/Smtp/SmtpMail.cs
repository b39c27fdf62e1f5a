using Vigil.Analysis.Tree;
using Vigil.Core.Net;
using Vigil.Protocols.Mime;

namespace Vigil.Protocols.Smtp;

/// <summary>A message on its way: what scripts hear of its lines, its MIME structure and, if wanted, the whole of it as a file.</summary>
internal sealed class SmtpMail
{
    private readonly Analyzer _analyzer;
    private readonly SmtpEvents _events;
    private readonly MailMessage _message;
    private string? _wholeFile;
    private long _length;

    /// <summary>Begins a message.</summary>
    /// <param name="analyzer">Its protocol.</param>
    /// <param name="events">What scripts hear.</param>
    /// <param name="number">Its place among the messages of the connection, if the whole of it is a file; else 0.</param>
    public SmtpMail(Analyzer analyzer, SmtpEvents events, int number)
    {
        _analyzer = analyzer;
        _events = events;
        if (number > 0)
            _wholeFile = Files.HashHandle($"SMTP message {analyzer.Connection.Uid} {number}");
        _message = new(analyzer, Direction.Originator);
    }

    /// <summary>Whether scripts do not want to hear of its content (<c>skip_smtp_data</c>).</summary>
    public bool IsSkipped { get; set; }

    private Analysis.Files.FileManager Files => _analyzer.Connection.Services.Files;

    /// <summary>A line came.</summary>
    public void Line(ReadOnlySpan<byte> line, bool endsLine)
    {
        if (_wholeFile is not null)
        {
            Whole(line);
            if (endsLine)
                Whole("\r\n"u8);
        }

        if (IsSkipped)
            return;
        _events.Data(_analyzer.Connection, isOrig: true, line);
        _message.Deliver(line, endsLine);
    }

    /// <summary>Octets never came.</summary>
    public void Gap(long length)
    {
        if (_wholeFile is not null)
            _wholeFile = Files.Gap(_length, length, _analyzer, Direction.Originator, _wholeFile);
        _length += length;
        if (!IsSkipped)
            _message.Gap(length);
    }

    /// <summary>It is over.</summary>
    public void End()
    {
        _message.Done();
        if (_wholeFile is not null)
            Files.EndOfFile(_wholeFile);
    }

    private void Whole(ReadOnlySpan<byte> data)
    {
        if (_wholeFile is null)
            return;
        _wholeFile = Files.DataIn(data, _analyzer, Direction.Originator, _wholeFile);
        _length += data.Length;
    }
}
