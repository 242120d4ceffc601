package tarot.simulators.telegram;

import tools.jackson.databind.node.ObjectNode;

/**
 * An update on its way to the bot.
 *
 * @param queue the updates of one queue wait for each other; like Telegram, messages, callbacks and payments of
 *     one person go through different ones, and may overtake each other
 */
record Update(int id, String kind, String queue, ObjectNode body) {}
