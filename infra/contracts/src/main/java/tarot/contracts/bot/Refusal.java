package tarot.contracts.bot;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Why something that a person sent cannot be taken. */
public enum Refusal {
    @JsonProperty("unknown-command")
    UNKNOWN_COMMAND,
    /** Text without a question being asked for. */
    @JsonProperty("nothing-asked")
    NOTHING_ASKED,
    /** Never published: words that name no spread are a question, a button that names none is stale. */
    @JsonProperty("unknown-spread")
    UNKNOWN_SPREAD,
    @JsonProperty("empty-question")
    EMPTY_QUESTION,
    /** Over 500 characters. */
    @JsonProperty("question-too-long")
    QUESTION_TOO_LONG,
    /** Control characters, lone surrogates, nothing readable. */
    @JsonProperty("unreadable-question")
    UNREADABLE_QUESTION,
    /** A sticker, a voice message, a picture: anything but text. */
    @JsonProperty("not-text")
    NOT_TEXT,
    /** A button whose time has passed, or that was never offered. */
    @JsonProperty("stale-button")
    STALE_BUTTON,
    /** A command that needs more than was written, or cannot be read: its form is told. */
    @JsonProperty("malformed-command")
    MALFORMED_COMMAND,
    /** No promotion can have such a code. */
    @JsonProperty("malformed-code")
    MALFORMED_CODE,
    /** Text that tells of danger, be it a question or not: no cards are drawn. */
    @JsonProperty("care")
    CARE
}
