namespace SupportPerf.Metrics.Sources.Mapped;

/// <content>Survey questions: one column, or several of one kind that become a variant each.</content>
internal sealed partial class MapParser
{
    private void AddQuestions(MapNode node, ColumnSet columns, List<SurveyQuestion> questions)
    {
        if (node.Object("kind", "column", "columns", "name", "scale", "blank", "values", "other", "optional") is not { } map)
        {
            return;
        }

        SurveyKind kind = map.Required("kind")?.Choice(MapChoices.SurveyKinds) ?? SurveyKind.Csat;
        SurveyScale? scale = map.Optional("scale") is { } range ? Scale(range) : null;
        List<byte[]> blank = map.Optional("blank") is { } codes ? Utf8(codes.Texts("the codes that mean blank")) : [];
        ColumnNeed need = map.Optional("optional")?.Flag() == true ? ColumnNeed.Optional : ColumnNeed.Usual;
        if (map.Has("column") == map.Has("columns"))
        {
            map.Error("Expected either column or columns.");
        }

        Dictionary<string, Sentiment>? values = map.Optional("values") is { } words ? Values(words, MapChoices.Sentiments) : null;
        Sentiment? other = Other(map, MapChoices.Sentiments);
        if (values is not null && scale is not null)
        {
            map.Error("Both scale and values; expected scale for scores, or values for words.");
        }

        if (map.Has("columns") && map.Has("name"))
        {
            map.Error("One name for several columns; expected none, for each question has the name of its column.");
        }

        string? name = map.Optional("name")?.Text("the question's name");
        foreach (MapNode item in (map.Optional("column") ?? map.Optional("columns"))?.Items() ?? [])
        {
            if (Named(item, columns, need, blank) is { } column)
            {
                questions.Add(new SurveyQuestion
                {
                    Kind = kind,
                    Name = map.Has("columns") ? column.Name : name,
                    Scale = scale,
                    Score = values is null ? new CountField(column) : null,
                    Sentiment = values is null ? null : new ChoiceField<Sentiment>(column, values, other),
                });
            }
        }
    }

    private static SurveyScale? Scale(MapNode node)
    {
        IReadOnlyList<MapNode> ends = node.Items();
        if (ends.Count != 2)
        {
            node.Error("Expected the lowest and the highest score, for example [1, 5].");
            return null;
        }

        if (ends[0].Integer(-1000, 1000) is not { } min || ends[1].Integer(-1000, 1000) is not { } max)
        {
            return null;
        }

        if (max > min)
        {
            return new SurveyScale(min, max);
        }

        node.Error("The highest score must lie above the lowest.");
        return null;
    }
}
