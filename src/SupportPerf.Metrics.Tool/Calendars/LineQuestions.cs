using System.Globalization;
using System.Text;

namespace SupportPerf.Metrics.Tool.Calendars;

/// <summary>Answers one line: writes the answer, without the end of the line, and returns null; or writes nothing and returns what is wrong.</summary>
internal delegate string? LineAnswer(ReadOnlySpan<byte> line, AnswerWriter answers);

/// <summary>Reads questions line by line and writes one answer line for each.</summary>
internal static class LineQuestions
{
    /// <summary>Answers all lines and returns the exit code.</summary>
    public static int Run(LineAnswer answer, ToolConsole console, CancellationToken cancellation)
    {
        AnswerWriter answers = new(console.Output);
        byte[] buffer = new byte[1 << 16];
        int start = 0;
        int end = 0;
        long number = 0;
        bool allGood = true;
        while (true)
        {
            int length = buffer.AsSpan(start, end - start).IndexOf((byte)'\n');
            if (length >= 0)
            {
                allGood &= Answer(buffer.AsSpan(start, length), ++number);
                start += length + 1;
                continue;
            }

            // What is answered goes out before we wait for more, so that a program can ask and read in turn.
            answers.Flush();
            cancellation.ThrowIfCancellationRequested();
            buffer.AsSpan(start, end - start).CopyTo(buffer);
            end -= start;
            start = 0;
            if (end == buffer.Length)
            {
                Array.Resize(ref buffer, buffer.Length * 2);
            }

            int read = console.Input.Read(buffer, end, buffer.Length - end);
            if (read == 0)
            {
                break;
            }

            end += read;
        }

        if (end > 0)
        {
            allGood &= Answer(buffer.AsSpan(0, end), ++number);
        }

        answers.Flush();
        return allGood ? ExitCode.Done : ExitCode.UnusableInput;

        bool Answer(ReadOnlySpan<byte> line, long lineNumber)
        {
            if (lineNumber == 1 && line.StartsWith(Encoding.UTF8.Preamble))
            {
                line = line[Encoding.UTF8.Preamble.Length..];
            }

            line = line.Trim(" \t\r"u8);
            string? wrong = line.IsEmpty ? null : answer(line, answers);
            answers.EndLine();
            if (wrong is not null)
            {
                console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"line {lineNumber}: {wrong}"));
            }

            return wrong is null;
        }
    }
}
