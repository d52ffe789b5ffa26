using System.Collections.Frozen;

namespace SupportPerf.Metrics.Sources.Zendesk;

/// <summary>Zendesk's open set of channels, reduced to the few that people compare.</summary>
internal static class ZendeskChannels
{
    private static readonly FrozenDictionary<string, string> Channels = new Dictionary<string, string>
    {
        ["email"] = "email",
        ["web"] = "web_form",
        ["web_form"] = "web_form",
        ["web_widget"] = "web_form",
        ["help_center"] = "web_form",
        ["closed_ticket"] = "web_form",
        ["logmein_rescue"] = "web_form",
        ["get_satisfaction"] = "web_form",
        ["topic"] = "web_form",
        ["sample_ticket"] = "web_form",
        ["api"] = "api",
        ["rule"] = "api",
        ["ticket_sharing"] = "api",
        ["import"] = "api",
        ["mobile"] = "in_app",
        ["mobile_sdk"] = "in_app",
        ["iphone"] = "in_app",
        ["android"] = "in_app",
        ["chat"] = "chat",
        ["chat_offline_message"] = "chat",
        ["native_messaging"] = "messaging",
        ["messaging"] = "messaging",
        ["sunshine_conversations_api"] = "messaging",
        ["whatsapp"] = "messaging",
        ["line"] = "messaging",
        ["telegram"] = "messaging",
        ["wechat"] = "messaging",
        ["viber"] = "messaging",
        ["answer_bot_for_web_widget"] = "messaging",
        ["answer_bot_for_agents"] = "messaging",
        ["answer_bot_for_sdk"] = "messaging",
        ["answer_bot_for_slack"] = "messaging",
        ["answer_bot_api"] = "messaging",
        ["slack"] = "messaging",
        ["voice"] = "phone",
        ["phone"] = "phone",
        ["phone_call_inbound"] = "phone",
        ["phone_call_outbound"] = "phone",
        ["voicemail"] = "phone",
        ["sms"] = "sms",
        ["text"] = "sms",
        ["twitter"] = "social",
        ["twitter_dm"] = "social",
        ["twitter_favorite"] = "social",
        ["twitter_like"] = "social",
        ["facebook"] = "social",
        ["facebook_post"] = "social",
        ["facebook_message"] = "social",
        ["facebook_messenger"] = "social",
        ["instagram_dm"] = "social",
        ["any_channel"] = "other",
        ["other"] = "other",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The common name. Null: not known.</summary>
    public static string? Find(string channel) => Channels.GetValueOrDefault(channel);
}
