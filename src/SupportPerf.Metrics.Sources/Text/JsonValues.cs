namespace SupportPerf.Metrics.Sources.Text;

/// <summary>Finds where JSON values start and end by brackets and quotes alone, so that a bad one can be passed over.</summary>
internal sealed class JsonValues(ByteBuffer buffer)
{
    /// <summary>The line of what comes next.</summary>
    public long Line { get; private set; } = 1;

    public ReadOnlySpan<byte> Pending => buffer.Pending;

    public SourceException CutOff() => new(buffer.Input.Name, Line, null, "The JSON ends in the middle; expected the end of the array or object. Is the file cut off?");

    /// <summary>The length of the value that starts here.</summary>
    /// <param name="mayEnd">Whether the input may end with it.</param>
    public int ValueLength(bool mayEnd)
    {
        int depth = 0;
        int at = 0;
        bool inText = false;
        while (true)
        {
            ReadOnlySpan<byte> pending = buffer.Pending;
            for (; at < pending.Length; at++)
            {
                byte c = pending[at];
                if (inText)
                {
                    int found = pending[at..].IndexOfAny((byte)'"', (byte)'\\');
                    at = found < 0 ? pending.Length - 1 : at + found;
                    if (found < 0)
                    {
                        continue;
                    }

                    if (pending[at] == (byte)'"')
                    {
                        inText = false;
                        if (depth == 0)
                        {
                            return at + 1;
                        }
                    }
                    else if (at + 1 < pending.Length)
                    {
                        at++;
                    }
                    else
                    {
                        break;
                    }

                    continue;
                }

                switch (c)
                {
                    case (byte)'"':
                        inText = true;
                        break;
                    case (byte)'{' or (byte)'[':
                        depth++;
                        break;
                    case (byte)'}' or (byte)']' when depth > 0:
                        depth--;
                        if (depth == 0)
                        {
                            return at + 1;
                        }

                        break;
                    case (byte)',' or (byte)']' or (byte)'}' or (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t' when depth == 0:
                        return Math.Max(at, 1);
                }
            }

            if (!buffer.More())
            {
                return mayEnd && depth == 0 && !inText ? Math.Max(at, 1) : throw CutOff();
            }
        }
    }

    /// <summary>Goes into the array that a property of the top-level object holds.</summary>
    public void EnterArray(string property)
    {
        Take(1);
        while (true)
        {
            SkipBlanks();
            if (buffer.Pending.IsEmpty)
            {
                throw CutOff();
            }

            byte c = buffer.Pending[0];
            if (c == (byte)',')
            {
                Take(1);
                continue;
            }

            if (c != (byte)'"')
            {
                throw new SourceException(buffer.Input.Name, Line, property, "The JSON object has no such property; expected it to hold the array of records.");
            }

            int length = ValueLength(mayEnd: false);
            bool found = buffer.Pending[1..(length - 1)].SequenceEqual(System.Text.Encoding.UTF8.GetBytes(property));
            Take(length);
            SkipBlanks();
            if (!buffer.Pending.IsEmpty && buffer.Pending[0] == (byte)':')
            {
                Take(1);
                SkipBlanks();
            }

            if (found && !buffer.Pending.IsEmpty && buffer.Pending[0] == (byte)'[')
            {
                Take(1);
                return;
            }

            if (found)
            {
                throw new SourceException(buffer.Input.Name, Line, property, "The property holds no array; expected the array of records.");
            }

            Take(ValueLength(mayEnd: false));
        }
    }

    public void SkipBlanks()
    {
        while (true)
        {
            int found = buffer.Pending.IndexOfAnyExcept(" \t\r\n"u8);
            Take(found < 0 ? buffer.Pending.Length : found);
            if (found >= 0 || !buffer.More())
            {
                return;
            }
        }
    }

    public void Take(int length)
    {
        Line += buffer.Pending[..length].Count((byte)'\n');
        buffer.Start += length;
    }
}
