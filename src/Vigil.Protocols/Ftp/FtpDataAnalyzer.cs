using Vigil.Analysis.Tree;
using Vigil.Protocols.Transfer;

namespace Vigil.Protocols.Ftp;

/// <summary>A data connection that a control connection announced.</summary>
[Analyzer("FTP_Data")]
internal sealed class FtpDataAnalyzer(AnalyzerContext context) : FileTransferAnalyzer(context);
