-- Receives one update: the answer to it, and what is remembered of the chat.
-- KEYS  the update, the person's last requests, whether they were told to wait, their chat, their latest update
-- ARGV  requests in a window, the window, how long an update is reserved, how long it is remembered (all in ms),
--       the update's number, how long a chat is remembered (ms)
local update, requests, told, chat, latest = KEYS[1], KEYS[2], KEYS[3], KEYS[4], KEYS[5]
local most, window, reserve, remember = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3]), ARGV[4]
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)

local verdict, retry = 'admitted', 0
local known = redis.call('GET', update)
if known == 'done' then
  return {'repeated'}
elseif known then
  local reserved, before, wait = string.match(known, '(%d+):(%a+):(%d+)')
  if tonumber(reserved) > now then
    return {'busy'}
  end
  verdict, retry = before, tonumber(wait) -- counted when it came first
else
  local oldest = redis.call('LINDEX', requests, most - 1)
  if oldest and now - oldest < window then
    retry = oldest + window - now
    if not redis.call('SET', told, '1', 'NX', 'PX', retry) then
      redis.call('SET', update, 'done', 'PX', remember)
      return {'silenced'}
    end
    verdict = 'throttled'
  else
    redis.call('LPUSH', requests, string.format('%d', now))
    redis.call('LTRIM', requests, 0, most - 1)
    redis.call('PEXPIRE', requests, window)
  end
end
redis.call('SET', update, string.format('%d:%s:%d', now + reserve, verdict, retry), 'PX', remember)
local before = redis.call('GET', latest)
if verdict == 'admitted' and not (before and tonumber(before) > tonumber(ARGV[5])) then
  redis.call('SET', latest, ARGV[5], 'PX', ARGV[6])
end
local remembered = redis.call('HMGET', chat, 'awaiting', 'usual', 'unreachable', 'proposed', 'prompt')
return {
  verdict, string.format('%d', retry), before,
  remembered[1], remembered[2], remembered[3], remembered[4], remembered[5]
}
