-- Takes up to ARGV[3] requests out of the bucket of one client, which fills by ARGV[1] a second up to ARGV[2].
-- Answers how many were taken; when none is left, the milliseconds until there is one, as a negative number.
-- Redis' own clock, so that replicas whose clocks differ agree.
local per_second, burst, wanted = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local content, filled_at = burst, now
local bucket = redis.call('GET', KEYS[1])
if bucket then
  local before, at = string.match(bucket, '^(%S+) (%S+)$')
  before, at = tonumber(before), tonumber(at)
  if before and at then
    content = math.min(burst, before + math.max(0, now - at) * per_second / 1000)
    filled_at = math.max(at, now)
  end
end
local taken = math.min(wanted, math.floor(content))
content = content - taken
local full_in = math.ceil((burst - content) * 1000 / per_second)
redis.call('SET', KEYS[1], string.format('%.6f %.0f', content, filled_at), 'PX', math.max(1, full_in))
if taken > 0 then
  return taken
end
return -math.max(1, math.ceil((1 - content) * 1000 / per_second))
