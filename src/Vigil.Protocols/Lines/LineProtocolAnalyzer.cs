using Vigil.Analysis.Tree;
using Vigil.Core.Net;
using Vigil.Protocols.Ssl;

namespace Vigil.Protocols.Lines;

/// <summary>Base of protocols in which both sides speak in lines, and which may go on under TLS (STARTTLS and its like).</summary>
internal abstract class LineProtocolAnalyzer : Analyzer
{
    /// <summary>Cuts both directions into lines.</summary>
    /// <param name="context">What it is made from.</param>
    /// <param name="ends">What ends a line besides CR LF.</param>
    /// <param name="dropsNul">Whether a NUL in a line is dropped and noted.</param>
    /// <param name="skipsPartial">Whether a connection picked up in mid-stream yields nothing.</param>
    /// <param name="maxLine">Longest line, octets.</param>
    /// <param name="isTelnet">Whether the lines are those of Telnet (RFC 854).</param>
    protected LineProtocolAnalyzer(
        AnalyzerContext context, LineEnds ends, bool dropsNul = false, bool skipsPartial = false, int maxLine = 1 << 20, bool isTelnet = false)
        : base(context)
    {
        var weirds = new LineWeirds();
        OrigLines = Make(Direction.Originator);
        RespLines = Make(Direction.Responder);
        AddSupport(OrigLines);
        AddSupport(RespLines);

        LineAnalyzer Make(Direction direction) => new(Connection, direction, ends, weirds, isTelnet)
        {
            DropsNul = dropsNul,
            SkipsPartial = skipsPartial,
            MaxLineLength = maxLine,
        };
    }

    /// <summary>What cuts the originator's stream.</summary>
    protected LineAnalyzer OrigLines { get; private set; }

    /// <summary>What cuts the responder's stream.</summary>
    protected LineAnalyzer RespLines { get; private set; }

    /// <summary>Whether another protocol has taken over.</summary>
    protected bool IsHandedOver { get; private set; }

    /// <inheritdoc/>
    public override void FlipRoles()
    {
        (OrigLines, RespLines) = (RespLines, OrigLines);
        base.FlipRoles();
    }

    /// <summary>A line came, without its end.</summary>
    protected abstract void OnLine(ReadOnlySpan<byte> line, Direction direction);

    /// <summary>Octets came that were asked for as they are (<see cref="LineAnalyzer.DeliverPlain"/>).</summary>
    protected virtual void OnPlain(ReadOnlySpan<byte> data, Direction direction)
    {
    }

    /// <summary>Octets of this protocol never came.</summary>
    protected virtual void OnGap(long length, Direction direction)
    {
    }

    /// <summary>What cuts a direction.</summary>
    protected LineAnalyzer LinesOf(Direction direction) => direction.IsOrig() ? OrigLines : RespLines;

    /// <summary>From the next octet on both directions are TLS.</summary>
    protected void HandOverToTls()
    {
        TlsHandOver.Begin(this);
        PassOnUnchanged();
    }

    /// <summary>From the next octet on both directions go to the children as they are.</summary>
    protected void PassOnUnchanged()
    {
        IsHandedOver = true;
        OrigLines.DeliverPlain(long.MaxValue);
        RespLines.DeliverPlain(long.MaxValue);
    }

    /// <inheritdoc/>
    protected sealed override void DeliverStream(ReadOnlySpan<byte> data, Direction direction)
    {
        if (IsHandedOver)
            base.DeliverStream(data, direction);
        else if (LinesOf(direction).IsPlain)
            OnPlain(data, direction);
        else
            OnLine(data, direction);
    }

    /// <inheritdoc/>
    protected sealed override void Undelivered(long offset, long length, Direction direction)
    {
        if (IsHandedOver)
            base.Undelivered(offset, length, direction);
        else
            OnGap(length, direction);
    }
}
