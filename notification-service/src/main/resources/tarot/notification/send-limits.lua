-- Asks for a permit for each of many chats, at most one a chat, by the generic cell rate algorithm: a key holds the time
-- in milliseconds at which its pace would be kept exactly, and a permit moves that time on.
-- KEYS: pause, bot, then a key for each chat. ARGV: bot's ms per message and slack, a chat's ms per message and slack.
-- Answers for each chat with 0 (send now) or the milliseconds to wait; then the pause, and how far the bot is ahead of its pace.
local time = redis.call('TIME')
local now = time[1] * 1000 + time[2] / 1000
local botEach, botSlack, chatEach, chatSlack = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3]), tonumber(ARGV[4])
local kept = redis.call('MGET', unpack(KEYS))
local pause = math.max(redis.call('PTTL', KEYS[1]), 0)
local bot = math.max(tonumber(kept[2] or 0), now)
local queued, permits, waits = 0, 0, {}
for n = 3, #KEYS do
    local chat = math.max(tonumber(kept[n] or 0), now)
    local wait = math.max(chat - now - chatSlack, 0)
    if pause > 0 or bot - now > botSlack then
        -- those in line for the bot come back one after another, at its pace
        wait = math.max(wait, pause + math.max(bot - now - botSlack, 0) + queued * botEach)
        queued = queued + 1
    elseif wait == 0 then
        bot = bot + botEach
        permits = permits + 1
        redis.call('SET', KEYS[n], string.format('%.3f', chat + chatEach), 'PX', math.ceil(chat + chatEach - now) + 1)
    end
    waits[n - 2] = math.ceil(wait)
end
if permits > 0 then
    redis.call('SET', KEYS[2], string.format('%.3f', bot), 'PX', math.ceil(bot - now) + 1)
end
waits[#KEYS - 1] = math.ceil(pause)
waits[#KEYS] = math.ceil(bot - now)
return waits
